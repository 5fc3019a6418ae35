using System.Globalization;
using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Desk;

/// <summary>Files of accounts, changed by many at once. Each list here is one of its own over the same file, as other processes have.</summary>
public sealed class PrivateListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Changes_made_at_once_all_stay()
    {
        var path = _folder.File("api-keys.json");
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => Keys(path).CreateAsync(string.Create(CultureInfo.InvariantCulture, $"program-{i}"), Role.Reader, Token), Token)));
        Keys(path).All.Length.ShouldBe(24);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Sign_outs_at_once_all_count()
    {
        var path = _folder.File("ended-sessions.json");
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => new EndedSessions(new PrivateDocument(path, TimeProvider.System), TimeProvider.System).AddAsync(string.Create(CultureInfo.InvariantCulture, $"session-{i}"), Token), Token)));
        var ended = new EndedSessions(new PrivateDocument(path, TimeProvider.System), TimeProvider.System);
        for (var i = 0; i < 24; i++) ended.Contains(string.Create(CultureInfo.InvariantCulture, $"session-{i}")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_change_is_seen_at_once_however_soon_after_the_one_before()
    {
        var path = _folder.File("api-keys.json");
        var (reader, writer) = (Keys(path), Keys(path));
        for (var i = 0; i < 50; i++)
        {
            var key = await writer.CreateAsync("program", Role.Reader, Token);
            reader.Find(key).ShouldNotBeNull();
            (await writer.RemoveAsync("program", Token)).ShouldBeTrue();
            reader.Find(key).ShouldBeNull();
        }
    }

    [Fact]
    public async Task Who_waits_for_another_process_stops_when_told_and_gives_up_after_a_while()
    {
        var path = _folder.File("api-keys.json");
        using var held = PrivateFile.TryLock(path);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(() => Keys(path).CreateAsync("program", Role.Reader, stop.Token));

        var clock = new FakeTimeProvider();
        var waiting = new ApiKeyFile(new PrivateDocument(path, clock), clock).CreateAsync("program", Role.Reader, Token);
        for (var tries = 0; tries < 100 && !waiting.IsCompleted; tries++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Token);
        }

        (await Should.ThrowAsync<RefusedException>(() => waiting)).Message.ShouldContain("another process");
        File.Exists(path).ShouldBeFalse();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{ "name": "ada", "role": "Operator" }]""")]
    [InlineData("""[{ "name": "ada", "role": "Operator", "passwordHash": "", "stamp": "a" }]""")]
    [InlineData("")]
    public void A_file_that_names_nobody_whole_opens_nothing(string text)
    {
        var path = _folder.File("accounts.json");
        File.WriteAllText(path, text);
        var accounts = new AccountFile(new PrivateDocument(path, TimeProvider.System), TimeProvider.System);
        Should.Throw<RefusedException>(() => accounts.Find("ada")).Message.ShouldContain("accounts.json");
        Should.Throw<RefusedException>(() => accounts.All).Code.ShouldBe(ExitCode.Configuration);
    }

    private static ApiKeyFile Keys(string path) => new(new PrivateDocument(path, TimeProvider.System), TimeProvider.System);
}
