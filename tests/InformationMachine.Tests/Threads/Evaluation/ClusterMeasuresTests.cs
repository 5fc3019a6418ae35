using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Tests.Threads.Evaluation;

public sealed class ClusterMeasuresTests
{
    [Theory]
    [InlineData("aabb", "xxyz", 0.800000000000, 0.571428571429, 1.000000000000, 0.750000000000)]
    [InlineData("aaabbbccd", "xxyyyxzzz", 0.559700040263, 0.273205377917, 0.555555555556, 0.703703703704)]
    [InlineData("aabb", "xxyy", 1, 1, 1, 1)]
    [InlineData("abcd", "wxyz", 1, 1, 1, 1)]
    public void Measures_have_their_known_values(string gold, string predicted, double nmi, double ami, double precision, double recall)
    {
        var measures = ClusterMeasures.Of([.. gold.Select(c => (int)c)], [.. predicted.Select(c => (int)c)]);
        measures.Nmi.ShouldBe(nmi, 1e-9);
        measures.Ami.ShouldBe(ami, 1e-9);
        measures.BCubedPrecision.ShouldBe(precision, 1e-9);
        measures.BCubedRecall.ShouldBe(recall, 1e-9);
    }

    [Fact]
    public void Nothing_cannot_be_measured() => Should.Throw<ArgumentException>(() => ClusterMeasures.Of([], []));
}
