using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InformationMachine.Briefings;

/// <summary>How briefings are written. Section <c>Briefings</c> of <c>machine.json</c>.</summary>
internal sealed class BriefingOptions
{
    [Description("A thread gets a briefing from this many posts on; echoes of a post do not count.")]
    [Range(1, 100)]
    public int MinimumPosts { get; init; } = 2;
}
