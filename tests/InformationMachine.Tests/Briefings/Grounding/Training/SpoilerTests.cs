using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Briefings.Grounding.Training;

namespace InformationMachine.Tests.Briefings.Grounding.Training;

public sealed class SpoilerTests
{
    private const string Text = "Last March the mayor Ida Strand said in Skarvund that \"the harbour needs another ferry line\". Her rival Ole Vik was not invited, reports Per Lund. The fee may rise by 12 percent because fuel costs more than in 2024.";

    private static readonly string[] Texts = [Text, "On Monday the port of Galvany closed, said Mirela Dusa in Kassia."];

    public static TheoryData<string> Kinds => [.. Enum.GetNames<SpoiledKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_makes_a_sentence_that_the_source_has_not(string kind)
    {
        var made = SpoiledSentence.From(Texts, SentenceMaterial.Sentences(Text), 10, seed: 1).Where(spoiled => $"{spoiled.Kind}" == kind).ToList();
        made.ShouldNotBeEmpty();
        made.ShouldAllBe(spoiled => !Text.Contains(spoiled.Text, StringComparison.Ordinal) && spoiled.Text.Length > 20);
    }

    [Fact]
    public void The_same_seed_spoils_the_same() =>
        SpoiledSentence.From(Texts, SentenceMaterial.Sentences(Text), 10, seed: 3).ShouldBe(SpoiledSentence.From(Texts, SentenceMaterial.Sentences(Text), 10, seed: 3));

    [Fact]
    public void A_judge_learns_from_examples_and_is_read_back_as_it_was_written()
    {
        var examples = new ExampleMaker(Texts, 1).Make([new TrueSentence("Ida Strand wants one more ferry line for the harbour.", Text)]);
        examples.ShouldContain(example => example.IsTrue);
        var meter = new SentenceMeter(embedder: null);
        var numbers = SentenceTraining.Measure(examples, meter, TestContext.Current.CancellationToken);
        var judge = SentenceTraining.Train(examples, numbers, 0.3f, TestContext.Current.CancellationToken);
        using var file = new MemoryStream();
        SentenceJudgeFile.Write(file, judge);
        file.Position = 0;
        var read = SentenceJudgeFile.Read(file, "test");
        read.Least.ShouldBe(0.3f);
        numbers.ShouldAllBe(one => read.Probability(one) == judge.Probability(one));
    }
}
