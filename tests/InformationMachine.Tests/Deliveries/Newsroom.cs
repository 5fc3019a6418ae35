using System.Collections.Immutable;
using InformationMachine.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Deliveries.Watches;
using InformationMachine.Feeds;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Deliveries;

/// <summary>A data file with stories, and the whole stage that tells of them; the service at the end is a list.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private readonly Dictionary<int, List<Post>> _posts = [];
    private readonly Dictionary<int, long> _revisions = [];
    private readonly string? _file;
    private int _number;
    private int _decisions;

    public Newsroom(string? file = null, DateTimeOffset? now = null)
    {
        _file = file;
        Time = new FakeTimeProvider(now ?? Some.Time.AddDays(1));
        Store = Open();
        Round = Create();
    }

    public FakeTimeProvider Time { get; }

    public LiteDbStore Store { get; private set; }

    public DeliveryRound Round { get; private set; }

    public BriefingOptions Briefings { get; init; } = new();

    public DeliveryOptions Options { get; init; } = new();

    public Inbox Inbox { get; } = new();

    public Book Receivers { get; } = new();

    public FeedList Feeds { get; } = new([new FeedConfig { Id = Some.Feed, Url = new Uri("https://example.org/feed"), Tags = ["harbour"] }]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Receiver Add(string name, Func<Receiver, Receiver>? change = null)
    {
        var receiver = new Receiver { Name = name, Owner = "ada", Channel = "inbox", Key = "k", CreatedAt = Time.GetUtcNow() };
        receiver = change?.Invoke(receiver) ?? receiver;
        Receivers.All = Receivers.All.RemoveAll(known => known.Name == name).Add(receiver);
        return receiver;
    }

    public Task<Watch> WatchAsync(WatchDraft draft) => new WatchBook(Store, Receivers, Feeds, Options, Time).AddAsync(Store, draft, "ada", Cancellation);

    /// <summary>Adds posts to a thread, briefs it, and returns the version.</summary>
    public async Task<int> TellAsync(int thread, params (string Author, string Text)[] posts)
    {
        var added = posts.Select(post => Some.Post(++_number, post.Text, post.Author) with
        {
            PublishedAt = Time.GetUtcNow().AddMinutes(-1),
            FirstSeenAt = Time.GetUtcNow(),
            Url = $"https://{post.Author.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}.example/{_number}",
        }).ToList();
        await AddAsync(thread, added);
        return await BriefAsync(thread);
    }

    public async Task AddAsync(int thread, IReadOnlyList<Post> added)
    {
        var posts = _posts.TryGetValue(thread, out var known) ? known : _posts[thread] = [];
        posts.AddRange(added);
        var sequence = Store.Counts().Posts;
        await Store.CommitAsync(
            new StoreBatch
            {
                NewPosts = [.. added],
                Assignments = [.. added.Select((post, i) => Some.Assignment(post, sequence + i + 1, thread))],
                Threads = [Thread(thread)],
                LinkedThrough = sequence + added.Count,
            },
            Cancellation);
    }

    /// <summary>The thread's record as it stands, raised by one revision.</summary>
    public StoryThread Thread(int thread)
    {
        var revision = _revisions[thread] = _revisions.GetValueOrDefault(thread) + 1;
        return Some.Thread(thread, _posts[thread].Count) with { Revision = revision, UpdatedAt = _posts[thread].Max(post => post.PublishedAt) };
    }

    public async Task<int> BriefAsync(int thread)
    {
        await new BriefingRound(Store, Briefings, Time, NullLogger<BriefingRound>.Instance).RunAsync(Cancellation);
        return Store.Thread(new ThreadId(thread))!.BriefingVersion;
    }

    /// <summary>An editor puts a sentence into other words, or takes that back; the version that comes of it is written.</summary>
    public async Task DecideAsync(int thread, string? replaces, string? text, DecisionId? undoes = null)
    {
        var decision = new Decision
        {
            Id = new DecisionId(++_decisions),
            Kind = undoes is null ? DecisionKind.Correct : DecisionKind.Undo,
            By = "Ada",
            At = Time.GetUtcNow(),
            AfterSequence = Store.Counts().Posts,
            Thread = new ThreadId(thread),
            Replaces = replaces,
            Text = text,
            Undoes = undoes,
            Posts = undoes is null ? [_posts[thread][0].Id] : [],
        };
        await Store.CommitAsync(new StoreBatch { Decisions = [decision], Threads = [Thread(thread)] }, Cancellation);
        Time.Advance(TimeSpan.FromMinutes(15));
        await BriefAsync(thread);
    }

    public Task<int> RunAsync() => Round.RunAsync(Cancellation);

    /// <summary>As after a restart: nothing that was in memory is left.</summary>
    public async Task RestartAsync()
    {
        if (_file is not null)
        {
            await Store.DisposeAsync();
            Store = Open();
        }

        Round = Create();
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    /// <summary>The stage over another store, as another process has it.</summary>
    public DeliveryRound RoundOn(IMachineStore store)
    {
        var stories = new StoryReader(store, Feeds, Briefings);
        var channels = new ChannelList([new ChannelConfig { Name = "inbox", Kind = "inbox" }]);
        var links = new StoryLinks(new SiteOptions { BaseUrl = "https://news.example.org/" });
        return new DeliveryRound(
            store,
            new NoticeRound(store, stories, Receivers, Time, NullLogger<NoticeRound>.Instance),
            new ComposeRound(store, stories, Receivers, Time),
            new SendRound(store, Receivers, channels, new ChannelKinds([Inbox]), links, Options, Time, NullLogger<SendRound>.Instance),
            Options,
            Time);
    }

    private LiteDbStore Open() => _file is null ? LiteDbStore.InMemory() : LiteDbStore.Open(_file);

    private DeliveryRound Create() => RoundOn(Store);

    public sealed class Book : IReceiverBook
    {
        public ImmutableArray<Receiver> All { get; set; } = [];

        public Task<bool> UpdateAsync(Func<ImmutableArray<Receiver>, ImmutableArray<Receiver>> change, CancellationToken cancellationToken)
        {
            var before = All;
            All = change(All);
            return Task.FromResult(All != before);
        }
    }
}
