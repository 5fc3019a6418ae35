using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Threads.Explaining;

/// <summary>Reads what the judge found out about a post when it came, and measures again what that rested on.</summary>
/// <param name="reader">Where it is stored.</param>
/// <param name="model">The judge.</param>
internal sealed class VerdictReader(IMachineReader reader, JudgeModel model)
{
    /// <summary>Posts before the explained one that are remembered for it: what is usual follows from fewer than the linker has.</summary>
    private const int Remembered = 2_000;

    private const int ShownEvidence = 6;
    private const double LeastWeight = 0.1;

    /// <summary>How many are looked at first, and how many at most, to find the place of a post in the order of linking.</summary>
    private const int NearPlaces = 256;

    /// <summary>The pairs, the likeliest first; none where nothing is stored of the post, or it was like no earlier one.</summary>
    public IReadOnlyList<JudgedPair> Read(Post post)
    {
        if (Find(post.Sequence) is not { Links: { IsDefaultOrEmpty: false } links } own) return [];
        var known = reader.EvidenceAfter(own.Order - Remembered - 1).TakeWhile(item => item.Order < own.Order).ToList();
        var posts = Posts(known);
        var observer = new PostObserver();
        var index = new EvidenceIndex(model, Remembered);
        foreach (var item in known.Where(item => posts.ContainsKey(item.Sequence))) index.Recall(Observe(observer, posts[item.Sequence], item), PostHabits.FromNumbers(item.Habits));
        var observed = Observe(observer, post, own);
        return [.. links.Select(link => Pair(link, known, posts, index.Explain(observed, link.Order))).OfType<JudgedPair>()];
    }

    private JudgedPair? Pair(EvidenceLink link, List<PostEvidence> known, Dictionary<long, Post> posts, PairEvidence? evidence)
    {
        var stored = known.Find(item => item.Order == link.Order) ?? reader.EvidenceAfter(link.Order - 1).FirstOrDefault(item => item.Order == link.Order);
        if (stored is null) return null;
        var other = posts.GetValueOrDefault(stored.Sequence) ?? reader.PostsAfter(stored.Sequence - 1).FirstOrDefault(post => post.Sequence == stored.Sequence);
        return other is null ? null : new JudgedPair(other, link.Probability, evidence is null ? [] : Weigh(evidence));
    }

    private static List<WeighedEvidence> Weigh(PairEvidence evidence) =>
        [.. evidence.Numbers.GroupBy(number => EvidenceKinds.Of(number.Number)).Select(kind => new WeighedEvidence(kind.Key, kind.Sum(number => number.Weight)))
            .Where(weighed => Math.Abs(weighed.Weight) >= LeastWeight).OrderByDescending(weighed => Math.Abs(weighed.Weight)).Take(ShownEvidence)];

    private ObservedPost Observe(PostObserver observer, Post post, PostEvidence stored) =>
        observer.Observe(post, PostText.ForLinking(post, reader), stored.Vector.IsDefaultOrEmpty ? null : [.. stored.Vector]) with { Order = stored.Order };

    private Dictionary<long, Post> Posts(List<PostEvidence> known)
    {
        if (known.Count == 0) return [];
        var wanted = known.Select(item => item.Sequence).ToHashSet();
        var last = wanted.Max();
        return reader.PostsAfter(wanted.Min() - 1).TakeWhile(post => post.Sequence <= last).Where(post => wanted.Contains(post.Sequence)).ToDictionary(post => post.Sequence);
    }

    /// <summary>Orders differ from sequences by where a post lies within its round, and by what an earlier version linked: near first.</summary>
    private PostEvidence? Find(long sequence)
    {
        var guess = reader.LastEvidence - (reader.LinkedThrough - sequence);
        for (var reach = NearPlaces; ; reach *= 8)
        {
            var found = reader.EvidenceAfter(guess - reach).TakeWhile(item => item.Order <= guess + reach).FirstOrDefault(item => item.Sequence == sequence);
            if (found is not null || reach > ThreadRound.MaximumPosts) return found;
        }
    }
}
