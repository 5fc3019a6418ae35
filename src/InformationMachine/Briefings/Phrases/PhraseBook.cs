using System.Text.Json.Serialization;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Phrases;

/// <summary>
/// The words that stand around a thread's sentences, in the language of the thread, so that a page reads in one language. All of them
/// or none: a language without a file here gets English throughout. Pages that span threads (lists, days, authors, search, digests) stay
/// in the site's language, English.
/// </summary>
internal sealed record PhraseBook
{
    /// <summary>The languages that have words of their own.</summary>
    public static IReadOnlyList<string> Languages => PhraseFiles.Languages;

    /// <summary>The words of the site, and of threads in a language that has none of its own.</summary>
    public static PhraseBook English => PhraseFiles.Book(null);

    /// <summary>The language of the words (BCP 47).</summary>
    [JsonIgnore]
    public string Language { get; init; } = "";

    /// <summary>Other tags of the same language.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>True where lines run from right to left.</summary>
    public bool IsRightToLeft { get; init; }

    /// <summary>Which form of a counted phrase goes with which number (<see cref="PluralRules"/>).</summary>
    public IReadOnlyDictionary<string, string> Plural { get; init; } = new Dictionary<string, string>();

    /// <summary>What stands between a label and what it is a label of.</summary>
    public required string Colon { get; init; }

    /// <summary>What stands between the items of a list.</summary>
    public required string Comma { get; init; }

    /// <summary>What ends a line of words of the machine.</summary>
    public required string Stop { get; init; }

    /// <summary>The words of each section, by its name in files.</summary>
    public required IReadOnlyDictionary<string, SectionPhrases> Sections { get; init; }

    /// <summary>Of an author who says nothing but what stands above; the numbers of the sources follow.</summary>
    public required string Above { get; init; }

    /// <summary>Before what an author has said earlier: "Evolution".</summary>
    public required string Evolution { get; init; }

    /// <summary>The link to the versions before.</summary>
    public required string History { get; init; }

    /// <summary>Before a question that has its answer.</summary>
    public required string Answered { get; init; }

    /// <summary>Before what nobody has confirmed.</summary>
    public required string Unconfirmed { get; init; }

    /// <summary>Before one side of a dispute that is not settled.</summary>
    public required string Unresolved { get; init; }

    /// <summary>Behind a day that was still to come.</summary>
    public required string Expected { get; init; }

    /// <summary>Behind a sentence that an editor wrote.</summary>
    public required string Edited { get; init; }

    /// <summary>Says of what day it was so; the day stands at {0}.</summary>
    public required string AsOf { get; init; }

    /// <summary>What posts say they are, by the name of the mark in files.</summary>
    public required IReadOnlyDictionary<string, string> Marks { get; init; }

    /// <summary>Over figures that differ.</summary>
    public required string FiguresDiffer { get; init; }

    /// <summary>Over a denial.</summary>
    public required string Denied { get; init; }

    /// <summary>Over a contradiction.</summary>
    public required string Contradiction { get; init; }

    /// <summary>Before the day on which an author was first heard: "First seen {0}".</summary>
    public required string FirstSeen { get; init; }

    /// <summary>Of an author who has said the same in {0} posts.</summary>
    public required string Consistent { get; init; }

    /// <summary>Of an author who has said nothing else since the day {0}.</summary>
    public required string Unchanged { get; init; }

    /// <summary>Of an author: a point that is new.</summary>
    public required string NewPoint { get; init; }

    /// <summary>A figure that is another.</summary>
    public required string FigureUpdated { get; init; }

    /// <summary>An opinion turned round.</summary>
    public required string Reversed { get; init; }

    /// <summary>A post changed.</summary>
    public required string PostEdited { get; init; }

    /// <summary>Before the earlier statement.</summary>
    public required string Earlier { get; init; }

    /// <summary>Before the later statement.</summary>
    public required string Now { get; init; }

    /// <summary>"Version {0}".</summary>
    public required string Version { get; init; }

    /// <summary>The link to a post, with the name of where it stands.</summary>
    public required string ReadAt { get; init; }

    /// <summary>How many posts say what a source says.</summary>
    public required IReadOnlyDictionary<string, string> Echoes { get; init; }

    /// <summary>"{0} item", "{0} items".</summary>
    public required IReadOnlyDictionary<string, string> Items { get; init; }

    /// <summary>"{0} post", "{0} posts".</summary>
    public required IReadOnlyDictionary<string, string> Posts { get; init; }

