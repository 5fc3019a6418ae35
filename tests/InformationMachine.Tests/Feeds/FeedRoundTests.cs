using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Feeds;

public sealed class FeedRoundTests : IAsyncLifetime
{
    private static readonly FeedConfig Feed = new() { Id = Some.Feed, Url = new Uri("http://harbour.example.org/feed") };

    private readonly LiteDbStore _store = LiteDbStore.InMemory();
    private readonly HostPauses _pauses = new(new FeedOptions());
    private SourceReading _next = Reading("one");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task New_posts_and_the_cursor_arrive_together_and_known_ones_do_not_come_back()
    {
        (await Poll(0)).Added.ShouldBe(1);
        (await Poll(2)).ShouldSatisfyAllConditions(result => result.Added.ShouldBe(0), result => result.Edited.ShouldBe(0));
        _store.Counts().Posts.ShouldBe(1);
        var state = _store.FeedState(Some.Feed).ShouldNotBeNull();
        (state.ETag, state.Posts, state.Polls, state.Failure).ShouldBe(("\"tag\"", 1, 2, FeedFailure.None));
        state.NextPollAt.ShouldBeGreaterThan(Some.Time.AddHours(2));
    }

    [Fact]
    public async Task An_edit_becomes_a_revision_that_keeps_the_first_date()
    {
        await Poll(0);
        _next = Reading("two");
        (await Poll(2)).Edited.ShouldBe(1);
        var post = _store.PostsAfter(0).ShouldHaveSingleItem();
        (post.Text, post.Revision, post.FirstSeenAt).ShouldBe(("two", 2, Some.Time));
        _store.Revisions(post.Id).ShouldHaveSingleItem().Text.ShouldBe("one");
    }

    [Fact]
    public async Task A_failure_is_state_and_a_success_clears_it()
    {
        _next = SourceReading.Failed(FeedFailure.Dns, "the host name could not be resolved");
        await Poll(0);
        await Poll(2);
        var failing = _store.FeedState(Some.Feed).ShouldNotBeNull();
        (failing.Failure, failing.FailureStreak, failing.LastError).ShouldBe((FeedFailure.Dns, 2, "the host name could not be resolved"));
        _next = Reading("one");
        await Poll(9);
        var well = _store.FeedState(Some.Feed).ShouldNotBeNull();
        (well.Failure, well.FailureStreak, well.LastError).ShouldBe((FeedFailure.None, 0, null));
    }

    [Fact]
    public async Task Gone_for_good_is_muted()
    {
        _next = SourceReading.Failed(FeedFailure.Gone, "HTTP 410");
        (await Poll(0)).State.Muted.ShouldBeTrue();
    }

    [Fact]
    public async Task A_source_that_throws_is_a_failing_feed_like_any_other()
    {
        _next = null!;
        (await Poll(0)).State.Failure.ShouldBe(FeedFailure.Other);
    }

    [Fact]
    public async Task A_permanent_redirect_is_believed_after_a_week_of_the_same()
    {
        _next = Reading("one", "http://new.example.org/feed");
        for (var day = 0; day < 7; day++) (await Poll(day * 24)).State.AdoptedUrl.ShouldBeNull();
        (await Poll(7 * 24)).State.AdoptedUrl.ShouldBe("http://new.example.org/feed");
    }

    [Fact]
    public async Task A_week_in_which_nobody_asked_is_no_evidence()
    {
        _next = Reading("one", "http://new.example.org/feed");
        await Poll(0);
        (await Poll(30 * 24)).State.AdoptedUrl.ShouldBeNull();
    }

    [Fact]
    public async Task Another_redirect_begins_anew()
    {
        _next = Reading("one", "http://new.example.org/feed");
        for (var day = 0; day < 7; day++) await Poll(day * 24);
        _next = Reading("one", "http://maintenance.example.org/");
        (await Poll(7 * 24)).State.ShouldSatisfyAllConditions(state => state.AdoptedUrl.ShouldBeNull(), state => state.MovedPolls.ShouldBe(1));
    }

