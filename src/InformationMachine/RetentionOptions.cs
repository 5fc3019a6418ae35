using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InformationMachine;

/// <summary>What stays in the data file and for how long. Section <c>Retention</c> of <c>machine.json</c>.</summary>
internal sealed class RetentionOptions
{
    [Description("From this age of its latest post on, the posts of a dormant thread move to the archive of their year; its briefings stay.")]
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan ArchiveAfter { get; init; } = TimeSpan.FromDays(365);

    [Description("The share (0 to 1) of posts that have left the data file from which on it is built anew, so that it shrinks; 1 never does.")]
    [Range(0.05, 1.0)]
    public double CompactShare { get; init; } = 0.3;

    [Description("How often a running machine looks for what is to be archived.")]
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromDays(1);
}
