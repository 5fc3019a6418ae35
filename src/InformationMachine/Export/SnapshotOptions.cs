using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InformationMachine.Export;

/// <summary>How often readers get a new copy of the data. Section <c>Snapshot</c> of <c>machine.json</c>.</summary>
internal sealed class SnapshotOptions
{
    [Description("How far the published snapshot may be behind while posts arrive.")]
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(30);

    [Description("The same once the data file is larger than LargeBytes.")]
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LargeInterval { get; init; } = TimeSpan.FromMinutes(8);

    [Description("From this size of the data file on, in bytes, LargeInterval holds.")]
    [Range(1L, 1L << 50)]
    public long LargeBytes { get; init; } = 1L << 30;
}
