using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>
/// What posts of a story say and nobody should be told as a fact any more: taken back by its author, denied, marked as false, or a figure that
/// another one has replaced; and what was to come and has come by now. Posts still carry it, so that the check
/// alone would let it pass. Thread-safe.
/// </summary>
internal sealed class Overruled
{
    /// <summary>A sentence that holds so much of a draft is what the draft was taken from.</summary>
    private const double TakenFrom = 0.6;

    private readonly List<Statement> _statements;

    /// <param name="posts">All posts of the story, by publication time.</param>
    public Overruled(IReadOnlyList<Post> posts)
    {
        var all = Candidates.Read(posts);
        var overruled = Retracted.In(all).Keys.Concat(Refuted.In(all)).Concat(Replaced.In(all)).ToHashSet();
        var overtaken = Passed.In(all).Concat(overruled).ToHashSet();
        _statements = overtaken.Count == 0 ? [] : [.. all.Select(unit => new Statement(GroundingText.Content(unit.Text).ToHashSet(StringComparer.Ordinal), overruled.Contains(unit), overtaken.Contains(unit)))];
    }

    /// <summary>True where what a sentence says was overruled and stands nowhere else as it is.</summary>
    public bool Is(string text) => TakenFromAll(text, statement => statement.IsOverruled);

    /// <summary>True where what a sentence looks ahead to has happened, or was overruled: no word on how things stand now.</summary>
    public bool IsOvertaken(string text) => TakenFromAll(text, statement => statement.IsOvertaken);

    private bool TakenFromAll(string text, Predicate<Statement> isAsked)
    {
        if (_statements.Count == 0) return false;
        var words = GroundingText.Content(text).Distinct(StringComparer.Ordinal).ToList();
        if (words.Count == 0) return false;
        var most = _statements.Max(statement => words.Count(statement.Words.Contains));
        return most >= TakenFrom * words.Count && _statements.Where(statement => words.Count(statement.Words.Contains) == most).All(statement => isAsked(statement));
    }

    private sealed record Statement(HashSet<string> Words, bool IsOverruled, bool IsOvertaken);
}
