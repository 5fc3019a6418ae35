using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InformationMachine.Briefings;

/// <summary>How briefings are written. Section <c>Briefings</c> of <c>machine.json</c>.</summary>
internal sealed class BriefingOptions
{
    [Description("Whose words readers meet first: Extractive for the posts' own, Model for those of the language model of section Model, each sentence checked against the posts it cites; the posts' own words stand beside them.")]
    public WriterKind Writer { get; init; } = WriterKind.Extractive;

    [Description("A thread gets a briefing from this many posts on; echoes of a post do not count.")]
    [Range(1, 100)]
    public int MinimumPosts { get; init; } = 2;

    [Description("The most posts of a thread that one briefing considers: a tenth from its beginning, the rest the latest.")]
    [Range(10, 2000)]
    public int MaximumPosts { get; init; } = 200;

    [Description("The most versions a thread gets within an hour; what comes in between is gathered into the next one. Editors' decisions do not count.")]
    [Range(1, 3600)]
    public int VersionsPerHour { get; init; } = 6;

    [Description("What editors decide about a thread becomes a version when they have decided nothing about it for so long. A corrected sentence and \"publish now\" do not wait.")]
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DecisionPause { get; init; } = TimeSpan.FromMinutes(2);

    [Description("The longest such wait, counted from the first of the decisions.")]
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan DecisionPauseLimit { get; init; } = TimeSpan.FromMinutes(10);

    [Description("A version is written where new or edited posts bring at least this many new things: statements, disagreements, answers, another headline.")]
    [Range(1, 100)]
    public int MinimumChanges { get; init; } = 1;

    [Description("True lists the figures of a story in a section of their own, where there are two or more.")]
    public bool Numbers { get; init; } = true;

    [Description("True publishes only versions an editor has approved; the desk shows the others.")]
    public bool PublishApprovedOnly { get; init; }

    [Description("How much weight authors, accounts and feeds have in the importance of a story: names with a number from 0 to 3, separated by commas, such as Harbour Authority=2, @rumours=0.5. 1 is usual.")]
    public string Standing { get; init; } = "";
}
