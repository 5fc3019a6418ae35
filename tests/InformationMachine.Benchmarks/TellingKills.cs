using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Network;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.Benchmarks;

/// <summary>
/// Kills a process that tells stories through a webhook, half of the times between the peer's answer and the commit of it, and counts by
/// id what the peer saw: everything, each under one id alone.
/// </summary>
internal sealed class TellingKills : IAsyncDisposable
{
    private const int Stories = 40;
    private const string SecretVariable = "IMBENCH_SECRET";

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, int>> _seen = new(StringComparer.Ordinal);
    private readonly WebApplication _peer;
    private readonly string _folder = Directory.CreateTempSubdirectory("telling-kills-").FullName;
    private Process? _victim;
    private int _killAfter;

    private TellingKills()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _peer = builder.Build();
        _peer.Run(AnswerAsync);
    }

    public static async Task<bool> RunAsync(int kills, int seed, TextWriter output)
    {
        await using var trial = new TellingKills();
        return await trial.KillAsync(kills, new Random(seed), output);
    }

    /// <summary>The process that is killed: it goes on where the one before it ended.</summary>
    public static async Task<int> RunChildAsync(string folder, string address, int versions)
    {
        using var held = StoreLock.Acquire(folder);
        await using var store = LiteDbStore.Open(Path.Combine(folder, "machine.db"));
        if (store.Watches().Count == 0) await store.CommitAsync(new StoreBatch { Watches = [new Watch { Id = 1, Owner = "kills", Name = "all", Receivers = ["peer"], CreatedAt = TimeProvider.System.GetUtcNow() }], DeliveryCursor = store.LatestChange.ToString() }, CancellationToken.None);
        var receiver = new Receiver { Name = "peer", Owner = "kills", Channel = "peer", PerHour = 1_000_000, PerDay = 1_000_000 };
        using var sender = new MessageSender(new DeliveryOptions().Limits("benchmark"), TimeProvider.System, new Dialer());
        var round = TellingParts.Round(store, new TellingParts.Book([receiver]), new ChannelConfig { Name = "peer", Kind = "webhook", Url = address, Secret = "env:" + SecretVariable }, new WebhookChannel(sender, TimeProvider.System), TimeProvider.System);
        var told = Enumerable.Range(1, Stories).Sum(thread => store.Thread(new(thread))?.BriefingVersion ?? 0);
        for (; told < versions; told++)
        {
            await store.CommitAsync(TellingStories.Version((told % Stories) + 1, (told / Stories) + 1, TimeProvider.System.GetUtcNow()), CancellationToken.None);
            await round.RunAsync(CancellationToken.None);
        }

        await round.RunAsync(CancellationToken.None);
        return store.WaitingDeliveries().Count;
    }

    public async ValueTask DisposeAsync()
    {
        await _peer.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> KillAsync(int kills, Random random, TextWriter output)
    {
        await _peer.StartAsync();
        var (answered, elsewhere) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            var isBetween = kill % 2 == 0;
            using var child = Start((kill + 1) * 6);
            _victim = child;
            // Between answer and commit: the peer kills as soon as its answer is on the way. Otherwise at any instant, start included.
            Volatile.Write(ref _killAfter, isBetween ? random.Next(1, 5) : 0);
            if (!isBetween && !child.WaitForExit(random.Next(300, 1500))) child.Kill();
            await child.WaitForExitAsync();
            if (isBetween && child.ExitCode != 0) answered++;
            else if (!isBetween && child.ExitCode != 0) elsewhere++;
        }

        Volatile.Write(ref _killAfter, 0);
        var versions = kills * 6;
        using var last = Start(versions);
        await last.WaitForExitAsync();
        await using var store = LiteDbStore.Open(Path.Combine(_folder, "machine.db"));
        return Report(store, versions, answered, elsewhere, last.ExitCode, output);
    }

    private bool Report(LiteDbStore store, int versions, int answered, int elsewhere, int left, TextWriter output)
    {
        var sent = store.DeliveriesAfter(0).Where(delivery => delivery.State == DeliveryState.Sent).Select(delivery => delivery.Message).ToHashSet(StringComparer.Ordinal);
        var ids = _seen.Values.SelectMany(seen => seen.Keys).ToHashSet(StringComparer.Ordinal);
        var twice = _seen.Where(seen => seen.Value.Count > 1).ToList();
        var repeated = _seen.Values.Sum(seen => seen.Values.Sum() - seen.Count);
        // A kill may let two versions of a story come together: what counts is the newest.
        var newest = Enumerable.Range(1, Math.Min(Stories, versions)).Count(thread => _seen.ContainsKey(string.Create(CultureInfo.InvariantCulture, $"{thread}/{store.Thread(new(thread))!.BriefingVersion}")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answered} kills between answer and commit, {elsewhere} at other instants; {versions} versions of {Stories} stories; the peer saw {ids.Count} ids, {repeated} of them again under the same id, {twice.Count} contents under two ids; the ledger has {sent.Count} sent, {left} left; the newest version of {newest} stories arrived"));
        var isExact = twice.Count == 0 && ids.SetEquals(sent) && left == 0 && newest == Math.Min(Stories, versions);
        output.WriteLine(isExact ? "exact: by id everything arrived once" : "NOT exact");
        return isExact;
    }

    private Process Start(int versions)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(TellingKills).Assembly.Location);
        foreach (var argument in new[] { "telling-kills-child", _folder, _peer.Urls.First(), versions.ToString(CultureInfo.InvariantCulture) }) start.ArgumentList.Add(argument);
        start.Environment[SecretVariable] = "a secret of the benchmark";
        return Process.Start(start)!;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var json = await JsonDocument.ParseAsync(context.Request.Body);
        var id = context.Request.Headers["webhook-id"].ToString();
        foreach (var story in json.RootElement.GetProperty("data").GetProperty("stories").EnumerateArray())
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{story.GetProperty("thread").GetInt32()}/{story.GetProperty("version").GetInt32()}");
            _seen.GetOrAdd(key, _ => new(StringComparer.Ordinal)).AddOrUpdate(id, 1, (_, times) => times + 1);
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        await context.Response.CompleteAsync();
        if (Volatile.Read(ref _killAfter) > 0 && Interlocked.Decrement(ref _killAfter) == 0) _victim?.Kill();
    }
}
