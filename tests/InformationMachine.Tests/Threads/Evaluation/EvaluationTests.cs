using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Tests.Threads.Evaluation;

public sealed class EvaluationTests
{
    private static readonly LabelledPost[] Posts =
    [
        new("fire", 1, 1), new("fire", 1, 1), new("fire", 2, 2), new("fire", 2, 2), new("flood", 1, 3), new("flood", 1, 3), new("", 1, 1), new("", 9, 9),
    ];

    [Fact]
    public void Fused_and_torn_stories_are_named()
    {
        var evaluation = InformationMachine.Threads.Evaluation.Evaluation.Of(Posts);
        var fused = evaluation.Fused.ShouldHaveSingleItem();
        fused.Name.ShouldBe("1");
        fused.Parts.ShouldBe([new ConfusionPart("fire", 2), new ConfusionPart("flood", 2)]);
        evaluation.Torn.ShouldHaveSingleItem().Name.ShouldBe("fire");
        evaluation.Absorbed.ShouldBe(0.5);
        evaluation.Final.Items.ShouldBe(6);
        evaluation.Provisional.BCubedPrecision.ShouldBe(1);
    }

    [Fact]
    public void A_sample_without_labels_is_refused() =>
        Should.Throw<RefusedException>(() => InformationMachine.Threads.Evaluation.Evaluation.Of([new("", 1, 1)])).Message.ShouldContain("label");
}
