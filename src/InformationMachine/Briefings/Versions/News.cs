using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Versions;

/// <summary>What one version tells that another did not.</summary>
internal static class News
{
    /// <summary>
    /// How many things are new: statements of posts that are new or edited since, disagreements, answers, another headline. An old
    /// post's sentence that is merely chosen now is none.
    /// </summary>
    public static int Between(Briefing older, Briefing newer)
    {
        var known = older.Sources.ToDictionary(source => source.Post, source => source.Revision);
        var fresh = newer.Sources.Where(source => !known.TryGetValue(source.Post, out var revision) || source.Revision > revision).Select(source => source.Number).ToHashSet();
        var said = older.Sections.Sentences().Select(sentence => sentence.Text).ToHashSet(StringComparer.Ordinal);
        var statements = newer.Sections.Sentences().Where(sentence => sentence.Citations.Any(fresh.Contains)).Select(sentence => sentence.Text).Distinct(StringComparer.Ordinal).Count(text => !said.Contains(text));
        return statements + Tensions(newer).Except(Tensions(older), StringComparer.Ordinal).Count() + Answers(newer).Except(Answers(older), StringComparer.Ordinal).Count() + (newer.Title == older.Title ? 0 : 1);
    }

    /// <summary>Every sentence's text.</summary>
    public static HashSet<string> Statements(Briefing briefing) => briefing.Sections.Sentences().Select(sentence => sentence.Text).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Tensions(Briefing briefing) =>
        briefing.Sections.Tensions.Select(tension => string.Join('\n', tension.Sides.Select(side => side.Sentence.Text)));

    private static IEnumerable<string> Answers(Briefing briefing) =>
        briefing.Sections.OpenQuestions.Where(question => question.Answer is not null).Select(question => question.Sentence.Text);
}
