using System.Collections.Immutable;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Catalogue;

namespace InformationMachine.Briefings.Site.Mail;

/// <summary>The few stories that moved most on a day, for readers who look once a day.</summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Stories">The stories, most moved first.</param>
/// <param name="Others">How many more moved.</param>
internal sealed record Digest(DateOnly Day, ImmutableArray<DayStory> Stories, int Others)
{
    /// <summary>As many as are read over a coffee.</summary>
    private const int Told = 12;

    public static Digest Of(DayRecord record) => new(record.Day, [.. record.First.Items.Take(Told)], Math.Max(0, record.Count() - Told));

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset UpdatedAt => Stories.Max(story => story.WrittenAt);

    /// <summary>One line that says how much there is.</summary>
    public string Summary()
    {
        var begun = Stories.Count(story => story.VersionBefore == 0);
        var text = $"{Wording.Count(Stories.Length + Others, "story", "stories")} moved";
        return begun == 0 ? text : $"{text}, {Wording.Count(begun, "of these is new", "of these are new")}";
    }
}
