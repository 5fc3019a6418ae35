using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Feeds;
using InformationMachine.Threads;
using InformationMachine.Threads.Decisions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Threads.Decisions;

/// <summary>A machine in memory to which posts come and in which editors decide; it can be restarted at any point.</summary>
internal sealed class DecidedStream : IAsyncDisposable
{
    private readonly ThreadOptions _options;
    private readonly FakeTimeProvider _clock = new(Some.Time);
    private ThreadRound _round;
    private ThreadDecisions _decisions;
    private int _posts;

    /// <param name="publishFrom">From which confidence threads are published.</param>
    public DecidedStream(double publishFrom = 0)
    {
        _options = WordJudge.Options(publishFrom: publishFrom);
        (_round, _decisions) = Start();
    }

    public LiteDbStore Store { get; } = LiteDbStore.InMemory();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Lets time pass.</summary>
    public void Wait(TimeSpan time) => _clock.Advance(time);

    public void Restart() => (_round, _decisions) = Start();

    /// <summary>Posts of nine stories whose words overlap a little.</summary>
    public async Task PostAsync(int seed, int count)
    {
        var random = new Random(seed);
        var posts = Enumerable.Range(0, count).Select(_ =>
        {
            var story = random.Next(9);
            var words = Enumerable.Range(0, random.Next(2, 6)).Select(_ => $"story{story}word{random.Next(9)}")
                .Concat(Enumerable.Range(0, random.Next(0, 4)).Select(_ => $"common{random.Next(30)}"));
            return Some.Post(++_posts, string.Join(' ', words));
        });
        await PostAsync([.. posts]);
    }

    /// <summary>Posts with the given texts, in order; returns them as stored.</summary>
    public async Task<IReadOnlyList<Post>> PostAsync(params string[] texts)
    {
        var posts = texts.Select(text => Some.Post(++_posts, text)).ToArray();
        await PostAsync(posts);
        return posts;
    }

    /// <summary>Briefs what has changed.</summary>
    public Task<IReadOnlyList<Briefing>> BriefAsync(BriefingOptions? options = null, PublishNow? now = null) =>
        new BriefingRound(Store, options ?? new BriefingOptions { DecisionPause = TimeSpan.Zero }, _clock, NullLogger<BriefingRound>.Instance, now: now).RunAsync(Cancellation);

    public ThreadId ThreadOf(Post post) => Store.Assignment(post.Id)!.Thread;

    private async Task PostAsync(Post[] posts)
    {
        await Store.CommitAsync(new StoreBatch { NewPosts = [.. posts] }, Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _round.RunAsync(Cancellation);
    }

    public async Task<Decision> MakeAsync(DecisionRequest request)
    {
        var outcome = await DecideAsync(request);
        outcome.Refusal.ShouldBeNull();
        return outcome.Decision!;
    }

    public Task<DecisionOutcome> DecideAsync(DecisionRequest request)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        return _decisions.DecideAsync(request, Cancellation);
    }

    public static DecisionRequest Merge(ThreadId one, ThreadId other) => new() { Kind = DecisionKind.Merge, By = "Ada", Thread = one, Other = other };

    public static DecisionRequest Split(ThreadId thread, params IEnumerable<PostId> posts) => new() { Kind = DecisionKind.Split, By = "Ada", Thread = thread, Posts = [.. posts] };

    public static DecisionRequest Move(ThreadId target, params IEnumerable<PostId> posts) => new() { Kind = DecisionKind.Move, By = "Ada", Other = target, Posts = [.. posts] };

    public static DecisionRequest Rename(ThreadId thread, string title) => new() { Kind = DecisionKind.Rename, By = "Ada", Thread = thread, Title = title };

    public static DecisionRequest Undo(DecisionId decision) => new() { Kind = DecisionKind.Undo, By = "Ada", Undoes = decision };

    /// <summary>Some decision that fits the threads as they are; it may be refused.</summary>
    public DecisionRequest Any(Random random)
    {
        var live = Store.Threads().Where(thread => thread.IsLive).Select(thread => thread.Id).ToList();
        var thread = live[random.Next(live.Count)];
        var posts = Store.Assignments(thread).Select(assignment => assignment.Post).Where(_ => random.Next(2) == 0).ToImmutableArray();
        return random.Next(7) switch
        {
            0 => Merge(thread, live[random.Next(live.Count)]),
            1 or 2 => Split(Store.Threads().Where(t => t.IsLive).MaxBy(t => t.PostCount)!.Id, Largest(random)),
            3 => Move(live[random.Next(live.Count)], posts),
            4 => Rename(thread, "Headline " + random.Next(100).ToString(CultureInfo.InvariantCulture)),
            5 => new DecisionRequest { Kind = DecisionKind.Hide, By = "Ada", Thread = thread, IsOn = random.Next(3) > 0 },
            _ => Undo(new DecisionId(random.Next(1, Store.LastDecision + 2))),
        };
    }

    /// <summary>All that anybody can see, without what only grows.</summary>
    public string Print(bool withHistory = true)
    {
        var lines = Store.AssignmentsAfter(0).Select(a => $"{a.Post} {a.Provisional} {a.Thread} {a.Score:R} {a.RunnerUpScore:R} {a.By} {a.At:O}")
            .Concat(Store.Threads().Where(thread => thread.IsLive || withHistory)
                .Select(t => $"{t.Id} {t.Title} {t.IsTitleEdited} {t.IsHidden} {t.IsPinned} {t.ApprovedVersion} {t.PostCount} {t.StartedAt:O} {t.UpdatedAt:O} > {t.MergedInto}"));
        if (withHistory)
        {
            lines = lines.Concat(Store.Merges().Select(merge => $"{merge.From}>{merge.Into} after {merge.AfterSequence}"))
                .Concat(Store.DecisionsAfter(0).Select(d => $"{d.Id} {d.Kind} {d.Thread} {d.Other} {d.AfterSequence} {string.Join(',', d.Moves)} {string.Join(',', d.Emptied)}"));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Every post in exactly one live thread; counts and forwarding agree; what editors parted is apart.</summary>
    public void CheckInvariants()
    {
        var threads = Store.Threads().ToDictionary(thread => thread.Id);
        threads.Keys.Select(id => id.Value).Order().ShouldBe(Enumerable.Range(1, threads.Count), "numbers have no gaps and no repeats");
        var held = Store.AssignmentsAfter(0).GroupBy(assignment => assignment.Thread).ToDictionary(group => group.Key, group => group.Count());
        foreach (var thread in threads.Values)
        {
            thread.PostCount.ShouldBe(held.GetValueOrDefault(thread.Id), $"thread {thread.Id}");
            thread.IsLive.ShouldBe(thread.PostCount > 0, $"thread {thread.Id}");
            Forwarding.Survivor(Store, thread.Id)!.IsLive.ShouldBeTrue();
        }

        held.Values.Sum().ShouldBe((int)Store.Counts().Posts);
    }

    public async ValueTask DisposeAsync() => await Store.DisposeAsync();

    private IEnumerable<PostId> Largest(Random random) =>
        Store.Assignments(Store.Threads().Where(t => t.IsLive).MaxBy(t => t.PostCount)!.Id).Select(assignment => assignment.Post).Where(_ => random.Next(2) == 0).ToList();

    private (ThreadRound Round, ThreadDecisions Decisions) Start()
    {
        var round = new ThreadRound(Store, _options, _clock, NullLogger<ThreadRound>.Instance);
        return (round, new ThreadDecisions(Store, round, new PostSignal(), _clock, NullLogger<ThreadDecisions>.Instance));
    }
}
