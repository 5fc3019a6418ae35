using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>What is stated, apart from who states it: its content words without numbers, the names among them, how often it negates.</summary>
internal sealed partial class Proposition
{
    private const int FewestWords = 3;
    private const double SameLikeness = 0.6;

    /// <summary>Where the longer of two holds nearly all of the shorter one, the rest only tells more.</summary>
    private const double Containment = 0.85;
    private const int FewestHeld = 4;
    private const double HeldLikeness = 0.45;

    /// <summary>Who and what come first in what is denied; where and when, which whole threads share, behind them.</summary>
    private const double HeadShare = 0.5;
    private const double LeastCovered = 0.5;

    private readonly List<string> _ordered;
    private readonly HashSet<string> _words;
    private readonly HashSet<string> _names;
    private readonly string _text;
    private readonly string? _subject;

    public Proposition(string text)
    {
        _text = text;
        _ordered = [.. CandidateReader.Words(text).Where(word => !char.IsAsciiDigit(word[0]))];
        _words = [.. _ordered];
        _names = [.. Name().Matches(text).SelectMany(match => InformationMachine.Text.GroundingText.Content(match.Value) is { Count: > 0 } words ? words : [match.Value.ToLowerInvariant()])];
        _subject = Subject().Match(text) is { Success: true } match ? match.Groups[1].Value : null;
        Negations = Negation.Count(text);
    }

    /// <summary>How many words negate.</summary>
    public int Negations { get; }

    public int Shared(Proposition other) => _words.Count(other._words.Contains);

    /// <summary>Shared content words, as a share of the shorter one's.</summary>
    public double Overlap(Proposition other)
    {
        var shortest = Math.Min(_words.Count, other._words.Count);
        var shared = Shared(other);
        return shortest < FewestWords || shared < 2 ? 0 : shared / (double)shortest;
    }

    /// <summary>Shared content words, as a share of all of both.</summary>
    public double Likeness(Proposition other)
    {
        var shared = Shared(other);
        return shared == 0 ? 0 : shared / (double)(_words.Count + other._words.Count - shared);
    }

    /// <summary>True where one says the other with a negation: a negation is only one where nearly all else is the same.</summary>
    public bool IsNegated(Proposition other) =>
        Math.Abs(Negations - other.Negations) == 1 && Math.Min(Negations, other.Negations) == 0 && IsSame(other) && !IsOfAnother(other);

    /// <summary>True where they differ in little, and a word in one is the opposite of a word in the other.</summary>
    public bool IsOpposite(Proposition other)
    {
        if (Negations != other.Negations || IsOfAnother(other)) return false;
        var mine = _words.Where(word => !other._words.Contains(word)).ToList();
        var theirs = other._words.Where(word => !_words.Contains(word)).ToList();
        var shared = Shared(other);
        var isAlike = shared >= FewestWords ? mine.Count + theirs.Count <= shared : shared > 0 && mine.Count == 1 && theirs.Count == 1;
        return isAlike && mine.Exists(word => theirs.Exists(counter => Opposites.Are(word, counter)));
    }

    /// <summary>True where the same is told of the same two with their parts exchanged: who beat, bought or accused whom.</summary>
    public bool IsExchanged(Proposition other) =>
        Negations == other.Negations && _words.SetEquals(other._words)
        && OneSided().Match(_text) is { Success: true } mine && OneSided().Match(other._text) is { Success: true } theirs
        && mine.Groups["who"].Value == theirs.Groups["whom"].Value && mine.Groups["whom"].Value == theirs.Groups["who"].Value;

    /// <summary>True where any word of one is the opposite of one of the other: jobs that are cut and jobs that are created.</summary>
    public bool HasOpposite(Proposition other) =>
        _words.Any(word => !other._words.Contains(word) && other._words.Any(counter => !_words.Contains(counter) && Opposites.Are(word, counter)));

