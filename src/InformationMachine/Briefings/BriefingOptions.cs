using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InformationMachine.Briefings;

/// <summary>How briefings are written. Section <c>Briefings</c> of <c>machine.json</c>.</summary>
internal sealed class BriefingOptions
{
    [Description("A thread gets a briefing from this many posts on; echoes of a post do not count.")]
    [Range(1, 100)]
    public int MinimumPosts { get; init; } = 2;

    [Description("The most posts of a thread that one briefing considers: a tenth from its beginning, the rest the latest.")]
    [Range(10, 2000)]
    public int MaximumPosts { get; init; } = 200;

    [Description("True publishes only versions an editor has approved; the desk shows the others.")]
    public bool PublishApprovedOnly { get; init; }
}
