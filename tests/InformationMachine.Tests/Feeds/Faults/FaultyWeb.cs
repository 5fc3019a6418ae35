using System.Collections.Concurrent;
using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Feeds.Faults;

/// <summary>
/// Every fault at once: the machine's own poller, over real sockets and a real data file, polls all misbehaving feeds together with
/// healthy ones, some of them on the same hosts. What it made of each is looked at afterwards.
/// </summary>
public sealed class FaultyWeb : IAsyncLifetime
{
    /// <summary>How long a feed may hang; a machine that waited for it would ask nobody else meanwhile.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan HealthyInterval = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder = new();
    private readonly FaultServer _server = new();
    private readonly ConcurrentQueue<(FeedId Feed, bool Begins)> _readings = new();
    private readonly Dictionary<FeedId, FaultOutcome> _outcomes = [];

    /// <summary>All readings in the order in which they began and ended.</summary>
    internal IReadOnlyList<(FeedId Feed, bool Begins)> Readings => [.. _readings];

    /// <summary>The healthy feeds as they are in the end.</summary>
    internal IReadOnlyList<FeedState> Healthy { get; private set; } = [];

    internal FaultOutcome Outcome(FaultCase fault) => _outcomes[FeedId.Parse(fault.Id)];

    public async ValueTask InitializeAsync()
    {
        FaultDocuments.WriteSecret(_folder.File("secret.txt"));
        _server.Start();
        foreach (var fault in FaultCases.All.Where(fault => fault.Script is not null)) _server.Script(fault.Host, fault.Script!);
        _server.Script("public.test", FaultCases.LeadInwards);
        _server.Script("rebinding.test", connection => connection.RedirectAsync("/again"));
        var healthy = HealthyFeeds();
        foreach (var feed in healthy) _server.Script(feed.Url.Host + feed.Url.AbsolutePath, connection => connection.FeedAsync(FaultDocuments.Good));
        await PollAsync([.. FaultCases.All.Where(fault => fault.Number != 30).Select(Feed), .. FaultCases.Storm(_server.Port), .. healthy], healthy);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task PollAsync(ImmutableArray<FeedConfig> feeds, ImmutableArray<FeedConfig> healthy)
    {
        var options = new FeedOptions
        {
            MinimumInterval = HealthyInterval,
            Timeout = Deadline,
            MaximumBytes = 8 * 1024 * 1024,
            Retries = 1,
            Concurrency = 64,
            HostGap = TimeSpan.FromMilliseconds(20),
        };
        await using var store = LiteDbStore.Open(_folder.File("machine.db"));
        using var fetcher = new FeedFetcher(options, TimeProvider.System, new FaultyNetwork());
        using var gates = new HostGates(options);
        var pauses = new HostPauses(options);
        var sources = new Dictionary<string, IFeedSource>(StringComparer.Ordinal) { ["feed"] = new NotingSource(new DocumentSource(fetcher, options), _readings) };
        var round = new FeedRound(store, sources, options, pauses, NullLogger<FeedRound>.Instance);
        using var poller = new FeedPoller(new FeedList(feeds), store, round, new FeedPollerParts(gates, pauses, new PostSignal(), TimeProvider.System), NullLogger<FeedPoller>.Instance);
        await poller.StartAsync(CancellationToken.None);
        await UntilAsync(() => IsDone(store, healthy));
        await poller.StopAsync(CancellationToken.None);
        Healthy = [.. healthy.Select(feed => store.FeedState(feed.Id)!)];
        var posts = store.PostsAfter(0).ToLookup(post => post.Feed);
        foreach (var fault in FaultCases.All)
        {
            var id = FeedId.Parse(fault.Id);
            if (State(store, fault) is { } state) _outcomes[id] = new FaultOutcome(state, [.. posts[id]], _server.Hits(fault.Host), _server);
        }
    }

    /// <summary>Of a storm any feed may have been the one that was answered.</summary>
    private static FeedState? State(LiteDbStore store, FaultCase fault) => fault.Number == 30
        ? store.FeedStates().FirstOrDefault(state => state.Id.Value.StartsWith(fault.Id, StringComparison.Ordinal))
        : store.FeedState(FeedId.Parse(fault.Id));

    private static bool IsDone(LiteDbStore store, ImmutableArray<FeedConfig> healthy) => FaultCases.All.All(fault => State(store, fault)?.Polls >= fault.Polls)
        && healthy.All(feed => store.FeedState(feed.Id)?.Polls >= 3);

    private static async Task UntilAsync(Func<bool> isDone)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isDone() && TimeProvider.System.GetElapsedTime(started) < Patience) await Task.Delay(100);
    }

    private FeedConfig Feed(FaultCase fault) => new()
    {
        Id = FeedId.Parse(fault.Id),
        Url = new Uri(fault.Url.Length == 0 ? $"http://{fault.Host}:{_server.Port}/" : string.Format(System.Globalization.CultureInfo.InvariantCulture, fault.Url, _server.Port, _server.TlsPort)),
        AllowPrivateNetwork = fault.IsTrusted,
    };

    /// <summary>Some on hosts of their own, some beside feeds that hang, reset or send without end.</summary>
    private ImmutableArray<FeedConfig> HealthyFeeds() =>
    [
        .. FaultCases.All.Where(fault => fault.Number is 4 or 5 or 6 or 7 or 8 or 23 or 31 && fault.Url.Length == 0).Select(fault => fault.Host)
            .Concat(["well-1.test", "well-2.test", "well-3.test"])
            .Select((host, n) => new FeedConfig { Id = FeedId.Parse($"well-{n}"), Url = new Uri($"http://{host}:{_server.Port}/well-{n}"), AllowPrivateNetwork = true, Interval = HealthyInterval }),
    ];

    /// <summary>Notes when readings begin and end.</summary>
    private sealed class NotingSource(IFeedSource inner, ConcurrentQueue<(FeedId Feed, bool Begins)> readings) : IFeedSource
    {
        public string Kind => inner.Kind;

        public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
        {
            readings.Enqueue((feed.Id, true));
            try
            {
                return await inner.ReadAsync(feed, state, cancellationToken);
            }
            finally
            {
                readings.Enqueue((feed.Id, false));
            }
        }
    }
}
