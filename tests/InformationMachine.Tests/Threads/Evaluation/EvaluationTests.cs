using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Tests.Threads.Evaluation;

public sealed class EvaluationTests
{
    private static readonly LabelledPost[] Posts =
    [
        Post("fire", 1, 1), Post("fire", 1, 1), Post("fire", 2, 2), Post("fire", 2, 2), Post("flood", 1, 3), Post("flood", 1, 3), Post("", 1, 1), Post("", 9, 9),
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
    public void Readers_meet_published_threads_only_and_unsure_posts_count_for_nothing()
    {
        LabelledPost[] posts =
        [
            Post("fire", 1, 1), Post("fire", 1, 1), Post("flood", 1, 1), Post("flood", 2, 2) with { IsPublished = false }, Post("strike", 2, 2) with { IsPublished = false },
            Post("vote", 3, 3), Post("vote", 3, 3), new(new GoldLabel("other", "other", IsUnsure: true), 3, 3), Post("alone", 4, 4),
        ];
        ReaderMeasures.Of(posts).ShouldBe(new ReaderMeasures(Published: 2, Clean: 0.5, Bogus: 0, Misplaced: 0.2, Largest: 3, Stories: 3, Found: 2 / 3.0));
    }

    [Fact]
    public void A_sample_without_labels_is_refused() =>
        Should.Throw<RefusedException>(() => InformationMachine.Threads.Evaluation.Evaluation.Of([Post("", 1, 1)])).Message.ShouldContain("label");

    private static LabelledPost Post(string story, int final, int provisional) => new(new GoldLabel(story, story, IsUnsure: false), final, provisional);
}
