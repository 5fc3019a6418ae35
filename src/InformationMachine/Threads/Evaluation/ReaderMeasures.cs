namespace InformationMachine.Threads.Evaluation;

/// <summary>What a reader meets: the threads that are published, of two posts or more, held against the stories that people see.</summary>
/// <param name="Published">How many threads a reader meets.</param>
/// <param name="Clean">The share of them whose posts all tell one story.</param>
/// <param name="Bogus">The share of them of which no story, and no topic, makes up more than half.</param>
/// <param name="Misplaced">The share of the posts in them that are not of the thread's story.</param>
/// <param name="Largest">Posts in the largest of them.</param>
/// <param name="Stories">True stories of two posts or more.</param>
/// <param name="Found">The share of these of which one published thread holds half or more, and whose majority they are.</param>
internal sealed record ReaderMeasures(int Published, double Clean, double Bogus, double Misplaced, int Largest, int Stories, double Found)
{
    public static ReaderMeasures Of(IReadOnlyList<LabelledPost> posts)
    {
        var sizes = posts.CountBy(post => post.Final).ToDictionary();
        var threads = posts.Where(post => post.Label is not null).GroupBy(post => post.Final)
            .Where(thread => sizes[thread.Key] > 1 && thread.All(post => post.IsPublished)).Select(thread => thread.ToList()).ToList();
        var stories = posts.Where(post => post.Label is { Length: > 0 }).GroupBy(post => post.Label!).Where(story => story.Count() > 1).ToDictionary(story => story.Key, story => story.Count());
        var found = threads.SelectMany(thread => thread.CountBy(post => post.Label!).Where(part => IsFound(part, thread.Count))).Select(part => part.Key).ToHashSet(StringComparer.Ordinal);
        return new ReaderMeasures(
            threads.Count,
            Share(threads.Count(thread => thread.TrueForAll(post => post.Label == thread[0].Label)), threads.Count),
            Share(threads.Count(IsBogus), threads.Count),
            Share(threads.Sum(CountMisplaced), threads.Sum(thread => thread.Count)),
            threads.Select(thread => sizes[thread[0].Final]).DefaultIfEmpty().Max(),
            stories.Count,
            Share(found.Count, stories.Count));

        bool IsFound(KeyValuePair<string, int> part, int size) =>
            part.Value > 1 && stories.TryGetValue(part.Key, out var story) && part.Value * 2 >= story && part.Value * 2 > size;
    }

    private static bool IsBogus(List<LabelledPost> thread) =>
        thread.Count > 1 && Most(thread, post => post.Label!) * 2 <= thread.Count && Most(thread, post => post.Gold!.Topic) * 2 <= thread.Count;

    private static int CountMisplaced(List<LabelledPost> thread)
    {
        var most = Most(thread, post => post.Label!);
        return thread.Count - (most > 1 || thread.Count == 1 ? most : 0);
    }

    private static int Most(List<LabelledPost> thread, Func<LabelledPost, string> of) => thread.CountBy(of).Max(part => part.Value);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
