using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// A pattern of words in one language that marks a sentence as none of the story: it asks something of the reader, sends the reader
/// elsewhere, or speaks of the publication. Read from <c>rules/LANGUAGE.json</c>. Immutable and thread-safe.
/// </summary>
/// <param name="Id">Language and name, as the file has it: "en/subscribe".</param>
/// <param name="Kind">What such a sentence is: call, pointer, offer, notice.</param>
/// <param name="Pattern">A regular expression of at most 200 characters, in one language; case does not matter.</param>
/// <param name="Examples">Sentences that it must match, two at least.</param>
/// <param name="Counterexamples">Sentences that it must not match, two at least.</param>
internal sealed record LanguageRule(string Id, string Kind, string Pattern, IReadOnlyList<string> Examples, IReadOnlyList<string> Counterexamples)
{
    /// <summary>So many judged hits are needed before a rule may remove a sentence.</summary>
    public const int FewestJudged = 20;

    /// <summary>The least share of its judged hits that must be right.</summary>
    public const double LeastPrecision = 0.98;

    private Regex? _regex;

    /// <summary>
    /// "sentence"; "tail" where only what stands from the match on is none of the story; "head" where only the match is, which stands before
    /// it: a dateline, "Live updates:".
    /// </summary>
    public string Scope { get; init; } = "sentence";

    /// <summary>What people said of its hits in feeds that it was not written from; null where nobody has judged it.</summary>
    public JudgedHits? Judged { get; init; }

    /// <summary>True where enough hits were judged right: only then may it remove a sentence, and only with a second signal.</summary>
    public bool IsProven => Judged is { Hits: >= FewestJudged } judged && judged.Right >= LeastPrecision * judged.Hits;

    public string Language => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>True for one that stands for a rule of shape.</summary>
    public bool IsOfShape => Kind == "shape";

    public bool IsTail => Scope == "tail";

    /// <summary>True where it may cut a part off, and the rest is told as if that had never stood there.</summary>
    public bool IsCut => IsTail || (Scope == "head" && IsProven);

    /// <summary>Compiled when it is first needed: most programs run without ever writing a briefing.</summary>
    private Regex Compiled => _regex ??= new Regex(Pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Compiled);

    public Match Match(string text) => Compiled.Match(text);
}
