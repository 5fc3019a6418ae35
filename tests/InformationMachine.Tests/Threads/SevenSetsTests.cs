using InformationMachine.Feeds.Sources;
using InformationMachine.Threads;
using InformationMachine.Threads.Evaluation;
using InformationMachine.Threads.Features;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads;

public sealed class SevenSetsTests(ITestOutputHelper output)
{
    private static readonly string[] Sets = ["tweets", "newstitles", "headlines", "headlines_slow", "olympics", "crisis", "noisy"];

    [Fact]
    public void One_configuration_links_all_labelled_streams_well()
    {
        var evaluations = Sets.Select(set => (Set: set, Result: Link(SharedMaterial.Path("stories", set)))).ToList();
        foreach (var (set, result) in evaluations)
            output.WriteLine(FormattableString.Invariant($"{set}: AMI {result.Final.Ami:F3} (on arrival {result.Provisional.Ami:F3}), BCubed F1 {result.Final.BCubedF1:F3}, absorbed {result.Absorbed:F3}"));
        evaluations.Average(evaluation => evaluation.Result.Final.Ami).ShouldBeGreaterThan(0.85);
        evaluations.Average(evaluation => evaluation.Result.Final.BCubedF1).ShouldBeGreaterThan(0.84);
    }

    private static InformationMachine.Threads.Evaluation.Evaluation Link(string path)
    {
        var labels = LabelFile.Read(path + ".gold.jsonl");
        var linker = new Linker(LinkingModel.From(new ThreadOptions()));
        var featurizer = new Featurizer(new FeatureWeights());
        var arrival = new List<(string Label, int Thread)>();
        var forwards = new Dictionary<int, int>();
        var loose = new Dictionary<int, bool>();
        foreach (var page in PostsFile.Read(path + ".jsonl").Chunk(1000))
        {
            foreach (var (post, vector) in page.Zip(featurizer.Featurize(page.Select(post => post.Text))))
            {
                var linked = linker.Link(new RememberedPost(arrival.Count + 1, post.PublishedAt.ToUnixTimeSeconds(), vector));
                arrival.Add((labels[post.Guid], linked.Thread.Value));
                foreach (var merge in linked.Merges) forwards[merge.From.Value] = merge.Into.Value;
                foreach (var examined in linked.Examined) loose[examined.Thread.Value] = examined.IsLoose;
            }
        }

        return InformationMachine.Threads.Evaluation.Evaluation.Of([.. arrival.Select((post, i) => new LabelledPost(post.Label, Cluster(Survivor(post.Thread), i), post.Thread))]);

        int Cluster(int thread, int post) => loose.GetValueOrDefault(thread) ? -post - 1 : thread;

        int Survivor(int thread)
        {
            while (forwards.TryGetValue(thread, out var next)) thread = next;
            return thread;
        }
    }
}
