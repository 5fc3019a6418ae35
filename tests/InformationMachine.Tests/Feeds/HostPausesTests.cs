using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;

namespace InformationMachine.Tests.Feeds;

public sealed class HostPausesTests
{
    private static readonly DateTimeOffset Now = Some.Time;
    private readonly HostPauses _pauses = new(new FeedOptions { MaximumInterval = TimeSpan.FromHours(24) });

    [Fact]
    public void Pauses_in_a_row_grow_and_a_success_ends_the_row()
    {
        Begin(1, at: 0).ShouldBe(1);
        Begin(1, at: 1).ShouldBe(2);
        Begin(1, at: 3).ShouldBe(4);
        _pauses.End("host");
        Begin(1, at: 10).ShouldBe(1);
    }

    [Fact]
    public void Answers_that_were_under_way_do_not_lengthen_a_pause()
    {
        Begin(1, at: 0).ShouldBe(1);
        Begin(1, at: 0.01).ShouldBe(1, 0.02);
        Begin(1, at: 0.02).ShouldBe(1, 0.04);
    }

    [Fact]
    public void No_pause_grows_beyond_the_longest_interval()
    {
        var at = 0.0;
        for (var i = 0; i < 20; i++) at += Begin(5, at);
        Begin(5, at).ShouldBe(24);
    }

    [Fact]
    public void A_pause_noted_while_the_clock_was_a_year_ahead_lasts_no_longer_than_any_pause_may()
    {
        var state = new FeedState { Id = Some.Feed, Host = "host", HostPausedUntil = Now.AddYears(1) };
        _pauses.Restore([state], Now);
        _pauses.Until("host").ShouldBe(Now.AddHours(24));
        _pauses.Restore([state], Now, longest: TimeSpan.FromDays(3));
        _pauses.Until("host").ShouldBe(Now.AddDays(3));
        _pauses.Lift("host");
        _pauses.Until("host").ShouldBe(default);
    }

    [Fact]
    public void A_pause_begun_while_the_clock_was_ahead_is_cut_when_it_is_set_back()
    {
        _pauses.Begin("host", TimeSpan.FromHours(5), Now.AddYears(1));
        _pauses.Restore([], Now);
        _pauses.Until("host").ShouldBe(Now.AddHours(24));
    }

    [Fact]
    public void Other_hosts_are_not_concerned()
    {
        Begin(1, at: 0);
        _pauses.Until("other").ShouldBe(default);
    }

    private double Begin(double hours, double at) => (_pauses.Begin("host", TimeSpan.FromHours(hours), Now.AddHours(at)) - Now.AddHours(at)).TotalHours;
}
