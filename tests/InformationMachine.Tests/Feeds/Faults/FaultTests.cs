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

    [Fact]
    public void No_other_feed_is_delayed()
    {
        web.Lateness.Count.ShouldBeGreaterThanOrEqualTo(10);
        foreach (var (feed, lateness) in web.Lateness)
        {
            lateness.Count.ShouldBeGreaterThanOrEqualTo(3, feed.Value);
            // Whoever waited for a hanging feed waited out its deadline.
            lateness.Max().ShouldBeLessThan(FaultyWeb.Deadline * 0.75, feed.Value);
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
