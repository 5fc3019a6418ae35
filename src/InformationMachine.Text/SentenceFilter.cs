namespace InformationMachine.Text;

/// <summary>
/// Decides what of a post may be told. A sentence is removed by its shape (code, a label, half a sentence), which needs no language;
/// a pattern of words alone only lowers its weight. A pattern removes one where it was found right on feeds that it was not written
/// from and a second signal agrees: an address stands in the sentence, nothing else is stated in it, it recurs, or it stands at the end
/// of its post (who reads posts decides the latter two). Every removal has the id of a rule. Pure.
/// </summary>
internal static class SentenceFilter
{
    private const int MinimumWords = 4;
    private const int MaximumWords = 60;
    private const int MinimumIdeographs = 8;
    private const int MaximumIdeographic = 300;
    private const int LongestLabel = 120;
    private const int MostCuts = 3;

    /// <summary>In characters: nobody's sentence is longer, and what the rules cost grows faster than the text they look at.</summary>
    private const int LongestSentence = 2000;

    /// <summary>The rules that know no language, each by what is wrong with the sentence.</summary>
    public static readonly IReadOnlyList<string> Shapes =
    [
        Shape.ChapterMark, Shape.Code, Shape.Tags, Shape.ListItem, Shape.Address, Shape.BreaksOff, Shape.Continuation, Shape.Dateline,
        Shape.Topics, Shape.Short, Shape.Long, Shape.Subordinate, Shape.Quotation, Shape.Verses, Shape.Sponsors, Shape.Heading, Shape.Programme, Shape.Path, Shape.Embed, Shape.Garbled,
    ];

    /// <summary>One sentence of a text that <see cref="Trimmer.Text"/> has cleaned.</summary>
    public static SentenceVerdict Sentence(string sentence)
    {
        if (sentence.Length > LongestSentence) return SentenceVerdict.Removed(Shape.Long);
        var (text, shape) = Trimmer.Clean(sentence);
        if (text is null) return shape == Shape.Code && Trimmer.Clean(sentence, mayBeCode: true).Text is { } prose && IsClause(prose) ? SentenceVerdict.Lowered(prose, Shape.Lowers(shape)!) : SentenceVerdict.Removed(shape!);
        (text, var match, var cutBy) = Cut(text);
        if (text.Length == 0) return SentenceVerdict.Removed(cutBy ?? Shape.Short);
        if (WrongSize(text) is { } size) return match is null && IsProse(text) ? SentenceVerdict.Lowered(Trimmer.Capitalise(text), Shape.Lowers(size)!) with { CutBy = cutBy } : SentenceVerdict.Removed(size);
        if (Fragments.IsSubordinate(text)) return SentenceVerdict.Removed(Shape.Subordinate);
        text = Trimmer.Capitalise(text);
        if (match is not { } hit) return SentenceVerdict.Kept(text) with { CutBy = cutBy };
        return hit.Rule.IsProven && (Trimmer.HasAddress(sentence) || !States(text, hit)) ? SentenceVerdict.Removed(hit.Rule.Id) : SentenceVerdict.Lowered(text, hit.Rule) with { CutBy = cutBy };
    }

    /// <summary>A headline without its outlet, its kind of broadcast, its final stop. One too short to be a statement is a label.</summary>
    /// <param name="title">As the post has it.</param>
    /// <param name="author">Whose name in the headline says nothing new.</param>
    /// <param name="isLabel">Whether it only names the post.</param>
    public static SentenceVerdict Headline(string title, string author, out bool isLabel)
    {
        isLabel = false;
        if (title.Length > LongestSentence) return SentenceVerdict.Removed(Shape.Long);
        var (text, shape) = Trimmer.CleanHeadline(title, author);
        if (text is null) return SentenceVerdict.Removed(shape!);
        // A headline of nothing but what could be cut off is the name of the post.
        var (rest, match, cutBy) = Cut(text);
        if (rest.Length > 0) text = rest;
        isLabel = WrongSize(text) is not null || Trimmer.IsNameOfWork(text);
        if (isLabel && !(text.Length is >= 3 and <= LongestLabel && text.Any(char.IsLetter))) return SentenceVerdict.Removed(Shape.Short);
        text = Trimmer.Capitalise(Trimmer.WithoutStop(text));
        if (match is not { } hit) return SentenceVerdict.Kept(text) with { CutBy = cutBy };
        return hit.Rule.IsProven && !States(text, hit) ? SentenceVerdict.Removed(hit.Rule.Id) : SentenceVerdict.Lowered(text, hit.Rule) with { CutBy = cutBy };
    }

    /// <summary>What is left of a text without what rules cut off before and behind it, and the first rule that speaks against that.</summary>
    private static (string Text, (LanguageRule Rule, int Start, int Length)? Match, string? CutBy) Cut(string text)
    {
        string? by = null;
        for (var cuts = 0; cuts < MostCuts; cuts++)
        {
            if (LanguageRules.All.First(text) is not { } hit) return (text, null, by);
            if (!hit.Rule.IsCut) return (text, hit, by);
            text = hit.Rule.IsTail ? text[..hit.Start].TrimEnd() : text[(hit.Start + hit.Length)..].TrimStart();
            by = hit.Rule.Id;
        }

        return (text, null, by);
    }

    /// <summary>
    /// True where a lowered sentence states more than the words that its rule matched: a main clause, or a figure where the language has no
    /// list of verbs. What states nothing else is told by nobody.
    /// </summary>
    public static bool HasFact(string text, LanguageRule rule) => rule.Match(text) is not { Success: true } match || States(text, (rule, match.Index, match.Length));

    private static bool States(string text, (LanguageRule Rule, int Start, int Length) hit)
    {
        var end = Math.Min(text.Length, hit.Start + hit.Length);
        var rest = $"{text[..Math.Min(hit.Start, text.Length)]} {text[end..]}";
        return LanguageRules.All.Stating.TryGetValue(hit.Rule.Language, out var words) ? words.States(rest) : NumberMention.In(rest).Count > 0;
    }

    /// <summary>A whole sentence with a verb, of any language that has a list of verbs.</summary>
    private static bool IsClause(string text) => IsEnded(text) && LanguageRules.All.Stating.Values.Any(words => words.HasVerb(text));

    /// <summary>The same, or one that gives a figure.</summary>
    private static bool IsProse(string text) => IsEnded(text) && text.Any(char.IsLetter) && (IsClause(text) || NumberMention.In(text).Count > 0);

    private static bool IsEnded(string text) => text.AsSpan().TrimEnd("\"'”’») ") is [.., '.' or '!' or '…' or '。'];

    private static string? WrongSize(string text)
    {
        if (text.Count(Trimmer.IsIdeograph) >= MinimumIdeographs) return text.Length <= MaximumIdeographic ? null : Shape.Long;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
        return words < MinimumWords || !text.Any(char.IsLetter) ? Shape.Short : words > MaximumWords ? Shape.Long : null;
    }
}
