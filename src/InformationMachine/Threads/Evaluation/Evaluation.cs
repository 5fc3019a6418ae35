namespace InformationMachine.Threads.Evaluation;

/// <summary>A linked stream held against its labels.</summary>
/// <param name="Readers">What readers meet.</param>
/// <param name="Final">As it is in the end.</param>
/// <param name="Provisional">As assigned on arrival.</param>
/// <param name="Absorbed">The share of unlabelled posts inside a thread that holds two or more posts of one story; null where there are none.</param>
/// <param name="Fused">Threads that hold several stories.</param>
/// <param name="Torn">Stories that lie in several threads.</param>
internal sealed record Evaluation(
    ReaderMeasures Readers, ClusterMeasures Final, ClusterMeasures Provisional, double? Absorbed, IReadOnlyList<Confusion> Fused, IReadOnlyList<Confusion> Torn)
{
    private const int MaximumConfusions = 20;

    public static Evaluation Of(IReadOnlyList<LabelledPost> posts)
    {
        var labelled = posts.Where(post => post.Label is { Length: > 0 }).ToList();
        if (labelled.Count == 0) throw new RefusedException(ExitCode.Failed, "No post has a label: there is nothing to measure.");
        var names = labelled.Select(post => post.Label!).Distinct(StringComparer.Ordinal).Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        int[] gold = [.. labelled.Select(post => names[post.Label!])];
        int[] final = [.. labelled.Select(post => post.Final)];
        int[] provisional = [.. labelled.Select(post => post.Provisional)];
        var cells = ClusterMeasures.Cells(gold, final);
        return new Evaluation(
            ReaderMeasures.Of(posts),
            ClusterMeasures.Of(gold, final),
            ClusterMeasures.Of(gold, provisional),
            AbsorbedShare(posts, cells),
            Confusions(labelled.GroupBy(post => $"{post.Final}"), post => post.Label!),
            Confusions(labelled.GroupBy(post => post.Label!), post => $"{post.Final}"));
    }

    private static double? AbsorbedShare(IReadOnlyList<LabelledPost> posts, IReadOnlyList<(int Gold, int Predicted, int Count)> cells)
    {
        var noise = posts.Where(post => post.Label is "").ToList();
        if (noise.Count == 0) return null;
        var stories = cells.Where(cell => cell.Count >= 2).Select(cell => cell.Predicted).ToHashSet();
        return (double)noise.Count(post => stories.Contains(post.Final)) / noise.Count;
    }

    /// <summary>Groups with two or more parts of two or more posts each, those with the most misplaced posts first.</summary>
    private static List<Confusion> Confusions(IEnumerable<IGrouping<string, LabelledPost>> groups, Func<LabelledPost, string> part) =>
        [.. groups
            .Select(group => new Confusion(group.Key, [.. group
                .GroupBy(part).Select(posts => new ConfusionPart(posts.Key, posts.Count())).Where(found => found.Posts >= 2)
                .OrderByDescending(found => found.Posts).ThenBy(found => found.Name, StringComparer.Ordinal)]))
            .Where(confusion => confusion.Parts.Count > 1)
            .OrderByDescending(confusion => confusion.Parts.Skip(1).Sum(found => found.Posts)).ThenBy(confusion => confusion.Name, StringComparer.Ordinal)
            .Take(MaximumConfusions)];
}