    /// <summary>
    /// True where both begin with a name and one of them with a name the other does not know, or each names whom, where or when the other
    /// does not: two companies' prices are no dispute, nor are two days' weather.
    /// </summary>
    public bool IsOfAnother(Proposition other) =>
        (_subject is not null && other._subject is not null && (!other._text.Contains(_subject, StringComparison.Ordinal) || !_text.Contains(other._subject, StringComparison.Ordinal)))
        || (_names.Any(name => !other._words.Contains(name)) && other._names.Any(name => !_words.Contains(name)));

    /// <summary>True where the other one states this, in its own order: most of it, and most of what it begins with.</summary>
    public bool IsStatedBy(Proposition other)
    {
        var covered = _words.Count(other._words.Contains);
        if (covered < FewestWords || covered < LeastCovered * _words.Count || IsOfAnother(other)) return false;
        var head = _ordered.Distinct(StringComparer.Ordinal).Take(Math.Max(FewestWords, (int)Math.Ceiling(_words.Count * HeadShare))).ToList();
        return head.Count(other._words.Contains) * 2 > head.Count || covered == _words.Count;
    }

    private bool IsSame(Proposition other)
    {
        var shared = Shared(other);
        var shortest = Math.Min(_words.Count, other._words.Count);
        if (shared < FewestWords) return shared == 2 && _words.SetEquals(other._words);
        var likeness = Likeness(other);
        return likeness >= SameLikeness || (shared >= FewestHeld && shared >= Containment * shortest && likeness >= HeldLikeness);
    }

    /// <summary>A name, a verb of which each can only be one side at a time, and another name. English.</summary>
    [GeneratedRegex(@"^(?:[Tt]he\s+)?(?<who>\p{Lu}[\w’'-]*(?:\s+\p{Lu}[\w’'-]*){0,3})\s+(?:has\s+|have\s+|had\s+|will\s+|is to\s+)?(?:beat(?:s" +
        @"|en)?|defeat(?:s|ed)?|su(?:es?|ed)|accus(?:es?|ed)|b(?:uys?|ought)|acquir(?:es?|ed)|attack(?:s|ed)?|invade[sd]?" +
        @"|overt(?:akes?|ook)|replace[sd]?|succeed(?:s|ed)?|ow(?:es?|ed)|blame[sd]?|pa(?:ys?|id)|kill(?:s|ed)?|injure[sd]?|arrest(?:s" +
        @"|ed)?|hire[sd]?|fire[sd]?|fund(?:s|ed)?)\s+(?:the\s+)?(?<whom>\p{Lu}[\w’'-]*(?:\s+\p{Lu}[\w’'-]*){0,3})\b", RegexOptions.CultureInvariant)]
    private static partial Regex OneSided();

    /// <summary>The first word of the name a sentence begins with.</summary>
    [GeneratedRegex(@"^(?!(?:The|A|An|In|On|At|Without|With|Under|After|Before|Some|All|Its?|Their|This|That|These|Those|About|Nearly|More|Up|Only" +
        @"|At|There|No|Not|Nobody|Someone|Somebody|Everyone|Everybody|People|Many|Most|Few|Every|Each|One|Two|Three|He|She|They|We|I" +
        @"|You|His|Her|Our)\b)(\p{Lu}[\w’'-]*)(?:\s+\p{Lu}[\w’'-]*)*\s+(?!says?\b|said\b|reports?\b|reported\b|claims?\b|claimed\b" +
        @"|told\b|tells\b|estimates?\b|estimated\b|expects?\b|puts?\b|counts?\b|writes\b|wrote\b)\p{Ll}", RegexOptions.CultureInvariant)]
    private static partial Regex Subject();

    /// <summary>A word with a capital that is not the first of the text, or that another one follows.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{N},’'""]\s)\p{Lu}[\p{L}\p{N}’'-]+|^(?!(?:The|A|An|In|On|At|No)\b)\p{Lu}[\p{L}\p{N}’'-]+(?=\s\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
