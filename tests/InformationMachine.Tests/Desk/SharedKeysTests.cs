using System.Diagnostics;
using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;
using InformationMachine.Desk.Serving;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Desk;

/// <summary>The keys that sign sessions, in the database: what one desk signs the others know, and whoever reads the table knows nothing.</summary>
public sealed class SharedKeysTests : IAsyncDisposable
{
    private const string Secret = "c2VjcmV0IG9mIGFsbCBkZXNrcywgbWFkZSBvZiByYW5kb20=";

    private readonly SharedDatabase _database = new();
    private readonly TemporaryFolder _folder = new();
    private readonly List<ServiceProvider> _desks = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in _desks)
        {
            foreach (var service in desk.GetServices<IHostedService>()) await service.StopAsync(CancellationToken.None);
            await desk.DisposeAsync();
        }

        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_one_desk_signs_another_knows_and_the_table_shows_neither_key_nor_secret()
    {
        var one = await DeskAsync();
        var signed = one.Protect("ada");
        (await DeskAsync()).Unprotect(signed).ShouldBe("ada");
        (await TextAsync()).ShouldStartWith("IM1\n");
        foreach (var readable in new[] { "<key", "masterKey", "descriptor", "2026", Secret }) (await TextAsync()).ShouldNotContain(readable);
        Directory.Exists(_folder.File("keys")).ShouldBeFalse("nothing is kept beside");
    }

    [Fact]
    public async Task Desks_that_begin_at_once_on_an_empty_database_know_each_other_s_keys_within_seconds()
    {
        await Task.WhenAll(DeskAsync(), DeskAsync(), DeskAsync());
        // Asked of the ring itself: a protector would have it read anew for what it does not know, but only in the first minutes of a process.
        var rings = _desks.Select(desk => desk.GetRequiredService<IKeyRingProvider>()).ToList();
        foreach (var key in rings.Select(ring => ring.GetCurrentKeyRing().DefaultKeyId).ToList())
        {
            foreach (var ring in rings) (await WithinAsync(TimeSpan.FromSeconds(5), () => ring.GetCurrentKeyRing().GetAuthenticatedEncryptorByKeyId(key, out _) is not null)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Another_secret_is_refused_with_what_to_do_and_changes_nothing()
    {
        (await DeskAsync()).Protect("ada");
        var before = await TextAsync();
        var documents = await _database.DeskAsync();
        var other = StoreSecret.Of(Options("another secret, of forty characters, too"))!;
        var refused = Should.Throw<RefusedException>(() => SharedKeys.Check(documents, other, NullLogger<SharedKeys>.Instance));
        refused.Code.ShouldBe(ExitCode.Configuration);
        refused.Message.ShouldContain("another secret than Store:Secret names");
        refused.Message.ShouldContain("docs/scale.md");
        Should.Throw<RefusedException>(() => new SharedKeys(documents.Of(DocumentName.SessionKeys), other).StoreElement(new("key"), "a"));
        (await TextAsync()).ShouldBe(before);
        SharedKeys.Check(documents, StoreSecret.Of(Options(Secret)), NullLogger<SharedKeys>.Instance);
    }

    [Fact]
    public async Task Keys_that_are_added_at_once_all_stay()
    {
        var secret = StoreSecret.Of(Options(Secret))!;
        var repositories = new[] { await _database.DeskAsync(), await _database.DeskAsync() }.Select(documents => new SharedKeys(documents.Of(DocumentName.SessionKeys), secret)).ToList();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => repositories[n % 2].StoreElement(new("key", new System.Xml.Linq.XAttribute("id", n)), "a"), Token)));
        repositories[0].GetAllElements().Select(key => (int)key.Attribute("id")!).Order().ShouldBe(Enumerable.Range(0, 12));
    }

    [Fact]
    public async Task Without_a_secret_the_keys_stay_in_the_data_directory()
    {
        (await DeskAsync("")).Protect("ada");
        Directory.GetFiles(_folder.File("keys")).ShouldHaveSingleItem();
        (await _database.AskAsync("SELECT count(*) FROM {0}.documents")).ShouldBe(0L);
    }

    /// <summary>A desk's protector, as the desk makes it.</summary>
    private async Task<IDataProtector> DeskAsync(string secret = Secret)
    {
        var services = new ServiceCollection().AddLogging();
        SessionKeys.Add(services, await _database.DeskAsync(), new MachinePaths(_folder.Path, _folder.Path), Options(secret));
        var desk = services.BuildServiceProvider();
        _desks.Add(desk);
        foreach (var service in desk.GetServices<IHostedService>()) await service.StartAsync(Token);
        return desk.GetDataProtector("sessions");
    }

    private StoreOptions Options(string secret)
    {
        if (secret.Length == 0) return new StoreOptions();
        var file = _folder.File("secret-" + secret.Length);
        File.WriteAllText(file, secret);
        return new StoreOptions { Secret = "file:" + file };
    }

    private async Task<string> TextAsync() => (string)(await _database.AskAsync("SELECT encode(content, 'escape') FROM {0}.documents WHERE name = 'session-keys'"))!;

    private static async Task<bool> WithinAsync(TimeSpan limit, Func<bool> isSo)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < limit; await Task.Delay(50, Token))
        {
            if (isSo()) return true;
        }

        return false;
    }
}
