using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// Writes a briefing by choosing sentences of posts: selected, trimmed, attributed and cited, never invented. Pure and deterministic.
/// </summary>
internal sealed class BriefingWriter
{
    private const int FewestNative = 2;

    private readonly BriefingOptions _options;
    private readonly IReadOnlyList<ISection> _sections;

    public BriefingWriter(BriefingOptions options) => (_options, _sections) = (options, [.. SectionList.All.Where(section => section.IsOn(options))]);

    /// <summary>Writes the next version; null where too few posts count for a first one. Its time is never before that of the version before, though the clock may be.</summary>
    public Briefing? Write(BriefingMaterial material)
    {
        var known = material.Previous?.Sources.Select(source => source.Post).ToHashSet() ?? [];
        var considered = Considered(material.Posts);
        var folded = NearDuplicates.Fold(considered, known);
        if (material.Ledger is { } ledger) NoteUnread(material.Posts, considered, folded, ledger);
        if (folded.Count < (material.Previous is null ? _options.MinimumPosts : 1)) return null;
        var units = Candidates.Read([.. folded.Select(item => item.Post)], material.Ledger);
        if (units.Count == 0) return null;

        var language = ThreadLanguage.Of(material.Posts);
        var story = new Story(units, Native(units, language), language, material.Previous, material.WhatWords) { Corrected = EditorialRemarks.Corrected(material) };
        var choices = _sections.Select(story.Of).ToList();
        var cited = choices.SelectMany(choice => choice.Units.Concat(choice.Also)).Select(unit => unit.Post).Concat(EditorialRemarks.Cited(material));
        var sources = new SourceList(material, folded.ToDictionary(item => item.Post.Id, item => item.Echoes), cited);
        var sections = choices.Aggregate(new BriefingSections(), (printed, choice) => choice.Print(printed, sources));
        var briefing = new Briefing
        {
            Thread = material.Thread,
            Version = (material.Previous?.Version ?? 0) + 1,
            Title = story.Title,
            WrittenAt = material.Previous?.WrittenAt > material.Now ? material.Previous.WrittenAt : material.Now,
            PostCount = material.Posts.Count,
            Language = language,
            Reason = material.Reason,
            DroppedSentences = sources.Dropped,
            Sections = sections,
            Sources = sources.Sources(),
        };
        return EditorialRemarks.Apply(briefing, material);
    }

    /// <summary>
    /// Those in the language of the thread, which its page is worded in: the story is told in one language where it can be. Posts in
    /// others still stand under the names of their authors. All of them where too little would be left, or half of the posts are in another.
    /// </summary>
    private static IReadOnlyList<CandidateSentence> Native(IReadOnlyList<CandidateSentence> units, string? language)
    {
        if (language is null) return units;
        var posts = units.DistinctBy(unit => unit.PostIndex).ToList();
        var foreign = posts.Where(unit => ThreadLanguage.IsOther(unit.Post, language)).Select(unit => unit.PostIndex).ToHashSet();
        if (foreign.Count == 0 || foreign.Count * 2 > posts.Count) return units;
        var native = units.Where(unit => !foreign.Contains(unit.PostIndex)).ToList();
        return native.Count(unit => !unit.IsLabel) >= FewestNative ? native : units;
    }

    private static void NoteUnread(IReadOnlyList<Post> posts, List<Post> considered, IReadOnlyList<(Post Post, IReadOnlyList<PostId> Echoes)> folded, SentenceLedger ledger)
    {
        foreach (var post in posts.Except(considered)) ledger.LeaveOut(post, LeftOut.Limit);
        foreach (var post in considered.Except(folded.Select(item => item.Post))) ledger.LeaveOut(post, LeftOut.Echo);
    }

    /// <summary>How a long thread is bounded: its beginning and its latest posts are what a reader needs.</summary>
    private List<Post> Considered(IReadOnlyList<Post> posts)
    {
        if (posts.Count <= _options.MaximumPosts) return [.. posts];
        var beginning = Math.Max(1, _options.MaximumPosts / 10);
        return [.. posts.Take(beginning), .. posts.TakeLast(_options.MaximumPosts - beginning)];
    }
}
