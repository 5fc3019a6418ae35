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
        for (var i = 0; i < 20_000; i++) _lockout.Failed(string.Create(CultureInfo.InvariantCulture, $"made-up-{i}"), "192.0.2.1");
        for (var i = 0; i < 5; i++) _lockout.Failed("Ada", "192.0.2.2");
        _lockout.IsLocked("ada", "192.0.2.2").ShouldBeTrue();
        _lockout.IsLocked("ada", "192.0.2.3").ShouldBeFalse("a stranger locks nobody out");
    }

    [Fact]
    public void Guesses_from_everywhere_lock_a_name_for_all_and_a_pause_frees_it()
    {
        for (var i = 0; i < 50; i++) _lockout.Failed("ada", string.Create(CultureInfo.InvariantCulture, $"2001:db8:0:{i}::/64"));
        _lockout.IsLocked("ada", "192.0.2.9").ShouldBeTrue();
        _clock.Advance(TimeSpan.FromMinutes(15));
        _lockout.IsLocked("ada", "192.0.2.9").ShouldBeFalse();
    }

    [Fact]
    public void The_oldest_made_up_name_goes_and_a_full_table_slows_everybody()
    {
        for (var i = 0; i < 5; i++) _lockout.Failed("first", "192.0.2.1");
        _lockout.IsLocked("first", "192.0.2.1").ShouldBeTrue("made-up names are locked like others");
        _lockout.Delay.ShouldBe(TimeSpan.Zero);
        for (var i = 0; i < Lockout.MaximumMadeUp; i++) _lockout.Failed(string.Create(CultureInfo.InvariantCulture, $"later-{i}"), "192.0.2.1");
        _lockout.IsLocked("first", "192.0.2.1").ShouldBeFalse();
        _lockout.Delay.ShouldBeGreaterThan(TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromMinutes(16));
        _lockout.Delay.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_success_ends_the_count()
    {
        for (var i = 0; i < 4; i++) _lockout.Failed("ada", "192.0.2.1");
        _lockout.Succeeded("ada", "192.0.2.1");
        _lockout.Failed("ada", "192.0.2.1");
        _lockout.IsLocked("ada", "192.0.2.1").ShouldBeFalse();
    }
}
