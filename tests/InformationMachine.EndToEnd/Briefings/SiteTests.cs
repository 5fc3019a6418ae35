using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Site;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Forms;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Briefings;

/// <summary>A rendered site as a reader meets it: opened from disk in a real browser.</summary>
public sealed class SiteTests(ChromiumBrowser browser) : IAsyncLifetime
{
    private readonly string _site = Directory.CreateTempSubdirectory("machine-site-").FullName;
    private readonly List<string> _complaints = [];

    public async ValueTask InitializeAsync()
    {
        await using var store = LiteDbStore.InMemory();
        foreach (var (id, versions) in new[] { (7, 3), (8, 1), (9, 2), (10, 1) })
        {
            var thread = new ThreadId(id);
            await store.CommitAsync(
                new StoreBatch
                {
                    Threads = [FerryStory.Thread(id) with { BriefingVersion = 0 }],
                    Briefings = [.. FerryStory.Versions[..versions].Select(briefing => briefing with { Thread = thread, Language = id == 9 ? "ur" : "en" })],
                    Briefed = [new BriefedMark(thread, 9, versions, FerryStory.Newest.Title)],
                },
                TestContext.Current.CancellationToken);
        }

        await store.CommitAsync(new StoreBatch { Merges = [new ThreadMerge(new ThreadId(10), new ThreadId(7), 1, 0.9, FerryStory.Newest.WrittenAt)] }, TestContext.Current.CancellationToken);
        var round = BriefingServices.CreateRenderRound(store, new BriefingOptions(), new SiteOptions(), _site, NullLogger<RenderRound>.Instance);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_site, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_reader_walks_from_the_front_page_to_a_citation_its_source_the_history_and_back(int width)
    {
        var page = await OpenAsync("index.html", width);
        await Assertions.Expect(page.Locator(".card")).ToHaveCountAsync(3);
        await page.Locator(".card a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(FerryStory.Newest.Title);

        var citation = page.Locator(".narrative-section .cite").First;
        await Assertions.Expect(citation.Locator(".pop")).ToBeHiddenAsync();
        await citation.Locator("a").FocusAsync();
        await Assertions.Expect(citation.Locator(".pop")).ToBeVisibleAsync();
        (await citation.Locator(".pop").InnerTextAsync()).ShouldContain("finished its trials");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#source-1$"));
        await Assertions.Expect(page.Locator("#source-1")).ToBeInViewportAsync();

        await page.Locator(".meta a[href$='history.html']").ClickAsync();
        await Assertions.Expect(page.Locator("#v3 .added").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Compare any two" }).ClickAsync();
        await page.GetByLabel("From").SelectOptionAsync("1");
        await Assertions.Expect(page.Locator("#difference .removed").First).ToContainTextAsync("Battery ferry Solan finishes its trials");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("#1-3$"));
        await page.Locator(".meta a[href$='history.html']").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Version 1", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Read the newest" }).ClickAsync();
        await page.ReachAsync("**/threads/7.html");
        _complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_reader_finds_a_story_by_a_word_of_its_posts(int width)
    {
        var page = await OpenAsync("index.html", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("QUÁYS charg");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Nothing found");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("Quáy charg");
        await Assertions.Expect(page.Locator("#results li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("3 stories");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#results li")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("region pays");
        await Assertions.Expect(page.Locator("#results li")).ToHaveCountAsync(1);
        await page.Locator("#results a").ClickAsync();
        await page.ReachAsync("**/threads/7.html");
        _complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_walks_over_days_digests_and_authors()
    {
        var page = await OpenAsync("index.html");
        await page.GetByRole(AriaRole.Link, new() { Name = "Days" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Thursday, 21 May 2026" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "see what changed" }).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/threads/7/compare\\.html#2-3$"));
        await Assertions.Expect(page.Locator("#difference .added").First).ToBeVisibleAsync();
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "digest" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Thursday, 21 May 2026");
        await page.GetByRole(AriaRole.Link, new() { Name = "Authors" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Tomas Reyk" }).ClickAsync();
        await Assertions.Expect(page.Locator(".author-story").First).ToContainTextAsync("Earlier");
        await page.Locator(".author-story .cite a").First.ClickAsync();
        await Assertions.Expect(page.Locator("li:target")).ToBeVisibleAsync();
        _complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_who_comes_back_is_told_what_is_new_since_the_version_read()
    {
        var page = await OpenAsync("threads/7.html");
        await Assertions.Expect(page.Locator("#since")).ToBeHiddenAsync();
        await page.EvaluateAsync("localStorage.setItem('read:' + location.pathname, '1')");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#since")).ToContainTextAsync("You last read version 1.");
        await page.Locator("#since a").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/threads/7/compare\\.html#1-3$"));
        _complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Escape_puts_a_quoted_post_away()
    {
        var page = await OpenAsync("threads/7.html");
        var citation = page.Locator(".narrative-section .cite").First;
        await citation.Locator("a").FocusAsync();
        await Assertions.Expect(citation.Locator(".pop")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(citation.Locator(".pop")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_merged_storys_page_leads_to_the_survivor()
    {
        var page = await OpenAsync("threads/10.html");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/threads/7[.]html$"));
        _complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("all.html")]
    [InlineData("threads/7.html")]
    [InlineData("threads/8/v1.html")]
    [InlineData("threads/7/history.html")]
    [InlineData("threads/7/compare.html#1-3")]
    [InlineData("threads/9.html")]
    [InlineData("threads/9/history.html")]
    [InlineData("threads/9/compare.html")]
    [InlineData("search.html#battery")]
    [InlineData("days/index.html")]
    [InlineData("days/2026-05-21.html")]
    [InlineData("digests/2026-05-18.html")]
    [InlineData("authors/index.html")]
    [InlineData("authors/tomas-reyk-*.html")]
    [InlineData("stories/1.html")]
    public async Task A_page_is_accessible_styled_and_never_scrolls_sideways(string file)
    {
        var page = await OpenAsync(file);
        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBe(0);
            (await page.EvaluateAsync<int>("document.styleSheets.length")).ShouldBe(1);
            await PhotographAsync(page, $"{file.Replace('/', '-').Replace('*', 'x')}-{width}-{scheme}");
            _complaints.ShouldBeEmpty();
            var result = await page.RunAxe(new AxeRunOptions());
            result.Violations.Select(violation => $"{violation.Impact} {violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}").ShouldBeEmpty();
            _complaints.Clear(); // axe itself tries to fetch the style sheet, which the policy forbids
        }
    }

    [Theory]
    [InlineData("threads/7.html", 16)]
    [InlineData("threads/9.html", 8)]
    public async Task A_quoted_post_appears_beside_the_text_on_hover_and_never_outside_the_window(string file, int fewest)
    {
        foreach (var width in new[] { 1280, 1030, 800, 390 })
        {
            var page = await OpenAsync(file, width);
            var citations = await page.Locator(".cite").AllAsync();
            citations.Count.ShouldBeGreaterThanOrEqualTo(fewest);
            foreach (var citation in citations)
            {
                await citation.Locator("a").FocusAsync();
                var box = (await citation.Locator(".pop").BoundingBoxAsync()).ShouldNotBeNull();
                box.X.ShouldBeGreaterThanOrEqualTo(0);
                (box.X + box.Width).ShouldBeLessThanOrEqualTo(width);
                box.Width.ShouldBeGreaterThan(200);
            }

            await page.EvaluateAsync("document.activeElement.blur(); scrollTo(0, 300)");
            await page.Locator(".narrative-section .cite").First.HoverAsync();
            await Assertions.Expect(page.Locator(".narrative-section .pop").First).ToBeVisibleAsync();
            await PhotographAsync(page, $"hover-{file.Replace('/', '-')}-{width}", wholePage: false);
            await page.Context.CloseAsync();
        }
    }

    private async Task<IPage> OpenAsync(string file, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await browser.OpenAsync(width, 900, scheme);
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.PageError += (_, message) => _complaints.Add(message);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) _complaints.Add(request.Url);
        };
        var parts = file.Split('#');
        // An author's file has a hash in its name.
        var path = Directory.GetFiles(Path.Combine(_site, Path.GetDirectoryName(parts[0])!), Path.GetFileName(parts[0])).Single();
        await page.GotoAsync(new Uri(path).AbsoluteUri + (parts.Length > 1 ? "#" + parts[1] : ""));
        return page;
    }

    /// <summary>For whoever works on the look: set INFORMATION_MACHINE_SCREENSHOTS to a folder and look at what the tests saw.</summary>
    private static async Task PhotographAsync(IPage page, string name, bool wholePage = true)
    {
        if (Environment.GetEnvironmentVariable("INFORMATION_MACHINE_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = wholePage });
    }
}
