using InformationMachine.Threads.Features;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

/// <summary>Seeded streams of made-up vectors: a few stories with words of their own over common words.</summary>
internal static class Stream
{
    public static IReadOnlyList<RememberedPost> Of(int seed, int posts, int stories = 12)
    {
        var random = new Random(seed);
        long time = 0;
        return [.. Enumerable.Range(1, posts).Select(sequence =>
        {
            var story = random.Next(stories);
            var terms = new SortedDictionary<int, int>();
            for (var i = random.Next(2, 7); i > 0; i--) terms[1000 + (story * 8) + random.Next(8)] = 10;
            for (var i = random.Next(0, 5); i > 0; i--) terms[random.Next(40)] = 3 + random.Next(10);
            // Some posts arrive late.
            time += random.Next(0, 4000);
            // One voice signs what it writes, another names nobody.
            var voice = random.Next(-1, 3);
            if (voice == 0) terms[500] = terms[501] = terms[502] = 10;
            return new RememberedPost(sequence, random.Next(10) == 0 ? time / 2 : time, new PostVector([.. terms.Keys], [.. terms.Values]), voice);
        })];
    }
}
