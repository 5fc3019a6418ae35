using System.Collections.Frozen;
using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// A figure of a statement with what it is of: who or what (the subject), does or is what (the predicate), in which unit, and whether it is
/// an amount, a change, a bound, an estimate or a plan. Two figures are of one thing only where all of these are the same; where the
/// predicate is not known, as in languages without a list of verbs, nothing is.
/// </summary>
internal sealed partial class ReportedFigure
{
    /// <summary>So much of what stands beside subject and predicate has to be the same.</summary>
    private const double SameBeside = 0.5;

    /// <summary>Verbs that tell how much something is, whichever way it got there.</summary>
    private const string Level = "=";

    private static readonly FrozenSet<string> LevelVerbs = "is are was were stand stands stood reach reaches reached hit hits total totals totaled totalled remain remains remained amount amounts amounted number numbers numbered has have had".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Verbs of change tell how much something is where "to" follows, and otherwise by how much it changed.</summary>
    private static readonly FrozenSet<string> ChangeVerbs = "rise rises rose risen climb climbs climbed increase increases increased grow grows grew grown jump jumps jumped surge surges surged gain gains gained fall falls fell fallen drop drops dropped decline declines declined decrease decreases decreased shrink shrinks shrank slip slips slipped plunge plunges plunged raised lowered lifted reduced".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Auxiliaries = "has have had is are was were will would could can may might must should did does do be been being".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that say when it was so: other ones make it another figure.</summary>
    private static readonly FrozenSet<string> TimeWords = "today yesterday tomorrow tonight hour hours day days daily week weeks weekly weekend month months monthly quarter quarterly year years yearly annual annually morning afternoon evening night last next first second third per".Split(' ').SelectMany(word => GroundingText.Content(word).Append(word)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that tell of an update and of nothing else.</summary>
    private static readonly FrozenSet<string> UpdateWords = "now already far latest newest updated currently meanwhile officially confirmed total altogether".Split(' ').SelectMany(GroundingText.Content).ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> _subject;
    private readonly HashSet<string> _beside;
    private readonly HashSet<string> _names;
    private readonly string? _predicate;
    private readonly bool _knowsVerbs;

    private ReportedFigure(CandidateSentence unit, Figure figure, string clause, int at, string? speaker, StatingWords? verbs)
    {
        (Unit, Figure, Speaker, _knowsVerbs) = (unit, figure, speaker, verbs is not null);
        var words = Word().Matches(clause).ToList();
        var verb = verbs is null ? null : words.FindLast(word => word.Index < at && IsPredicate(word, words, verbs)) ?? words.Find(word => word.Index > at && IsPredicate(word, words, verbs));
        var first = verbs is null ? null : words.Find(word => word.Index > 0 && verbs.IsFinite(word.Value.ToLowerInvariant()));
        var head = first is not null && first.Index < at ? clause[..first.Index] : clause[..Math.Min(at, clause.Length)];
        _subject = [.. Content(head)];
        if (head.Length >= at) _subject.Add(figure.Unit);
        Kind = KindOf(clause[..Math.Min(at, clause.Length)], clause[Math.Min(clause.Length, at)..], verb?.Value.ToLowerInvariant());
        _predicate = verb is null ? null : PredicateOf(verb.Value.ToLowerInvariant());
        _beside = [.. Content(clause).Where(word => !_subject.Contains(word) && word != figure.Unit && !Content(verb?.Value ?? "").Contains(word))];
        _names = [.. Name().Matches(clause).SelectMany(match => Content(match.Value))];
    }

    /// <summary>The sentence that gives it.</summary>
    public CandidateSentence Unit { get; }

    public Figure Figure { get; }

    public FigureKind Kind { get; }

    /// <summary>Who is said to give it within the sentence; null where its author does.</summary>
    public string? Speaker { get; }

    /// <summary>False for a phrase that states nothing of it, in a language whose verbs are known.</summary>
    public bool IsStated => _predicate is not null || !_knowsVerbs;

    /// <summary>The figures of a sentence that say what they count or measure.</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="language">The language it is in; null for unknown.</param>
    public static IEnumerable<ReportedFigure> In(CandidateSentence unit, string? language)
    {
        var verbs = LanguageRules.All.Stating.GetValueOrDefault(language ?? "en");
        var (core, speaker) = Attribution.Of(unit.Text);
        core = GroundingText.Fold(core);
        if (speaker is not null && !Named().IsMatch(speaker)) speaker = null;
        foreach (var figure in Figure.In(core).Where(figure => figure is { IsRefuted: false, Unit.Length: > 0, Written.Length: > 0 } && figure.Unit != Figure.Month && !IsNoMeasure(figure, core)))
        {
            var (start, end) = ClauseAround(core, figure.Position);
            yield return new ReportedFigure(unit, figure, core[start..end], figure.Position - start, speaker, verbs);
        }
    }

    /// <summary>True where both give the amount of one thing: subject, predicate, unit and kind are the same, and so is when and where.</summary>
    public bool IsOfSame(ReportedFigure other) =>
        Figure.Unit == other.Figure.Unit && Kind == other.Kind && _predicate is not null && _predicate == other._predicate
        && _subject.Count > 0 && _subject.SetEquals(other._subject)
        && _names.SetEquals(other._names) && !OnlyInOne(_beside, other._beside).Any(TimeWords.Contains) && IsBesideSame(other);

    /// <summary>True where both give the same amount of what may be one thing.</summary>
    public bool IsSame(ReportedFigure other) => Figure.Value == other.Figure.Value && Figure.Unit == other.Figure.Unit && Kind == other.Kind;

    private static IEnumerable<string> OnlyInOne(HashSet<string> one, HashSet<string> other) => one.Except(other).Concat(other.Except(one));

    private bool IsBesideSame(ReportedFigure other)
    {
        var shared = _beside.Count(other._beside.Contains);
        var all = _beside.Count + other._beside.Count - shared;
        return all == 0 || all - shared <= 1 || shared >= SameBeside * all;
    }

    private static List<string> Content(string text) => [.. GroundingText.Content(text).Where(word => !char.IsAsciiDigit(word[0]) && !UpdateWords.Contains(word))];

    private string PredicateOf(string verb) =>
        LevelVerbs.Contains(verb) || (ChangeVerbs.Contains(verb) && Kind != FigureKind.Change) ? Level : GroundingText.Content(verb).FirstOrDefault() ?? verb;

    /// <summary>A finite verb; an auxiliary only where no other follows it.</summary>
    private static bool IsPredicate(Match word, List<Match> words, StatingWords verbs)
    {
        if (word.Index == 0 || !verbs.IsFinite(word.Value.ToLowerInvariant())) return false;
        var next = words.SkipWhile(other => other.Index <= word.Index).FirstOrDefault();
        return !Auxiliaries.Contains(word.Value.ToLowerInvariant()) || next is null || !verbs.IsFinite(next.Value.ToLowerInvariant());
    }

    private static FigureKind KindOf(string before, string from, string? verb)
    {
        if (Replaced.IsDemand(before)) return FigureKind.Demanded;
        if (Passed.IsAhead(before) || Possible().IsMatch(before)) return FigureKind.Expected;
        if (AtLeast().IsMatch(before)) return FigureKind.AtLeast;
        if (AtMost().IsMatch(before)) return FigureKind.AtMost;
        if (About().IsMatch(before)) return FigureKind.Estimate;
        return By().IsMatch(before) || More().IsMatch(from) || (verb is not null && ChangeVerbs.Contains(verb) && !To().IsMatch(before)) ? FigureKind.Change : FigureKind.Total;
    }

    /// <summary>An age, a score, a time of day or a ratio.</summary>
    private static bool IsNoMeasure(Figure figure, string text)
    {
        var before = text[..figure.Position].TrimEnd();
        return (before is [.., var digit, '-' or '–' or ':' or '/'] && char.IsAsciiDigit(digit)) || Compound().IsMatch(text[figure.Position..]) || ClockUnits.Contains(figure.Unit);
    }

    private static readonly FrozenSet<string> ClockUnits = "am pm gmt utc cet cest bst est edt pst pdt uhr".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static (int Start, int End) ClauseAround(string text, int at)
    {
        var breaks = Break().Matches(text);
        var start = breaks.Where(match => match.Index + match.Length <= at).Select(match => match.Index + match.Length).DefaultIfEmpty(0).Max();
        var end = breaks.Where(match => match.Index > at).Select(match => match.Index).DefaultIfEmpty(text.Length).Min();
        return (start, end);
    }

    /// <summary>Between clauses that each have a subject of their own.</summary>
    [GeneratedRegex(@"[;:—–]\s|,\s+(?:and|but|while|whereas|though|as)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Break();

    [GeneratedRegex(@"[\p{L}'’]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    /// <summary>A word with a capital that does not begin the clause.</summary>
    [GeneratedRegex(@"(?<=\S\s)\p{Lu}[\p{L}\p{N}'’-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(?:could|may|might|would|should|if)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Possible();

    [GeneratedRegex(@"\b(?:at least|more than|over|above|no fewer than|no less than|exceed(?:s|ed|ing)?|upwards of)\s+\S?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"\b(?:at most|up to|as many as|as much as|less than|fewer than|no more than|under|below)\s+\S?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"\b(?:about|around|roughly|nearly|almost|approximately|some|an? estimated|close to|just over|just under)\s+\S?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex About();

    [GeneratedRegex(@"\bby\s+\S?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"\bto\s+\S?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex To();

    [GeneratedRegex(@"^\S+(?:\s\p{Ll}+)?\s(?:more|fewer|less|higher|lower|up|down)\b", RegexOptions.CultureInvariant)]
    private static partial Regex More();

    /// <summary>"34-year-old", "9,000-strong", "34 years old".</summary>
    [GeneratedRegex(@"^\S?[\d.,]+(?:-\p{L}|\syears?[\s-]old\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Compound();

    /// <summary>Who is named, or told by an office; no other words that stand before "said".</summary>
    [GeneratedRegex(@"^(?!(?:But|And|While|As|When|If)\b)(?:\p{Lu}|(?:the|a|an)\s|(?:police|officials?|doctors?|organi[sz]ers?|witnesses|experts|investigators)\b)[^,]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
