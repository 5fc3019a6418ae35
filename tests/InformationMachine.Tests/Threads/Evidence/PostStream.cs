using InformationMachine.Threads.Evidence;

namespace InformationMachine.Tests.Threads.Evidence;

/// <summary>Seeded streams of made-up posts: stories with words of their own among chatter, several feeds, some with embeddings, some late.</summary>
internal static class PostStream
{
    private const long Start = 1_700_000_000;

    public static IReadOnlyList<ObservedPost> Of(int seed, int posts, int stories = 12)
    {
        var random = new Random(seed);
        var time = Start;
        return [.. Enumerable.Range(1, posts).Select(order =>
        {
            time += random.Next(0, 3000);
            var story = random.Next(stories * 2);
            var words = Enumerable.Range(0, random.Next(2, 8)).Select(_ => story < stories ? 1000 + (story * 8) + random.Next(8) : 5000 + random.Next(4000)).Concat([random.Next(40)]);
            var post = Post(order, random.Next(10) == 0 ? time - 90_000 : time, random.Next(6), [.. words]);
            return random.Next(3) == 0 ? post : post with { Vector = Vector(random, story), Author = random.Next(-1, 4), Quoted = (ulong)random.Next(50), Address = (ulong)random.Next(1000) };
        })];
    }

    /// <summary>A post of these words in their order.</summary>
    public static ObservedPost Post(long order, long time, int feed, params int[] words)
    {
        int[] terms = [.. words.Distinct().Order()];
        return new ObservedPost
        {
            Order = order,
            Time = time,
            Feed = feed,
            Author = ObservedPost.Nobody,
            Terms = terms,
            Kinds = new TermKinds[terms.Length],
            Pairs = [.. words.Zip(words.Skip(1), TermHash.Pair).Distinct().Order()],
            Head = [.. words.Take(PostObserver.HeadLength)],
            Length = words.Length,
            Address = 0,
            Quoted = 0,
            Links = [],
        };
    }

    private static sbyte[] Vector(Random random, int story)
    {
        var usual = new Random(story);
        return [.. Enumerable.Range(0, ObservedPost.VectorLength).Select(_ => (sbyte)(usual.Next(-60, 61) + random.Next(-60, 61)))];
    }
}
