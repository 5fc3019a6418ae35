using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Writing;

/// <summary>A statement with what comparing it with another one needs.</summary>
internal sealed partial class Claim
{
    private const double LeastDifference = 0.05;
    private const int FewestWords = 3;

    private readonly HashSet<string> _words;
    private readonly List<Figure> _figures;
    private readonly string? _subject;

    public Claim(Unit unit)
    {
        Unit = unit;
        Author = Grounding.GroundingText.Flat(unit.Post.Author) is { Length: > 0 } flat ? flat : unit.Post.Author;
        _words = [.. unit.Words.Where(word => !char.IsAsciiDigit(word[0]))];
        _figures = Figure.In(unit.Text);
        Disputes = Cues.Dispute().IsMatch(unit.Text);
        Negations = Cues.Negation().Count(unit.Text);
        _subject = Subject().Match(unit.Text) is { Success: true } match ? match.Groups[1].Value : null;
    }

    public Unit Unit { get; }

    /// <summary>Who says it, however the name is punctuated.</summary>
    public string Author { get; }

    /// <summary>True where it says outright that something said is not so.</summary>
    public bool Disputes { get; }

    /// <summary>How many words negate.</summary>
    public int Negations { get; }

    public int Shared(Claim other) => _words.Count(other._words.Contains);

    /// <summary>Shared content words, as a share of the shorter statement's, numbers apart.</summary>
    public double Overlap(Claim other)
    {
        var shortest = Math.Min(_words.Count, other._words.Count);
        var shared = Shared(other);
        return shortest < FewestWords || shared < 2 ? 0 : shared / (double)shortest;
    }

    /// <summary>Shared content words, as a share of all of both: a negation is only one where nearly all else is the same.</summary>
    public double Likeness(Claim other)
    {
        var shared = Shared(other);
        return shared < FewestWords ? 0 : shared / (double)(_words.Count + other._words.Count - shared);
    }

    /// <summary>True where the statements differ in one word only, and that word in one is the opposite of that in the other.</summary>
    public bool IsOpposite(Claim other)
    {
        if (Shared(other) < FewestWords) return false;
        var mine = _words.Where(word => !other._words.Contains(word)).ToList();
        var theirs = other._words.Where(word => !_words.Contains(word)).ToList();
        return mine.Count + theirs.Count <= Shared(other) && mine.Exists(word => theirs.Exists(counter => Opposites.Are(word, counter)));
    }

    /// <summary>True where both begin with a name and one of them with a name the other does not know: two companies' prices are no dispute.</summary>
    public bool IsOfAnother(Claim other) =>
        _subject is not null && other._subject is not null && (!other.Unit.Text.Contains(_subject, StringComparison.Ordinal) || !Unit.Text.Contains(other._subject, StringComparison.Ordinal));

    /// <summary>True where one of them says outright that the other's figure is wrong.</summary>
    public static bool Refutes(Claim a, Claim b) => Refuted(a, b) is not null || Refuted(b, a) is not null;

    /// <summary>Two figures for the same thing that differ, as a key; null where there is none.</summary>
    public static string? Dispute(Claim a, Claim b)
    {
        if ((Refuted(a, b) ?? Refuted(b, a)) is { } refuted) return refuted;
        foreach (var mine in a._figures)
        {
            foreach (var theirs in b._figures)
            {
                if (!mine.IsComparable(theirs) || Math.Abs(mine.Value - theirs.Value) <= Tolerance(mine, theirs)) continue;
                // A statement that names both figures tells of a change and disputes nothing.
                if (a._figures.Exists(figure => figure.Value == theirs.Value) || b._figures.Exists(figure => figure.Value == mine.Value)) continue;
                return $"{mine.Unit}/{Math.Min(mine.Value, theirs.Value)}/{Math.Max(mine.Value, theirs.Value)}";
            }
        }

        return null;
    }

    private static double Tolerance(Figure a, Figure b) => a.Unit == Figure.Month ? 0 : LeastDifference * Math.Max(a.Value, b.Value);

    /// <summary>What the one says outright is wrong in the other's statement, with its own figure, as a key; null where there is none.</summary>
    private static string? Refuted(Claim one, Claim other)
    {
        if (one._figures.Find(figure => figure.IsRefuted && other._figures.Exists(theirs => !theirs.IsRefuted && theirs.Value == figure.Value)) is not { } wrong) return null;
        var own = one._figures.Find(figure => !figure.IsRefuted && (figure.IsComparable(wrong) || wrong.Unit.Length == 0)) ?? wrong;
        return $"{own.Unit}/{Math.Min(own.Value, wrong.Value)}/{Math.Max(own.Value, wrong.Value)}";
    }

    /// <summary>The first word of the name a sentence begins with, unless that is who says it.</summary>
    [GeneratedRegex(@"^(?!(?:The|A|An|In|On|At|Without|With|Under|After|Before|Some|All|Its?|Their|This|That|These|Those|About|Nearly|More|Up|Only|At)\b)(\p{Lu}[\w’'-]*)(?:\s+\p{Lu}[\w’'-]*)*\s+(?!says?\b|said\b|reports?\b|reported\b|claims?\b|claimed\b|told\b|tells\b|estimates?\b|estimated\b|expects?\b|puts?\b|counts?\b|writes\b|wrote\b)\p{Ll}", RegexOptions.CultureInvariant)]
    private static partial Regex Subject();
}