    /// <summary>The words of its pages around the sections.</summary>
    public required PhrasesOfPages Pages { get; init; }

    /// <summary>The words of its history and comparisons.</summary>
    public required PhrasesOfChanges Changes { get; init; }

    private PluralRules Rules => field ??= PluralRules.Parse(Plural);

    /// <summary>The words for a thread.</summary>
    /// <param name="language">Its language, where it is known.</param>
    public static PhraseBook For(string? language) => PhraseFiles.Book(language);

    /// <summary>What goes before an open question, empty where the question speaks for itself.</summary>
    public string Label(OpenQuestion question) => question switch
    {
        { Answer: not null } => Answered,
        { Kind: OpenQuestionKind.Unconfirmed } => Unconfirmed,
        { Kind: OpenQuestionKind.Unresolved } => Unresolved,
        _ => "",
    };

    /// <summary>What a post says it is; empty for a report.</summary>
    public string MarkOf(SentenceMark mark) => mark switch
    {
        SentenceMark.Opinion => Marks["opinion"],
        SentenceMark.Analysis => Marks["analysis"],
        SentenceMark.Satire => Marks["satire"],
        SentenceMark.Sponsored => Marks["sponsored"],
        _ => "",
    };

    public string Label(TensionKind kind) => kind switch
    {
        TensionKind.Figures => FiguresDiffer,
        TensionKind.Denial => Denied,
        _ => Contradiction,
    };

    /// <summary>
    /// How an author's statements developed, up to the sentences that show it. Empty where sentences say it all: a consistent
    /// author's.
    /// </summary>
    public string Develops(Evolution evolution) => evolution.Kind switch
    {
        EvolutionKind.FirstSeen => Fill(FirstSeen, Wording.Day(evolution.Since)),
        EvolutionKind.Consistent when !evolution.Sentences.IsEmpty => "",
        EvolutionKind.Consistent when evolution.Posts > 1 => Fill(Consistent, Wording.Number(evolution.Posts)),
        EvolutionKind.Consistent => Fill(Unchanged, Wording.Day(evolution.Since)),
        EvolutionKind.NewPoint => NewPoint,
        EvolutionKind.FigureUpdated => FigureUpdated,
        EvolutionKind.Reversed => Reversed,
        _ => PostEdited,
    };

    /// <summary>The heading of a section or of what is no section, by its English name.</summary>
    public string Heading(string section) => section == Wording.Title ? Changes.Title : Words(section).Heading;

    /// <summary>What stands in a section that has nothing, by its English name.</summary>
    public string Empty(string section) => Words(section).Empty;

    private SectionPhrases Words(string section) => Sections[English.Sections.First(words => words.Value.Heading == section).Key];

    /// <summary>What led to a version.</summary>
    public string Reason(int version, BriefingReason reason)
    {
        if (version == 1) return Changes.FirstVersion;
        var parts = new List<string>(4);
        if (reason.NewPosts > 0) parts.Add(Count(reason.NewPosts, Changes.NewPosts) + (reason.LatePosts > 0 ? $" ({Fill(Changes.Earlier, Wording.Number(reason.LatePosts))})" : ""));
        if (reason.EditedPosts > 0) parts.Add(Count(reason.EditedPosts, Changes.EditedPosts));
        if (reason.MergedThreads > 0) parts.Add(Count(reason.MergedThreads, Changes.JoinedStories));
        if (reason.Decisions > 0) parts.Add(Count(reason.Decisions, Changes.Corrections));
        return parts.Count > 0 ? string.Join(Comma, parts) : Changes.WrittenAnew;
    }

    public string VersionOf(int version) => Fill(Version, Wording.Number(version));

    public string ItemsOf(int count) => Count(count, Items);

    public string PostsOf(int count) => Count(count, Posts);

    public string EchoesOf(int count) => Count(count, Echoes);

    public string VersionsOf(int count) => Count(count, Changes.Versions);

    public string Read(string host) => Fill(ReadAt, host);

    private string Count(int count, IReadOnlyDictionary<string, string> forms) =>
        Fill(forms.GetValueOrDefault(Rules.Category(count)) ?? forms[PluralRules.Other], Wording.Number(count));

    /// <summary>Puts values where a template has their places.</summary>
    public static string Fill(string template, params ReadOnlySpan<string> values)
    {
        for (var i = 0; i < values.Length; i++) template = template.Replace($"{{{Wording.Number(i)}}}", values[i], StringComparison.Ordinal);
        return template;
    }
}
