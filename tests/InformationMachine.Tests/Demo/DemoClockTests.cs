using InformationMachine.Demo;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Demo;

public sealed class DemoClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 5, 6, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _real = new();
    private readonly DemoClock _clock;

    /// <summary>Ten fictional hours in ten real seconds.</summary>
    public DemoClockTests() => _clock = new DemoClock(Start, Start.AddHours(10), TimeSpan.FromSeconds(10), _real);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3_600)]
    [InlineData(5, 18_000)]
    [InlineData(10, 36_000)]
    [InlineData(70, 36_060)]
    public void A_fictional_hour_takes_a_second_until_the_end_and_real_time_after_it(int realSeconds, int fictionalSeconds)
    {
        _real.Advance(TimeSpan.FromSeconds(realSeconds));
        _clock.GetUtcNow().ShouldBe(Start.AddSeconds(fictionalSeconds));
        _clock.Compressed.GetUtcNow().ShouldBe(Start.AddSeconds(fictionalSeconds));
        _clock.Ended.ShouldBe(realSeconds >= 10);
    }

    [Fact]
    public async Task Timers_of_the_clock_are_real_and_those_of_its_compressed_form_are_not()
    {
        var real = Task.Delay(TimeSpan.FromSeconds(2), _clock, TestContext.Current.CancellationToken);
        var compressed = Task.Delay(TimeSpan.FromHours(2), _clock.Compressed, TestContext.Current.CancellationToken);
        _real.Advance(TimeSpan.FromMilliseconds(1_900));
        real.IsCompleted.ShouldBeFalse();
        compressed.IsCompleted.ShouldBeFalse();
        _real.Advance(TimeSpan.FromMilliseconds(100));
        await real;
        await compressed;
    }

    [Fact]
    public void A_wait_across_the_end_is_compressed_up_to_it()
    {
        _real.Advance(TimeSpan.FromSeconds(9));
        _clock.RealTime(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(30)).ShouldBe(TimeSpan.FromSeconds(31), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_cancelled_wait_ends_at_once()
    {
        using var cancelled = new CancellationTokenSource();
        var wait = Task.Delay(TimeSpan.FromHours(2), _clock.Compressed, cancelled.Token);
        await cancelled.CancelAsync();
        await Should.ThrowAsync<TaskCanceledException>(() => wait);
    }
}
