using System.Globalization;
using InformationMachine.Desk.Accounts;

namespace InformationMachine.Tests.Desk;

/// <summary>Files of accounts, changed by many at once. Each list here is one of its own over the same file, as other processes have.</summary>
public sealed class PrivateListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Changes_made_at_once_all_stay()
    {
        var path = _folder.File("api-keys.json");
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => new ApiKeyFile(path).Create(string.Create(CultureInfo.InvariantCulture, $"program-{i}"), Role.Reader), TestContext.Current.CancellationToken)));
        new ApiKeyFile(path).All.Length.ShouldBe(24);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Sign_outs_at_once_all_count()
    {
        var path = _folder.File("ended-sessions.json");
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => new EndedSessions(path, TimeProvider.System).Add(string.Create(CultureInfo.InvariantCulture, $"session-{i}")), TestContext.Current.CancellationToken)));
        var ended = new EndedSessions(path, TimeProvider.System);
        for (var i = 0; i < 24; i++) ended.Contains(string.Create(CultureInfo.InvariantCulture, $"session-{i}")).ShouldBeTrue();
    }

    [Fact]
    public void A_change_is_seen_at_once_however_soon_after_the_one_before()
    {
        var path = _folder.File("api-keys.json");
        var (reader, writer) = (new ApiKeyFile(path), new ApiKeyFile(path));
        for (var i = 0; i < 50; i++)
        {
            var key = writer.Create("program", Role.Reader);
            reader.Find(key).ShouldNotBeNull();
            writer.Remove("program").ShouldBeTrue();
            reader.Find(key).ShouldBeNull();
        }
    }
}
