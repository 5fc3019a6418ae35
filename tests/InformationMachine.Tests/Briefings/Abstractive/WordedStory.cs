using System.Collections.Immutable;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Briefings.Sections;
using InformationMachine.Cli;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Network;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Briefings.Abstractive;

/// <summary>A real data file with one briefed story, and the parts that word it over real HTTP.</summary>
internal sealed class WordedStory : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<ModelClient> _clients = [];

    private WordedStory() => Store = LiteDbStore.Open(_folder.File("machine.db"));

    public LiteDbStore Store { get; private set; }

    public ModelFigures Figures { get; } = new();

    public Briefing Briefing => Store.LatestBriefing(new ThreadId(1))!;

    /// <summary>A file with the posts of the sample story, or with others, briefed as the machine would.</summary>
    public static async Task<WordedStory> OfAsync(IReadOnlyList<Post>? posts = null, Func<Briefing, Briefing>? change = null)
    {
        var story = new WordedStory();
        await story.BriefAsync(1, posts ?? ModelSample.Posts, change);
        return story;
    }

    /// <summary>Adds a story, or a version to one.</summary>
    public async Task BriefAsync(int thread, IReadOnlyList<Post> posts, Func<Briefing, Briefing>? change = null)
    {
        var known = Store.Posts([.. posts.Select(post => post.Id)]).Select(post => post.Id).ToHashSet();
        var previous = Store.LatestBriefing(new ThreadId(thread));
        await Store.CommitAsync(new StoreBatch { NewPosts = [.. posts.Where(post => !known.Contains(post.Id))] }, CancellationToken.None);
        var briefing = Brief(thread, posts, previous);
        briefing = change?.Invoke(briefing) ?? briefing;
        await Store.CommitAsync(
            new StoreBatch
            {
                Threads = [Some.Thread(thread, posts.Count) with { UpdatedAt = posts.Max(post => post.PublishedAt) }],
                Assignments = [.. Store.Posts([.. posts.Select(post => post.Id)]).OrderBy(post => post.Sequence).Select(post => Some.Assignment(post, post.Sequence, thread))],
                Briefings = [briefing],
                Briefed = [new BriefedMark(new ThreadId(thread), posts.Count, briefing.Version, briefing.Title)],
            },
            CancellationToken.None);
    }

    public static Briefing Brief(int thread, IReadOnlyList<Post> posts, Briefing? previous = null) => new BriefingWriter(new BriefingOptions { MinimumPosts = 1 }).Write(new BriefingMaterial
    {
        Thread = new ThreadId(thread),
        Posts = [.. posts.OrderBy(post => post.PublishedAt)],
        Previous = previous,
        Now = posts.Max(post => post.PublishedAt),
        Reason = new BriefingReason(posts.Count, 0, 0),
    })!;

    /// <summary>Posts with these texts, each by an author of its own unless named, a quarter of an hour apart.</summary>
    public static ImmutableArray<Post> Posts(params (string Author, string? Title, string Text)[] posts) =>
        [.. posts.Select((post, i) => Some.Post(i + 1, post.Text, post.Author) with { Title = post.Title, PublishedAt = Some.Time.AddMinutes(15 * i), Feed = FeedId.Parse("blog") })];

    public ModelOptions Options(string endpoint, ModelKind kind = ModelKind.OpenAI) => new()
    {
        Endpoint = kind == ModelKind.OpenAI ? endpoint + "/v1" : endpoint,
        Kind = kind,
        Name = "played",
        Timeout = TimeSpan.FromSeconds(20),
        Context = 16_384,
    };

    public ModelAccess Access(ModelOptions options, TimeProvider? time = null)
    {
        var client = new ModelClient(ChatClients.Create(options, "tests", TimeProvider.System, new Dialer()), options);
        _clients.Add(client);
        var clock = time ?? TimeProvider.System;
        return new ModelAccess(Store, client, options, new ModelBudget(Store, options, clock), new CircuitBreaker(clock), Figures, clock);
    }

    public WordingRound Round(ModelOptions options, TimeProvider? time = null)
    {
        var access = Access(options, time);
        return new WordingRound(Store, new WordingWriter(access, options, Figures, time ?? TimeProvider.System), access, options, Figures, time ?? TimeProvider.System, NullLogger<WordingRound>.Instance);
    }

    /// <summary>Closes the file and opens it again, as a restart does.</summary>
    public async Task RestartAsync()
    {
        await Store.DisposeAsync();
        Store = LiteDbStore.Open(_folder.File("machine.db"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
