using InformationMachine.Briefings;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Briefings;

public sealed class BriefingRoundTests : IAsyncDisposable
{
    private static readonly Post[] Posts =
    [
        Some.Post(1, "Brightmill will cut 38 support jobs at its Harwich plant next month.", "Ada Hale"),
        Some.Post(2, "The union at the Harwich plant asks for talks before the summer.", "Ben Ode"),
        Some.Post(3, "Harwich council votes on a relief fund for the plant on Thursday.", "Cleo Marsh"),
    ];

    private readonly LiteDbStore _store = LiteDbStore.InMemory();
    private readonly FakeTimeProvider _time = new(Some.Time.AddDays(1));
    private long _revision;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_thread_is_briefed_once_and_again_only_for_something_new()
    {
        await AddAsync(Posts[0], Posts[1]);
        (await RunAsync()).ShouldBe([1]);
        (await RunAsync()).ShouldBeEmpty();
        await ChangeAsync(new StoreBatch(), posts: 2);
        (await RunAsync()).ShouldBeEmpty();
        await AddAsync(Posts[2] with { PublishedAt = _time.GetUtcNow() });
        (await RunAsync()).ShouldBe([2]);
        _store.Briefings(new ThreadId(1)).Select(briefing => briefing.Reason).ShouldBe([new BriefingReason(2, 0, 0), new BriefingReason(1, 0, 0)]);
        _store.ThreadsToBrief().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_no_version_older_than_the_one_before()
    {
        await AddAsync(Posts[0], Posts[1]);
        await RunAsync();
        var earlier = new FakeTimeProvider(_time.GetUtcNow().AddDays(-2));
        await AddAsync(Posts[2] with { PublishedAt = _time.GetUtcNow() });
        (await new BriefingRound(_store, new BriefingOptions(), earlier, NullLogger<BriefingRound>.Instance).RunAsync(Cancellation)).ShouldHaveSingleItem().WrittenAt.ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public async Task One_post_is_not_briefed_and_not_looked_at_twice()
    {
        await AddAsync(Posts[0]);
        (await RunAsync()).ShouldBeEmpty();
        _store.ThreadsToBrief().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_echo_is_no_news()
    {
        await AddAsync(Posts[0], Posts[1]);
        await RunAsync();
        await AddAsync(Posts[0] with { Id = Some.Post(8).Id, Guid = "8", Author = "An Agency" });
        (await RunAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_edit_of_a_cited_post_makes_a_version_and_the_one_before_keeps_its_words()
    {
        await AddAsync(Posts[0], Posts[1]);
        await RunAsync();
        var stored = _store.Post(Posts[0].Id)!;
        var edited = stored with { Text = "Brightmill will cut 41 support jobs at its Harwich plant next month.", Revision = 2, Fingerprint = "edited" };
        await ChangeAsync(new StoreBatch { EditedPosts = [edited], Revisions = [new PostRevision(edited.Id, 1, null, stored.Text, _time.GetUtcNow())] }, posts: 2);
        (await RunAsync()).ShouldBe([2]);
        Cited(1).ShouldContain("38");
        Cited(2).ShouldContain("41");
        _store.LatestBriefing(new ThreadId(1))!.Reason.ShouldBe(new BriefingReason(0, 1, 0));
    }

    [Fact]
    public async Task A_post_that_was_out_for_days_is_said_to_have_come_late()
    {
        await AddAsync(Posts[0], Posts[1]);
        await RunAsync();
        await AddAsync(Posts[2] with { PublishedAt = Some.Time.AddDays(-3) });
        await RunAsync();
        _store.LatestBriefing(new ThreadId(1))!.Reason.ShouldBe(new BriefingReason(1, 0, 0) { LatePosts = 1 });
    }

    [Fact]
    public async Task A_storm_of_posts_makes_few_versions_and_what_waited_is_told_when_the_hour_is_over()
    {
        var versions = new List<int>();
        for (var i = 1; i <= 20; i++)
        {
            await AddAsync(Some.Post(i, $"Report {(char)('A' + i)}: crew {(char)('B' + i)}xton at the Harwich plant found {100 + i} cracks in tank {(char)('A' + i)}.", $"Author {i}"));
            versions.AddRange(await RunAsync(TimeSpan.FromMinutes(1)));
        }

        versions.ShouldBe([1, 2, 3]);
        _store.ThreadsToBrief().ShouldHaveSingleItem();
        (await RunAsync(TimeSpan.FromMinutes(45))).ShouldBe([4]);
        _store.LatestBriefing(new ThreadId(1))!.PostCount.ShouldBe(20);
        _store.ThreadsToBrief().ShouldBeEmpty();
    }

    private string Cited(int version) => _store.Briefing(new ThreadId(1), version)!.Sources.Single(source => source.Post == Posts[0].Id).Text;

    private async Task<IReadOnlyList<int>> RunAsync(TimeSpan? after = null)
    {
        _time.Advance(after ?? TimeSpan.FromHours(1));
        var written = await new BriefingRound(_store, new BriefingOptions { VersionsPerHour = 3 }, _time, NullLogger<BriefingRound>.Instance).RunAsync(Cancellation);
        return [.. written.Select(briefing => briefing.Version)];
    }

    private async Task AddAsync(params Post[] posts)
    {
        await _store.CommitAsync(new StoreBatch { NewPosts = [.. posts.Select(post => post with { FirstSeenAt = _time.GetUtcNow() })] }, Cancellation);
        var stored = posts.Select(post => _store.Post(post.Id)!).ToList();
        await ChangeAsync(new StoreBatch { Assignments = [.. stored.Select(post => Some.Assignment(post, post.Sequence, 1))] }, posts: (int)stored.Max(post => post.Sequence));
    }

    private Task ChangeAsync(StoreBatch batch, int posts) =>
        _store.CommitAsync(batch with { Threads = [Some.Thread(1, posts) with { Revision = ++_revision }] }, Cancellation);
}
