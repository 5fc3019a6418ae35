using InformationMachine.Data.Feeds;

namespace InformationMachine.Tests.Feeds.Faults;

/// <summary>What becomes of each fault, and of the feeds beside it.</summary>
[Collection<FaultsRunAlone>]
public sealed class FaultTests(FaultyWeb web)
{
    public static TheoryData<string> Names => [.. FaultCases.All.Select(fault => fault.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fault_has_its_name_and_its_limits(string name)
    {
        var fault = FaultCases.All.Single(fault => fault.ToString() == name);
        var outcome = web.Outcome(fault);
        fault.Expected.ShouldContain(outcome.State.Failure, $"{outcome.State.LastError}");
        if (outcome.State.Failure != FeedFailure.None)
        {
            // Invariant 4: whoever looks at the feeds sees what is wrong, since when, and when it is tried again.
            outcome.State.LastError.ShouldNotBeNullOrWhiteSpace();
            outcome.State.LastError.ShouldAllBe(c => c >= ' ' && c != '\u007F');
            outcome.State.LastError.Length.ShouldBeLessThan(300);
            outcome.State.FailureStreak.ShouldBeGreaterThan(0);
            outcome.State.NextPollAt.ShouldBeGreaterThan(outcome.State.LastPollAt.ShouldNotBeNull());
        }

        fault.Check(outcome);
    }

    /// <summary>By order, not by the clock: while a feed hangs, from the first byte to its deadline, all others that fall due are asked.</summary>
    [Fact]
    public void No_other_feed_waits_for_one_that_hangs()
    {
        web.Healthy.Count.ShouldBeGreaterThanOrEqualTo(10);
        var readings = web.Readings.ToList();
        foreach (var hanging in FaultCases.All.Where(fault => fault.Expected.Contains(FeedFailure.Timeout)).Select(fault => FeedId.Parse(fault.Id)))
        {
            var begin = readings.IndexOf((hanging, true));
            var end = readings.IndexOf((hanging, false));
            var asked = readings[begin..end].Where(reading => reading.Begins).Select(reading => reading.Feed).ToHashSet();
            web.Healthy.ShouldAllBe(healthy => asked.Contains(healthy.Id), $"while {hanging} hung");
        }
    }

    [Fact]
    public void No_other_feed_fails() => web.Healthy.ShouldAllBe(state => state.Failure == FeedFailure.None && state.Posts == 1);

    [Fact]
    public void Every_fault_asked_for_is_in_the_table()
    {
        int[] asked = [.. Enumerable.Range(4, 8), 13, .. Enumerable.Range(17, 30)];
        FaultCases.All.Select(fault => fault.Number).Distinct().Order().ShouldBe(asked);
        FaultCases.All.Select(fault => fault.Id).ShouldBeUnique();
    }
}
