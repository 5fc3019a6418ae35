using InformationMachine.Briefings;
using InformationMachine.Briefings.Site;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Forms;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Briefings;

/// <summary>
/// Hostile strings that stories carry, that are typed into the search or stand in an address stay text on the pages whose scripts
/// build what they show: search and comparison.
/// </summary>
public sealed class InertSiteTests(ChromiumBrowser browser)
{
    private const int PerStory = 350;

    /// <summary>Every fifth of the shared strings, of which many differ in a letter; all of them are tried on every form without a browser.</summary>
    private const int Sampled = 5;

    /// <summary>They fire without a click and leave a mark, whatever the scripts of the page do with dialogs.</summary>
    private static readonly string[] Own =
    [
        "<script>window.hit=1</script>", "<img src=x onerror=\"window.hit=1\">", "\"><svg/onload=window.hit=1>", "</script><script>window.hit=1</script>",
        "'};window.hit=1;//", "\u2028window.hit=1//", "]]><img src=x onerror=window.hit=1>", "${window.hit=1}", "*/window.hit=1;/*", "<!--<script>window.hit=1",
    ];

    private readonly List<string> _complaints = [];

    [Fact]
    public async Task Hostile_strings_run_nothing_in_the_search_and_the_comparison()
    {
        var shared = new[] { "xss.jsonl", "naughty.jsonl" }.SelectMany(file => HostileStory.Payloads(SharedMaterial.Path("security", "payloads", file)));
        var payloads = Own.Concat(shared.Where((_, i) => i % Sampled == 0))
            .Where(payload => payload.Trim().Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        var stories = payloads.Chunk(PerStory).ToList();
        var folder = Directory.CreateTempSubdirectory("machine-inert-");
        try
        {
            await RenderAsync(stories, folder.FullName);
            var page = await browser.OpenAsync();
            Watch(page);
            await SearchAsync(page, new Uri(Path.Combine(folder.FullName, "search.html")).AbsoluteUri, payloads);
            for (var id = 1; id <= stories.Count; id++) await CompareAsync(page, new Uri(Path.Combine(folder.FullName, "threads", $"{id}", "compare.html")).AbsoluteUri);
            _complaints.ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RenderAsync(List<string[]> stories, string site)
    {
        await using var store = LiteDbStore.InMemory();
        foreach (var (payloads, i) in stories.Select((payloads, i) => (payloads, i)))
        {
            var thread = new ThreadId(i + 1);
            var hostile = HostileStory.Everywhere(payloads) with { Thread = thread, Version = 2 };
            await store.CommitAsync(
                new StoreBatch
                {
                    Threads = [FerryStory.Thread(i + 1) with { BriefingVersion = 0 }],
                    Briefings = [FerryStory.Versions[0] with { Thread = thread }, hostile],
                    Briefed = [new BriefedMark(thread, 9, 2, hostile.Title)],
                },
                TestContext.Current.CancellationToken);
        }

        var round = BriefingServices.CreateRenderRound(store, new BriefingOptions(), new SiteOptions(), site, NullLogger<RenderRound>.Instance);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
    }

    /// <summary>Typed, in the address, and in what is found.</summary>
    private static async Task SearchAsync(IPage page, string address, string[] payloads)
    {
        await page.GotoAsync(address);
        await page.FillAsync("#query", payloads[0]);
        await Assertions.Expect(page.Locator("#results li").First).ToBeVisibleAsync();
        // Typed at once and without the pause for slow fingers; the address has its turn below.
        await page.EvaluateAsync(
            "texts => { window.setTimeout = show => { show(); return 0; }; history.replaceState = () => {}; const input = document.getElementById('query'); for (const text of texts) { input.value = text; input.dispatchEvent(new Event('input', { bubbles: true })); } }",
            payloads);
        await ShouldBeTextAsync(page, "main", "HEADER H1 P FORM LABEL INPUT BUTTON DIV OL UL LI A SPAN NOSCRIPT");

        foreach (var payload in Own)
        {
            await page.GotoAsync("about:blank");
            await page.GotoAsync($"{address}#{Uri.EscapeDataString(payload)}");
            (await page.InputValueAsync("#query")).ShouldBe(payload);
        }

        await page.FillAsync("#query", "script");
        await Assertions.Expect(page.Locator("#results li").First).ToBeVisibleAsync();
        await ShouldBeTextAsync(page, "#results", "LI DIV A SPAN P");
    }

    private static async Task CompareAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#difference ins").First).ToBeVisibleAsync();
        // Chosen anew, so that the script builds what the machine has written before.
        await page.GetByLabel("From").SelectOptionAsync("2");
        await Assertions.Expect(page.Locator("#difference .empty")).ToBeVisibleAsync();
        await page.GetByLabel("From").SelectOptionAsync("1");
        await Assertions.Expect(page.Locator("#difference ins").First).ToBeVisibleAsync();
        await ShouldBeTextAsync(page, "#difference", "SECTION H3 SPAN UL LI INS DEL");
        await page.GotoAsync("about:blank");
        await page.GotoAsync($"{address}#1-2%22%3E%3Cimg%20src=x%20onerror=window.hit=1%3E");
        await ShouldBeTextAsync(page, "#difference", "SECTION H3 SPAN UL LI INS DEL");
    }

    /// <summary>Nothing but the elements that the page makes itself, none with a handler, and no mark.</summary>
    private static async Task ShouldBeTextAsync(IPage page, string selector, string elements)
    {
        var found = await page.EvaluateAsync<string[]>(
            "selector => [...document.querySelector(selector).querySelectorAll('*')].flatMap(element => [element.tagName, ...[...element.attributes].filter(attribute => attribute.name.startsWith('on') || /^\\s*javascript:/i.test(attribute.value)).map(attribute => attribute.name)])",
            selector);
        found.ShouldNotBeEmpty();
        found.Distinct().Except(elements.Split(' ')).ShouldBeEmpty();
        (await page.EvaluateAsync<bool>("() => window.hit === undefined")).ShouldBeTrue();
    }

    private void Watch(IPage page)
    {
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.PageError += (_, message) => _complaints.Add(message);
        page.Dialog += (_, dialog) =>
        {
            _complaints.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && request.Url != "about:blank") _complaints.Add(request.Url);
        };
    }
}
