using System.Globalization;
using InformationMachine.Desk.Accounts;

namespace InformationMachine.Tests.Desk;

/// <summary>The lockout of all desks on one database.</summary>
public sealed class SharedLockoutTests : IAsyncLifetime
{
    private readonly SharedDatabase _database = new();
    private SharedLockout _one = null!;
    private SharedLockout _other = null!;

    public async ValueTask InitializeAsync() => (_one, _other) = (await DeskAsync(), await DeskAsync());

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public void Wrong_passwords_at_one_desk_lock_the_name_at_the_other()
    {
        for (var tries = 0; tries < 3; tries++) _one.Try("Ada", "192.0.2.1").ShouldBeTrue();
        for (var tries = 0; tries < 2; tries++) _other.Try("ada", "192.0.2.1").ShouldBeTrue();
        _one.IsLocked("ada", "192.0.2.1").ShouldBeTrue();
        _other.IsLocked("ADA", "192.0.2.1").ShouldBeTrue();
        _other.Try("ada", "192.0.2.1").ShouldBeFalse();
        _other.IsLocked("ada", "192.0.2.9").ShouldBeFalse("a stranger locks nobody out");
        _other.IsLocked("bo", "192.0.2.1").ShouldBeFalse();
    }

    [Fact]
    public void A_right_password_at_one_desk_takes_back_what_was_counted_at_the_other()
    {
        for (var tries = 0; tries < 5; tries++) _one.Try("ada", "192.0.2.1").ShouldBeTrue();
        _other.Succeeded("ada", "192.0.2.1");
        _one.IsLocked("ada", "192.0.2.1").ShouldBeFalse();
        for (var tries = 0; tries < 4; tries++) _one.Try("ada", "192.0.2.1").ShouldBeTrue();
        _other.IsLocked("ada", "192.0.2.1").ShouldBeFalse();
    }

    [Fact]
    public void Guesses_from_everywhere_over_both_desks_lock_a_name_for_all()
    {
        for (var i = 0; i < Lockout.TriesFromAnywhere; i++) (i % 2 == 0 ? _one : _other).Try("ada", string.Create(CultureInfo.InvariantCulture, $"2001:db8:0:{i}::/64")).ShouldBeTrue();
        _one.IsLocked("ada", "192.0.2.9").ShouldBeTrue();
        _other.Try("ada", "192.0.2.9").ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_typed_as_a_name_does_not_stand_in_the_database()
    {
        _one.Try("my-password-4711", "192.0.2.1");
        (await _database.AskAsync("SELECT count(*) FROM {0}.failures")).ShouldBe(2L);
        (await _database.AskAsync("SELECT count(*) FROM {0}.failures WHERE key ILIKE '%4711%' OR key LIKE '%192.0.2%'")).ShouldBe(0L);
        (await _database.AskAsync("SELECT count(*) FROM {0}.failures WHERE made_up")).ShouldBe(2L);
        _one.Try("ada", "192.0.2.1");
        (await _database.AskAsync("SELECT count(*) FROM {0}.failures WHERE made_up")).ShouldBe(2L, "an account is not made up");
    }

    private async Task<SharedLockout> DeskAsync() => new((await _database.DeskAsync()).Failures!, name => name.Equals("ada", StringComparison.OrdinalIgnoreCase));
}
