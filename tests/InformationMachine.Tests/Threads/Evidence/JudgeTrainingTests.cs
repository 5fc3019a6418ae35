using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Evidence.Training;

namespace InformationMachine.Tests.Threads.Evidence;

public sealed class JudgeTrainingTests
{
    private static readonly BoostingOptions Few = new() { Trees = 40, ShareOfNumbers = 1 };

    [Fact]
    public void A_rule_of_two_numbers_is_learned()
    {
        var model = JudgeTraining.Train(Pairs(1), Few, TestContext.Current.CancellationToken);
        Pairs(2).Count(pair => model.Probability(pair.Numbers) > 0.5f == pair.IsSame).ShouldBeGreaterThan(1900);
    }

    [Fact]
    public void More_likeness_never_speaks_against()
    {
        var random = new Random(4);
        // Labels that say the opposite must not turn the direction round.
        var model = JudgeTraining.Train([.. Pairs(1).Select(pair => pair with { IsSame = random.Next(4) > 0 ? !pair.IsSame : pair.IsSame })], Few, TestContext.Current.CancellationToken);
        var probabilities = Enumerable.Range(0, 50).Select(i => model.Probability(Numbers(i / 50f, 1))).ToList();
        probabilities.ShouldBeInOrder();
    }

    [Fact]
    public void The_same_pairs_give_the_same_model()
    {
        var one = JudgeTraining.Train(Pairs(1), Few, TestContext.Current.CancellationToken);
        var two = JudgeTraining.Train(Pairs(1), Few, TestContext.Current.CancellationToken);
        Pairs(3).ShouldAllBe(pair => one.Probability(pair.Numbers) == two.Probability(pair.Numbers));
    }

    [Fact]
    public void Pairs_of_one_kind_teach_nothing() =>
        Should.Throw<RefusedException>(() => JudgeTraining.Train([.. Pairs(1).Where(pair => pair.IsSame)], Few, TestContext.Current.CancellationToken)).Message.ShouldContain("both kinds");

    [Fact]
    public void A_stream_s_pairs_carry_its_labels_and_are_taught_without_feeds_too()
    {
        var posts = PostStream.Of(1, 300);
        var labels = posts.Select(post => post.Order % 5 == 0 ? null : post.Terms.FirstOrDefault(term => term is >= 1000 and < 5000) is var word and > 0 ? $"{(word - 1000) / 8}" : "").ToList();
        var pairs = new JudgedStream("made up", posts, labels).Pairs(TestContext.Current.CancellationToken);
        pairs.Count.ShouldBeGreaterThan(1000);
        pairs.Count(pair => pair.IsSame).ShouldBeInRange(200, pairs.Count / 2);
        pairs.Count(pair => float.IsNaN(pair.Numbers[(int)PairNumber.SameFeed])).ShouldBeGreaterThanOrEqualTo(pairs.Count / 2);
    }

    private static float[] Numbers(float words, float hours)
    {
        var numbers = new float[Enum.GetValues<PairNumber>().Length];
        Array.Fill(numbers, float.NaN);
        (numbers[(int)PairNumber.Words], numbers[(int)PairNumber.Hours]) = (words, hours);
        return numbers;
    }

    /// <summary>Of one story where they are alike and near in time.</summary>
    private static List<LabelledPair> Pairs(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 2000).Select(_ =>
        {
            var (words, hours) = ((float)random.NextDouble(), (float)random.NextDouble() * 5);
            return new LabelledPair(Numbers(words, hours), words > 0.4f && hours < 3, 1);
        })];
    }
}
