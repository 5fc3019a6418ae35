using CsCheck;
using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Tests.Threads.Linking;

public sealed class LinkerTests
{
    [Fact]
    public void One_round_does_not_depend_on_the_order_of_arrival() =>
        Gen.Int[0, 10_000].Sample(seed =>
        {
            var stream = JudgedStream.Of(seed, 120, 12);
            var inTime = Partition(stream.Link([.. Enumerable.Range(0, 120)], 120));
            foreach (var order in Orders(seed, 120)) Partition(stream.Link(order, 120)).ShouldBe(inTime);
        }, iter: 40, threads: 1);

    [Fact]
    public void Rounds_in_any_order_come_to_nearly_the_same()
    {
        var worst = 1.0;
        for (var seed = 0; seed < 20; seed++)
        {
            var stream = JudgedStream.Of(seed, 200, 20);
            var inTime = stream.Link([.. Enumerable.Range(0, 200)], 200);
            foreach (var order in Orders(seed, 200))
            {
                foreach (var perRound in new[] { 1, 25, 50 }) worst = Math.Min(worst, ClusterMeasures.Of(Partition(inTime), Partition(stream.Link(order, perRound))).BCubedF1);
            }
        }

        worst.ShouldBeGreaterThan(0.97);
    }

    [Fact]
    public void A_linker_restarted_before_every_round_continues_as_if_it_had_never_stopped() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 30]).Sample((seed, perRound) =>
        {
            var stream = JudgedStream.Of(seed, 100, 10);
            foreach (var order in Orders(seed, 100).Take(2)) stream.Link(order, perRound, restarts: true).ShouldBe(stream.Link(order, perRound));
        }, iter: 30, threads: 1);

    [Fact]
    public void Posts_that_repeat_two_stories_do_not_fuse_them()
    {
        // 20 honest voices tell each of two stories; one voice floods both with posts that look like either.
        var items = Enumerable.Range(0, 40).Select(number => new JudgedItem(number, number % 2, number))
            .Concat(Enumerable.Range(40, 240).Select(number => new JudgedItem(number, 2, 999))).ToList();
        var stream = new JudgedStream(items, (one, other) => one.Story == other.Story ? 0.9 : one.Story == 2 || other.Story == 2 ? 0.7 : 0.05);
        var threads = stream.Link([.. Enumerable.Range(0, 280)], 50);
        var first = threads.Where((_, i) => i < 40 && i % 2 == 0).Distinct().ShouldHaveSingleItem();
        threads.Where((_, i) => i < 40 && i % 2 == 1).Distinct().ShouldHaveSingleItem().ShouldNotBe(first);
    }

    [Fact]
    public void Talk_that_resembles_itself_a_little_becomes_no_thread_however_much_comes()
    {
        var items = Enumerable.Range(0, 600).Select(number => new JudgedItem(number, number, number)).ToList();
        new JudgedStream(items, (_, _) => 0.4).Link([.. Enumerable.Range(0, 600)], 50).Distinct().Count().ShouldBe(600);
    }

    /// <summary>Story by story as feeds would bring it, newest first, shuffled twice.</summary>
    private static IEnumerable<int[]> Orders(int seed, int posts)
    {
        var all = Enumerable.Range(0, posts).ToArray();
        yield return [.. all.OrderBy(number => number % 7)];
        yield return [.. all.Reverse()];
        var random = new Random(seed);
        for (var i = 0; i < 2; i++)
        {
            random.Shuffle(all);
            yield return [.. all];
        }
    }

    /// <summary>Which posts are together, whatever the numbers of their threads.</summary>
    private static int[] Partition(int[] threads) => [.. threads.Select(thread => Array.IndexOf(threads, thread))];
}
