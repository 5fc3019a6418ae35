using InformationMachine.Cli;
using InformationMachine.Threads;
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
        double Ami(string set) => evaluations.Single(evaluation => evaluation.Set == set).Result.Final.Ami;
        evaluations.Average(evaluation => evaluation.Result.Final.Ami).ShouldBeGreaterThan(0.87);
        evaluations.Average(evaluation => evaluation.Result.Final.BCubedF1).ShouldBeGreaterThan(0.86);
        evaluations.Average(evaluation => evaluation.Result.Provisional.Ami).ShouldBeGreaterThan(0.845);
        evaluations.Min(evaluation => evaluation.Result.Final.Ami).ShouldBeGreaterThan(0.75);
        Ami("headlines_slow").ShouldBe(Ami("headlines"), 0.02, "the same stream told slowly");
    }

    private static InformationMachine.Threads.Evaluation.Evaluation Link(string path) => InformationMachine.Threads.Evaluation.Evaluation.Of(
        LabelledFiles.Read(path + ".jsonl", path + ".gold.jsonl").Link(LinkingModel.From(new ThreadOptions()), TestContext.Current.CancellationToken));
}
