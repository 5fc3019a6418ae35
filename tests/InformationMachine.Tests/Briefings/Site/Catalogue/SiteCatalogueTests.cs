using System.Globalization;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Site;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Briefings.Site.Html;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Forms;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Briefings.Site.Catalogue;

/// <summary>The pages that span threads: what one change costs, and that many small rounds end where one great round does.</summary>
public sealed class SiteCatalogueTests : IAsyncDisposable
{
    private readonly LiteDbStore _store = LiteDbStore.InMemory();
    private readonly TemporaryFolder _folder = new();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task One_changed_thread_costs_as_many_files_among_many_as_among_few()
    {
        var round = Round("site");
        for (var thread = 1; thread <= 30; thread++) await StoreAsync(thread, 1);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        await StoreAsync(5, 2);
        var few = await ChangeAsync(round);

        for (var thread = 31; thread <= 230; thread++) await StoreAsync(thread, 1);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        await StoreAsync(6, 2);
        var many = await ChangeAsync(round);

        many.Count.ShouldBeLessThanOrEqualTo(few.Count + 2);
        many.Count.ShouldBeLessThan(50);
        many.Keys.ShouldContain("authors/index.html");
        many.Keys.ShouldContain("search/1.js");
        many.Keys.ShouldNotContain("search/2.js");
        many.Keys.Where(file => file.StartsWith("threads", StringComparison.Ordinal)).ShouldAllBe(file => file.StartsWith("threads/6.", StringComparison.Ordinal) || file.StartsWith("threads/6/", StringComparison.Ordinal));
        // Shelves, lists and feeds are as long as they get: nothing grows with all there is.
        many.Values.Sum().ShouldBeLessThan(1_500_000);
        many.Values.Max().ShouldBeLessThan(200_000);
    }