    [Theory]
    [InlineData(FeedFailure.Gone, 1)]
    [InlineData(FeedFailure.NotFound, 3)]
    public async Task An_adopted_address_that_fails_gives_way_to_the_configured_one(FeedFailure failure, int times)
    {
        _next = Reading("one", "https://harbour.example.org/feed");
        await Poll(0);
        _next = SourceReading.Failed(failure, "no");
        for (var i = 1; i < times; i++) (await Poll(24 * i)).State.AdoptedUrl.ShouldNotBeNull();
        (await Poll(24 * times)).State.ShouldSatisfyAllConditions(
            state => state.AdoptedUrl.ShouldBeNull(), state => state.Muted.ShouldBeFalse(), state => state.ETag.ShouldBeNull());
    }

    [Fact]
    public async Task Nothing_asked_for_over_https_is_given_up_for_http()
    {
        var feed = Feed with { Url = new Uri("https://harbour.example.org/feed") };
        _next = Reading("one", "http://harbour.example.org/feed");
        for (var day = 0; day < 20; day++) (await Round(_ => { }).PollAsync(feed, Some.Time.AddDays(day), Token)).State.AdoptedUrl.ShouldBeNull();
    }

    [Fact]
    public async Task A_redirect_that_stops_is_forgotten()
    {
        _next = Reading("one", "http://new.example.org/feed");
        await Poll(0);
        _next = Reading("one");
        await Poll(24);
        _next = Reading("one", "http://new.example.org/feed");
        (await Poll(8 * 24)).State.AdoptedUrl.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_address_over_https_is_believed_at_once()
    {
        _next = Reading("one", "https://harbour.example.org/feed");
        (await Poll(0)).State.AdoptedUrl.ShouldBe("https://harbour.example.org/feed");
    }

    [Fact]
    public async Task A_feed_that_moves_to_another_configured_address_starts_with_clean_validators()
    {
        await Poll(0);
        FeedState? seen = null;
        await Round(state => seen = state).PollAsync(Feed with { Url = new Uri("http://harbour.example.org/other") }, Some.Time.AddHours(2), Token);
        seen.ShouldNotBeNull().ETag.ShouldBeNull();
    }

    [Fact]
    public async Task A_host_that_asks_for_a_pause_gets_it_for_all_its_feeds_and_after_a_restart()
    {
        _next = Throttled(429, TimeSpan.FromHours(3));
        (await Poll(0)).State.HostPausedUntil.ShouldBe(Some.Time.AddHours(3));
        _pauses.Until("harbour.example.org").ShouldBe(Some.Time.AddHours(3));

        var afterRestart = new HostPauses(new FeedOptions());
        afterRestart.Restore(_store.FeedStates(), Some.Time);
        afterRestart.Until("HARBOUR.example.org").ShouldBe(Some.Time.AddHours(3));
    }

    [Fact]
    public async Task What_a_host_says_to_those_who_were_sent_there_silences_none_of_its_own_feeds()
    {
        var poisoned = Throttled(429, TimeSpan.FromHours(24));
        _next = poisoned with { Outcome = poisoned.Outcome with { FinalUrl = new Uri("https://honest.example.com/busy"), IsElsewhere = true } };
        var state = (await Poll(0)).State;
        state.Failure.ShouldBe(FeedFailure.Throttled);
        state.NextPollAt.ShouldBeGreaterThan(Some.Time.AddHours(20), "who was sent away waits");
        _pauses.Until("honest.example.com").ShouldBe(default);
        var afterRestart = new HostPauses(new FeedOptions());
        afterRestart.Restore(_store.FeedStates(), Some.Time);
        afterRestart.Until("honest.example.com").ShouldBe(default);

        _pauses.Begin("honest.example.com", TimeSpan.FromHours(3), Some.Time);
        var arrived = Reading("one");
        _next = arrived with { Outcome = arrived.Outcome with { FinalUrl = new Uri("https://honest.example.com/open"), IsElsewhere = true } };
        await Poll(30);
        _pauses.Until("honest.example.com").ShouldBe(Some.Time.AddHours(3), "nor does a page there end a pause that others asked for");
    }

    [Theory]
    [InlineData(429, null, 1)]
    [InlineData(429, 1e9, 24)]
    [InlineData(503, 2.0, 2)]
    [InlineData(503, null, 0)]
    public async Task Which_answers_pause_a_host(int status, double? retryAfterHours, double pausedHours)
    {
        _next = Throttled(status, retryAfterHours is { } hours ? TimeSpan.FromHours(Math.Min(hours, 1e5)) : null);
        await Poll(0);
        _pauses.Until("harbour.example.org").ShouldBe(pausedHours > 0 ? Some.Time.AddHours(pausedHours) : default);
    }

    [Fact]
    public async Task What_the_document_asks_for_holds_while_it_is_unchanged()
    {
        _next = Reading("one") with { Feed = new ParsedFeed { SuggestedInterval = TimeSpan.FromHours(6), SkippedDays = 1, Items = [new ParsedItem { Id = "1", ContentText = "one" }] } };
        await Poll(0);
        _next = new SourceReading { Outcome = new FetchOutcome { NotModified = true } };
        var state = (await Poll(6)).State;
        (state.SuggestedInterval, state.SkippedDays, state.ETag).ShouldBe((TimeSpan.FromHours(6), 1, "\"tag\""));
        state.NextPollAt.ShouldBeGreaterThanOrEqualTo(Some.Time.AddHours(12));
    }

    [Fact]
    public async Task A_document_without_validators_leaves_none()
    {
        await Poll(0);
        _next = Reading("one") with { Outcome = new FetchOutcome() };
        (await Poll(2)).State.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task A_busy_feed_is_polled_more_often_than_a_quiet_one()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            _next = Reading($"{hour}", id: $"{hour}");
            await Poll(hour);
        }

        _next = new SourceReading { Outcome = new FetchOutcome { NotModified = true } };
        var busy = await Poll(24);
        (busy.State.NextPollAt - Some.Time.AddHours(24)).TotalHours.ShouldBeLessThan(1.2);
        var quiet = await Poll(24 * 30);
        (quiet.State.NextPollAt - Some.Time.AddDays(30)).TotalHours.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task Thousands_that_fail_at_once_are_fifty_names_and_a_number()
    {
        var log = new Lines();
        var round = Round(_ => { }, log);
        async Task AllAsync(int minutes)
        {
            for (var n = 0; n < 2000; n++) await round.PollAsync(Feed with { Id = FeedId.Parse($"feed-{n}") }, Some.Time.AddMinutes(minutes), Token);
        }

        _next = SourceReading.Failed(FeedFailure.Dns, "the host name could not be resolved");
        await AllAsync(0);
        round.TellRest(Some.Time.AddSeconds(59));
        log.All.Count.ShouldBe(50);
        round.TellRest(Some.Time.AddSeconds(60));
        round.TellRest(Some.Time.AddSeconds(90));
        (log.All.Count, log.All[^1]).ShouldBe((51, "1950 more feeds began to fail in the last minute; `status` counts them, the desk's feeds page names them"));

        _next = Reading("one");
        await AllAsync(600);
        round.TellRest(Some.Time.AddMinutes(601));
        log.All.Count(line => line.Contains("works again after", StringComparison.Ordinal)).ShouldBe(50);
        log.All[^1].ShouldBe("1950 more feeds work again");
    }

    private Task<FeedRoundResult> Poll(double hours) => Round(_ => { }).PollAsync(Feed, Some.Time.AddHours(hours), Token);

    private FeedRound Round(Action<FeedState?> look, ILogger<FeedRound>? log = null) => new(
        _store,
        new Dictionary<string, IFeedSource>(StringComparer.Ordinal) { ["feed"] = new ScriptedSource(state => { look(state); return _next ?? throw new InvalidOperationException("a flaw"); }) },
        new FeedOptions(),
        _pauses,
        log ?? NullLogger<FeedRound>.Instance);

    private static SourceReading Throttled(int status, TimeSpan? retryAfter) => new()
    {
        Outcome = FetchOutcome.Failed(FeedFailure.Throttled, $"HTTP {status}") with { Status = status, RetryAfter = retryAfter },
    };

    private static SourceReading Reading(string text, string? movedTo = null, string id = "1") => new()
    {
        Outcome = new FetchOutcome { ETag = "\"tag\"", MovedTo = movedTo is null ? null : new Uri(movedTo) },
        Feed = new ParsedFeed { Title = "Harbour", Items = [new ParsedItem { Id = id, ContentText = text }] },
    };

    private sealed class ScriptedSource(Func<FeedState?, SourceReading> read) : IFeedSource
    {
        public string Kind => "feed";

        public Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken) => Task.FromResult(read(state));
    }

    /// <summary>A log that is read afterwards: that a feed brought something is left out of it.</summary>
    private sealed class Lines : ILogger<FeedRound>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (formatter(state, exception) is var line && !line.Contains("new posts", StringComparison.Ordinal)) All.Add(line);
        }
    }
}
