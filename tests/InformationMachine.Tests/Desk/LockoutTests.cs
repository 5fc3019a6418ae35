using System.Globalization;
using InformationMachine.Desk.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Desk;

public sealed class LockoutTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly Lockout _lockout;

    public LockoutTests() => _lockout = new Lockout(_clock, name => name.Equals("ada", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Made_up_names_keep_no_account_from_being_counted()
    {
        for (var i = 0; i < 20_000; i++) _lockout.Try(string.Create(CultureInfo.InvariantCulture, $"made-up-{i}"), "192.0.2.1");
        for (var i = 0; i < 5; i++) _lockout.Try("Ada", "192.0.2.2");
        _lockout.IsLocked("ada", "192.0.2.2").ShouldBeTrue();
        _lockout.IsLocked("ada", "192.0.2.3").ShouldBeFalse("a stranger locks nobody out");
    }

    [Fact]
    public async Task Of_tries_that_come_at_once_no_more_pass_than_may()
    {
        var passed = 0;
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(() => { if (_lockout.Try("ada", "192.0.2.2")) Interlocked.Increment(ref passed); })));
        passed.ShouldBe(5);
        _clock.Advance(TimeSpan.FromMinutes(15));
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() => { if (_lockout.Try("ada", string.Create(CultureInfo.InvariantCulture, $"2001:db8:0:{i}::/64"))) Interlocked.Increment(ref passed); })));
        passed.ShouldBe(5 + 50);
    }

    [Fact]
    public void A_right_password_takes_back_what_was_counted_for_it()
    {
        for (var i = 0; i < 4; i++) _lockout.Try("ada", "192.0.2.2").ShouldBeTrue();
        _lockout.Try("ada", "192.0.2.2").ShouldBeTrue("the fifth try is still made");
        _lockout.Succeeded("ada", "192.0.2.2");
        _lockout.IsLocked("ada", "192.0.2.2").ShouldBeFalse();
    }

    [Fact]
    public void Guesses_from_everywhere_lock_a_name_for_all_and_a_pause_frees_it()
    {
        for (var i = 0; i < 50; i++) _lockout.Try("ada", string.Create(CultureInfo.InvariantCulture, $"2001:db8:0:{i}::/64"));
        _lockout.IsLocked("ada", "192.0.2.9").ShouldBeTrue();
        _clock.Advance(TimeSpan.FromMinutes(15));
        _lockout.IsLocked("ada", "192.0.2.9").ShouldBeFalse();
    }

    [Fact]
    public void The_oldest_made_up_name_goes_and_a_full_table_slows_everybody()
    {
        for (var i = 0; i < 5; i++) _lockout.Try("first", "192.0.2.1");
        _lockout.IsLocked("first", "192.0.2.1").ShouldBeTrue("made-up names are locked like others");
        _lockout.Delay.ShouldBe(TimeSpan.Zero);
        for (var i = 0; i < Lockout.MaximumMadeUp; i++) _lockout.Try(string.Create(CultureInfo.InvariantCulture, $"later-{i}"), "192.0.2.1");
        _lockout.IsLocked("first", "192.0.2.1").ShouldBeFalse();
        _lockout.Delay.ShouldBeGreaterThan(TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromMinutes(16));
        _lockout.Delay.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_success_ends_the_count()
    {
        for (var i = 0; i < 4; i++) _lockout.Try("ada", "192.0.2.1");
        _lockout.Succeeded("ada", "192.0.2.1");
        _lockout.Try("ada", "192.0.2.1");
        _lockout.IsLocked("ada", "192.0.2.1").ShouldBeFalse();
    }
}