    [Fact]
    public async Task Many_small_rounds_end_where_one_great_round_does()
    {
        var round = Round("site");
        for (var thread = 1; thread <= 40; thread++)
        {
            await StoreAsync(thread, 1);
            if (thread % 7 == 0) await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        }

        foreach (var thread in new[] { 3, 9, 40 })
        {
            await StoreAsync(thread, 2);
            await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        }

        await StoreAsync(9, 3);
        await MarkAsync(11, isHidden: true);
        await MarkAsync(12, isPinned: true);
        await MergeAsync(14, 13);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        // The page of 14 leads to 13, which is itself told elsewhere from now on, and that one again.
        await MergeAsync(13, 2);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        await MergeAsync(2, 1);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        Files("site")["threads/14.html"].ShouldContain("url=1.html");
        await MarkAsync(11, isHidden: false);
        await MarkAsync(15, isHidden: true);
        await Round("site").RunAsync(all: false, TestContext.Current.CancellationToken);

        await Round("anew").RunAsync(all: false, TestContext.Current.CancellationToken);
        CheckTheSame("site", "anew");
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("gone")]
    public async Task A_damaged_page_of_an_author_means_rendering_everything_again(string damage)
    {
        var round = Round("site");
        for (var thread = 1; thread <= 3; thread++)
        {
            await StoreAsync(thread, 1);
            await StoreAsync(thread, 2);
        }

        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        var page = _folder.File($"site/authors/{AuthorSlug.Of("Mirela Voss")}.html");
        File.Exists(page).ShouldBeTrue();
        if (damage == "gone") File.Delete(page);
        else await File.WriteAllTextAsync(page, (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken))[..900], TestContext.Current.CancellationToken);
        await StoreAsync(2, 3);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);

        await Round("anew").RunAsync(all: false, TestContext.Current.CancellationToken);
        CheckTheSame("site", "anew");
    }

    [Fact]
    public async Task A_site_that_somebody_removed_is_rendered_again()
    {
        var round = Round("site");
        await StoreAsync(1, 1);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        var before = Files("site");
        Directory.Delete(_folder.File("site"), recursive: true);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        Files("site").ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_withdrawn_approval_leaves_no_trace()
    {
        var round = Round("site", approvedOnly: true);
        await StoreAsync(1, 1);
        await StoreAsync(1, 2);
        await StoreAsync(1, 3);
        await StoreAsync(2, 1);
        await MarkAsync(2, approved: 1);
        await MarkAsync(1, approved: 3);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        Files("site").ShouldContainKey($"authors/{AuthorSlug.Of("Mirela Voss")}.html");
        await MarkAsync(1, approved: 1);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);

        await Round("anew", approvedOnly: true).RunAsync(all: false, TestContext.Current.CancellationToken);
        CheckTheSame("site", "anew");
        Files("site").Where(pair => pair.Key.EndsWith(".html", StringComparison.Ordinal)).ShouldAllBe(pair => !pair.Value.Contains("Region pays"));
    }

    [Fact]
    public async Task All_sweeps_away_pages_nothing_stands_behind()
    {
        await StoreAsync(1, 1);
        await Round("site").RunAsync(all: false, TestContext.Current.CancellationToken);
        var stale = _folder.File("site/authors/nobody-00000000.html");
        await File.WriteAllTextAsync(stale, "x", TestContext.Current.CancellationToken);
        await Round("site").RunAsync(all: false, TestContext.Current.CancellationToken);
        File.Exists(stale).ShouldBeTrue();
        await Round("site").RunAsync(all: true, TestContext.Current.CancellationToken);
        File.Exists(stale).ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_that_a_power_cut_left_empty_is_written_again_at_the_next_start()
    {
        await StoreAsync(1, 1);
        await Round("site").RunAsync(all: false, TestContext.Current.CancellationToken);
        var before = Files("site");
        await File.WriteAllTextAsync(_folder.File("site/threads/1/v1.html"), "", TestContext.Current.CancellationToken);
        await Round("site").RunAsync(all: false, TestContext.Current.CancellationToken);
        Files("site").ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task A_hidden_thread_leaves_no_page_and_comes_back_with_all_that_went_into_it()
    {
        var round = Round("site");
        foreach (var thread in new[] { 1, 2, 3 }) await StoreAsync(thread, 1);
        await MergeAsync(2, 1);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        var before = Files("site");
        before.ShouldContainKey("threads/2/v1.html");
        await MarkAsync(1, isHidden: true);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        Files("site").Where(pair => !pair.Key.StartsWith(".rendered", StringComparison.Ordinal) && !pair.Key.StartsWith("assets", StringComparison.Ordinal))
            .ShouldAllBe(pair => !pair.Key.StartsWith("threads/1", StringComparison.Ordinal) && !pair.Key.StartsWith("threads/2", StringComparison.Ordinal) && !pair.Value.Contains("(1)") && !pair.Value.Contains("(2)"));
        (await Round("site").RunAsync(all: false, TestContext.Current.CancellationToken)).Files.ShouldBe(0);
        await Round("anew").RunAsync(all: false, TestContext.Current.CancellationToken);
        CheckTheSame("site", "anew");

        await MarkAsync(1, isHidden: false);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        Files("site").Keys.ShouldBe(before.Keys, ignoreOrder: true);
        Files("site").Where(pair => pair.Key.StartsWith("threads", StringComparison.Ordinal)).ShouldBe(before.Where(pair => pair.Key.StartsWith("threads", StringComparison.Ordinal)), ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_swept_and_what_somebody_removed_is_restored()
    {
        await StoreAsync(1, 1);
        await StoreAsync(1, 2);
        await Round("site").RunAsync(all: false, TestContext.Current.CancellationToken);
        var before = Files("site");
        foreach (var file in new[] { "threads/1/.atom.xml.2948.tmp", ".rendered/.site.json.7.tmp", "..index.html.3.tmp" }) await File.WriteAllTextAsync(_folder.File("site/" + file), "x", TestContext.Current.CancellationToken);
        foreach (var file in new[] { "threads/1/v2.json", "threads/1/history.md" }) File.Delete(_folder.File("site/" + file));
        await Round("site").RunAsync(all: false, TestContext.Current.CancellationToken);
        File.Delete(_folder.File("site/..index.html.3.tmp"));
        Files("site").ShouldBe(before, ignoreOrder: true);

        await File.WriteAllTextAsync(_folder.File("site/threads/999.html"), "x", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.File("site/threads/robots.html"), "x", TestContext.Current.CancellationToken);
        await Round("site").RunAsync(all: true, TestContext.Current.CancellationToken);
        Files("site").Keys.Except(before.Keys).ShouldBe(["threads/robots.html"]);
    }

    [Fact]
    public void A_new_point_stands_alone_where_the_stance_is_as_it_was()
    {
        Evolution Evolved(EvolutionKind kind, params Sentence[] sentences) => new(kind, 2, new DateOnly(2026, 5, 17), [.. sentences]);
        Briefing With(int version, Evolution evolution) => FerryStory.Newest with
        {
            Version = version,
            Sections = new BriefingSections { Perspectives = [new Perspective("Ada Hale", null, [FerryStory.Says("Boats matter.", 1)], evolution)] },
        };
        var story = AuthorStory.Of([With(1, Evolved(EvolutionKind.FirstSeen)), With(2, Evolved(EvolutionKind.NewPoint, FerryStory.Says("So do quays.", 2)))]).Single().Story;
        var page = System.Text.Encoding.UTF8.GetString(HtmlAuthors.Item(story).Markup.Span);
        page.Split("Boats matter").Length.ShouldBe(2);
        page.ShouldContain("So do quays.");
    }

    [Fact]
    public async Task Another_title_renders_everything_again()
    {
        await StoreAsync(1, 1);
        await Round("site").RunAsync(all: false, TestContext.Current.CancellationToken);
        await Round("site", title: "Ferry news").RunAsync(all: false, TestContext.Current.CancellationToken);
        Files("site").Where(pair => pair.Key.EndsWith(".html", StringComparison.Ordinal)).ShouldAllBe(pair => pair.Value.Contains("Ferry news") && !pair.Value.Contains(">The Information Machine<"));
    }

    /// <summary>The files a round writes, with their lengths.</summary>
    private async Task<Dictionary<string, int>> ChangeAsync(RenderRound round)
    {
        var site = _folder.File("site");
        var old = DateTime.UnixEpoch.AddYears(30);
        foreach (var file in Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, old);
        var result = await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        var written = Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories).Where(file => File.GetLastWriteTimeUtc(file) != old)
            .ToDictionary(file => Path.GetRelativePath(site, file), file => (int)new FileInfo(file).Length);
        written.Keys.Count(file => !file.StartsWith(".rendered", StringComparison.Ordinal)).ShouldBe(result.Files);
        return written;
    }

    private void CheckTheSame(string one, string other)
    {
        var (left, right) = (Files(one), Files(other));
        left.Keys.Except(right.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        right.Keys.Except(left.Keys, StringComparer.Ordinal).ShouldBeEmpty();
        foreach (var (file, text) in left) text.ShouldBe(right[file], file);
    }

    private Dictionary<string, string> Files(string site) => Directory.EnumerateFiles(_folder.File(site), "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_folder.File(site), file), File.ReadAllText);

    private RenderRound Round(string site, bool approvedOnly = false, string title = "The Information Machine") =>
        new(_store, approvedOnly, new SiteOptions { Title = title }, _folder.File(site), RenderersTests.Json, NullLogger<RenderRound>.Instance);

    /// <summary>Each thread tells the ferry's story on days of its own, six hours after the one before.</summary>
    private Task StoreAsync(int thread, int version)
    {
        var id = new ThreadId(thread);
        var briefing = FerryStory.Versions[version - 1];
        briefing = briefing with { Thread = id, Title = string.Create(CultureInfo.InvariantCulture, $"{briefing.Title} ({thread})"), WrittenAt = briefing.WrittenAt.AddHours(6 * thread), Sources = [.. briefing.Sources.Select(source => source with { PublishedAt = source.PublishedAt.AddHours(6 * thread) })] };
        return CommitAsync(new StoreBatch { Threads = [FerryStory.Thread(thread) with { BriefingVersion = 0 }], Briefings = [briefing], Briefed = [new BriefedMark(id, 9, version, briefing.Title)] });
    }

    private Task MarkAsync(int thread, bool isHidden = false, bool isPinned = false, int approved = 0) =>
        CommitAsync(new StoreBatch { Marks = [new ThreadMark(new ThreadId(thread), FerryStory.Newest.Title, false, isHidden, isPinned, approved)] });

    private Task MergeAsync(int from, int into) =>
        CommitAsync(new StoreBatch { Merges = [new ThreadMerge(new ThreadId(from), new ThreadId(into), 1, 0.9, Some.Time)] });

    private Task CommitAsync(StoreBatch batch) => _store.CommitAsync(batch, TestContext.Current.CancellationToken);
}
