namespace InformationMachine.Tests.Threads;

/// <summary>The labelled streams as the shipped judge links them, which has learned from some; what it does on what it has not seen, `train` prints.</summary>
public sealed class SevenSetsTests(ITestOutputHelper output)
{
    private static readonly string[] Dense = ["tweets", "newstitles", "headlines", "headlines_slow", "olympics", "crisis", "noisy"];

    private static readonly string[] Real = ["real/outlets2022", "real/outlets2017", "real/labs2025", "real/analysts_a"];

    [Fact]
    public async Task Dense_streams_are_linked_well()
    {
        var measured = new Dictionary<string, InformationMachine.Threads.Evaluation.Evaluation>();
        foreach (var set in Dense.Append("disasters"))
        {
            var result = measured[set] = await LinkedFile.EvaluateAsync(set, postsPerRound: 1000);
            output.WriteLine(FormattableString.Invariant($"{set}: AMI {result.Final.Ami:F3}, BCubed F1 {result.Final.BCubedF1:F3}, absorbed {result.Absorbed:F3}"));
        }

        Dense.Average(set => measured[set].Final.Ami).ShouldBeGreaterThan(0.86);
        Dense.Average(set => measured[set].Final.BCubedF1).ShouldBeGreaterThan(0.86);
        Dense.Min(set => measured[set].Final.Ami).ShouldBeGreaterThan(0.60);
        measured["disasters"].Final.Ami.ShouldBeGreaterThan(0.80);
        measured["headlines_slow"].Final.Ami.ShouldBe(measured["headlines"].Final.Ami, 0.05, "the same stream told slowly");
        measured["noisy"].Absorbed!.Value.ShouldBeLessThan(0.08);
    }

    [Fact]
    public async Task What_readers_of_real_feeds_meet_is_clean()
    {
        foreach (var set in Real)
        {
            var (_, readers) = (set, (await LinkedFile.EvaluateAsync(set, postsPerRound: 50)).Readers);
            output.WriteLine($"{set}: {readers}");
            readers.Clean.ShouldBeGreaterThan(0.88, set);
            readers.Misplaced.ShouldBeLessThan(0.12, set);
            readers.Found.ShouldBeGreaterThan(0.45, set);
        }
    }
}
