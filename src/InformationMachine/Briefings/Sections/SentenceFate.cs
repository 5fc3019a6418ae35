using System.Collections.Immutable;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Sections;

/// <summary>A sentence of a post with what became of it.</summary>
/// <param name="Post">Where it stands.</param>
/// <param name="Text">What of it would be printed; of what was removed, the text as it stands.</param>
/// <param name="Became">What became of it.</param>
/// <param name="Sections">The sections that tell it, by the names that briefings in JSON give them.</param>
/// <param name="Rule">The rule that removed it or lowered its weight; null for none.</param>
internal sealed record SentenceFate(Post Post, string Text, Became Became, ImmutableArray<string> Sections, string? Rule)
{
    /// <summary>Of what was refused, the check that it failed: number, name, quotation, words, contrary or day; null for others.</summary>
    public string? Check { get; init; }

    /// <summary>Every sentence of the posts, post by post.</summary>
    /// <param name="posts">The posts of a thread, by publication time.</param>
    /// <param name="briefing">The version that is asked about; null where there is none.</param>
    /// <param name="options">How briefings are written.</param>
    /// <param name="remarks">What editors have said about the thread and still counts.</param>
    public static IReadOnlyList<SentenceFate> Of(IReadOnlyList<Post> posts, Briefing? briefing, BriefingOptions options, IEnumerable<Decision> remarks)
    {
        var ledger = new SentenceLedger();
        var material = new BriefingMaterial { Thread = new ThreadId(1), Posts = posts, Now = DateTimeOffset.UnixEpoch, Reason = new BriefingReason(posts.Count, 0, 0), Ledger = ledger };
        var written = new BriefingWriter(new BriefingOptions { MinimumPosts = 1, MaximumPosts = options.MaximumPosts }).Write(material);
        return Of(ledger, briefing ?? written, remarks);
    }

    /// <summary>The same from what was noted while the briefing was written.</summary>
    public static IReadOnlyList<SentenceFate> Of(SentenceLedger ledger, Briefing? briefing, IEnumerable<Decision> remarks)
    {
        var told = briefing is null ? new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal) : Told(briefing);
        var corrected = EditorialRemarks.Corrected(ledger.Records.Select(record => record.Post), remarks);
        var used = ledger.Records.Where(record => record.Unit is not null && told.ContainsKey(record.Text)).Select(record => record.Unit!).ToList();
        return [.. ledger.Records.OrderBy(record => record.Post.PublishedAt).ThenBy(record => record.Post.Sequence).Select(record => Of(record, told, corrected, used))];
    }

    private static SentenceFate Of(SentenceRecord record, Dictionary<string, ImmutableArray<string>> told, IReadOnlySet<string> corrected, List<CandidateSentence> used)
    {
        if (record.IsLeftOut) return new SentenceFate(record.Post, record.Text, record.Rule!.StartsWith("repeated/", StringComparison.Ordinal) ? Became.Repeated : Became.Removed, [], record.Rule);
        var isTold = told.TryGetValue(record.Text, out var sections);
        // Under its author's name it goes on standing as it was said.
        if (corrected.Contains(record.Text)) return new SentenceFate(record.Post, record.Text, Became.Corrected, isTold ? sections : [], record.Rule);
        if (isTold) return new SentenceFate(record.Post, record.Text, Became.Used, sections, record.Rule);
        var became = record.FailedCheck is not null ? Became.Refused : used.Exists(other => Selection.IsSame(other, record.Unit!)) ? Became.Repeated : Became.Outranked;
        return new SentenceFate(record.Post, record.Text, became, [], record.Rule) { Check = record.FailedCheck?.ToLowerInvariant() };
    }

    /// <summary>What the pages show: a section may hold more than it lays out, such as a view that says nothing of its own.</summary>
    private static Dictionary<string, ImmutableArray<string>> Told(Briefing briefing)
    {
        var typesetter = new Typesetter(briefing, PhraseBook.For(briefing.Language));
        return SectionList.All.SelectMany(section => section.Lay(briefing.Sections, typesetter).SelectMany(block => block.Told).Select(sentence => (sentence.Text, section.Name))).Distinct()
            .GroupBy(item => item.Text, StringComparer.Ordinal).ToDictionary(text => text.Key, text => text.Select(item => item.Name).ToImmutableArray(), StringComparer.Ordinal);
    }
}
