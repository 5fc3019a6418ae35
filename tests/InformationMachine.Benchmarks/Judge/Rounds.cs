using InformationMachine.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evaluation;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Benchmarks.Judge;

/// <summary>Judged posts through the machine's own linker, in rounds, without a store.</summary>
internal static class Rounds
{
    public const int PostsARound = 50;

    /// <summary>Where each post ends, and how sure its thread is.</summary>
    /// <param name="posts">In order of publication.</param>
    /// <param name="links">Of each post, the earlier ones it probably tells one story with.</param>
    /// <param name="model">The linker's numbers.</param>
    public static (int[] Threads, RatedThread[] Rated) Link(IReadOnlyList<LabelledText> posts, IReadOnlyList<IReadOnlyList<PostLink>> links, LinkingModel model)
    {
        var linker = new Linker(model, LinkConstraints.None);
        var voices = new Voices();
        var nodes = posts.Select((item, i) => new PostNode(i + 1, i + 1, item.Post.Id, item.Post.PublishedAt, voices.Of(item.Post)) { IsAccount = item.Post.Handle is not null }).ToList();
        var rated = new Dictionary<int, RatedThread>();
        for (var from = 0; from < posts.Count; from += PostsARound)
        {
            var round = linker.Link([.. Enumerable.Range(from, Math.Min(PostsARound, posts.Count - from)).Select(i => (nodes[i], links[i]))]);
            foreach (var thread in round.Rated) rated[thread.Thread.Id.Value] = thread;
        }

        return ([.. nodes.Select(node => node.Thread!.Id.Value)], [.. nodes.Select(node => rated[node.Thread!.Id.Value])]);
    }

    /// <summary>What readers meet from a confidence on.</summary>
    public static Evaluation Measure(IReadOnlyList<LabelledText> posts, int[] threads, RatedThread[] rated, double publishFrom) =>
        Evaluation.Of([.. posts.Select((item, i) => new LabelledPost(item.Gold, threads[i], threads[i]) { IsPublished = rated[i].Confidence >= publishFrom })]);
}
