using System.Collections.Immutable;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Forms;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Briefings.Versions;

public sealed class SinceLastReadTests : IAsyncDisposable
{
    private readonly LiteDbStore _store = LiteDbStore.InMemory();
    private readonly FakeTimeProvider _time = new(Some.Time.AddHours(1));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_reader_is_told_what_came_since_a_version_or_a_time()
    {
        await AddAsync(Some.Post(1, "Brightmill will cut 38 support jobs at its Harwich plant next month.", "Ada Hale"), Some.Post(2, "The union at the Harwich plant asks for talks before the summer.", "Ben Ode"));
        var between = _time.GetUtcNow().AddMinutes(30);
        await AddAsync(Some.Post(3, "Harwich council votes on a relief fund for the plant on Thursday.", "Cleo Marsh"));

        var news = SinceLastRead.Of(_store, new ThreadId(1), 1).ShouldNotBeNull();
        (news.Read, news.Newest, news.Sources.Single().Author).ShouldBe((1, 2, "Cleo Marsh"));
        news.Versions.ShouldHaveSingleItem().Summary.Reason.NewPosts.ShouldBe(1);
        news.Versions[0].Sections.ShouldContain(section => section.Added > 0);
        news.New.SelectMany(section => section.Lines).ShouldContain(line => line.Text.Contains("relief fund"));
        news.New.SelectMany(section => section.Lines).ShouldNotContain(line => line.Text.StartsWith("Brightmill will cut"));
        var since = SinceLastRead.Of(_store, new ThreadId(1), between).ShouldNotBeNull();
        since.New.SelectMany(section => section.Lines).ShouldBe(news.New.SelectMany(section => section.Lines));
    }

    [Fact]
    public async Task Who_has_read_nothing_gets_all_and_who_has_read_all_gets_nothing()
    {
        await AddAsync(Some.Post(1, "Brightmill will cut 38 support jobs at its Harwich plant next month.", "Ada Hale"), Some.Post(2, "The union at the Harwich plant asks for talks before the summer.", "Ben Ode"));
        SinceLastRead.Of(_store, new ThreadId(1), 0).ShouldNotBeNull().Sources.Length.ShouldBe(2);
        SinceLastRead.Of(_store, new ThreadId(1), 1).ShouldBeNull();
        SinceLastRead.Of(_store, new ThreadId(1), _time.GetUtcNow()).ShouldBeNull();
        SinceLastRead.Of(_store, new ThreadId(9), 0).ShouldBeNull();
    }

    [Fact]
    public void A_reader_hears_what_came_on_the_way_and_not_what_moved()
    {
        var (read, between, newest) = (Version(1), Version(2), Version(3));
        var views = (ImmutableArray<Perspective>)[new Perspective("Ada Hale", null, [FerryStory.Says("It stays.", 2)], new Evolution(EvolutionKind.Reversed, 2, new DateOnly(2026, 5, 17), [FerryStory.Says("It goes.", 1), FerryStory.Says("It stays.", 2)]))];
        read = read with { Sections = new BriefingSections { What = [FerryStory.Says("It goes.", 1)] } };
        between = between with { Sections = new BriefingSections { Perspectives = views } };
        newest = newest with { Sections = new BriefingSections { What = [FerryStory.Says("It stays.", 2)], Narrative = [[FerryStory.Says("It goes.", 1, 2), FerryStory.Says("It was long planned.", 1)]], Perspectives = [views[0] with { Evolution = new Evolution(EvolutionKind.Consistent, 2, new DateOnly(2026, 5, 17), []) }] } };
        UnreadChanges.Of(read, [between, newest], new HashSet<int> { 2 }).SelectMany(section => section.Lines).Select(line => line.Text)
            .ShouldBe(["It stays. [2]", "Ada Hale: Reversed: earlier “It goes.” [1], now “It stays.” [2]"]);
    }

    private static Briefing Version(int number) => FerryStory.Newest with { Version = number, Title = "Ferries" };

    private async Task AddAsync(params Post[] posts)
    {
        await _store.CommitAsync(new StoreBatch { NewPosts = [.. posts.Select(post => post with { FirstSeenAt = _time.GetUtcNow() })] }, Cancellation);
        var last = posts.Max(post => _store.Post(post.Id)!.Sequence);
        await _store.CommitAsync(new StoreBatch { Assignments = [.. posts.Select(post => Some.Assignment(post, _store.Post(post.Id)!.Sequence, 1))], Threads = [Some.Thread(1, (int)last) with { Revision = last }] }, Cancellation);
        _time.Advance(TimeSpan.FromHours(1));
        await new BriefingRound(_store, new BriefingOptions(), _time, NullLogger<BriefingRound>.Instance).RunAsync(Cancellation);
    }
}
