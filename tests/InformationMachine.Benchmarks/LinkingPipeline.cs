using System.Globalization;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Benchmarks;

/// <summary>Texts through judge and linker, without a store.</summary>
internal sealed class LinkingPipeline(int activePosts)
{
    private const int Feeds = 100;

    private readonly PostObserver _observer = new();
    private readonly EvidenceIndex _index = new(JudgeModel.Shipped, activePosts);
    private readonly Linker _linker = new(new LinkingModel { ActivePosts = activePosts }, LinkConstraints.None);
    private int _order;

    public int ActiveThreads => _linker.Threads.Count;

    /// <summary>Links texts as one round; each is a minute after the one before.</summary>
    public void Link(IEnumerable<string> texts) => _linker.Link([.. texts.Select(Judge)]);

    private (PostNode Node, IReadOnlyList<PostLink> Links) Judge(string text)
    {
        var post = Post(++_order, text);
        var verdict = _index.Judge(_observer.Observe(post, text, vector: null) with { Order = _order });
        return (new PostNode(_order, _order, post.Id, post.PublishedAt, _order % Feeds), verdict.Links);
    }

    private static Post Post(int number, string text)
    {
        var feed = FeedId.Parse(string.Create(CultureInfo.InvariantCulture, $"feed-{number % Feeds}"));
        var guid = number.ToString(CultureInfo.InvariantCulture);
        var time = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(number);
        return new Post { Id = PostId.From(feed, guid), Feed = feed, Guid = guid, Author = feed.Value, Text = text, PublishedAt = time, FirstSeenAt = time, Fingerprint = guid };
    }
}
