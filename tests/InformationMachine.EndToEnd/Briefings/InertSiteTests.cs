using InformationMachine.Briefings;
using InformationMachine.Briefings.Rendering;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Rendering;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Briefings;

/// <summary>A site full of hostile strings, in a real browser: nothing runs, nothing is fetched, also where scripts show what posts say.</summary>
public sealed class InertSiteTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>, IDisposable
{
    private const int PerThread = 60;

    private readonly string _site = Directory.CreateTempSubdirectory("machine-inert-").FullName;

    public void Dispose() => Directory.Delete(_site, recursive: true);

    [Fact]
    public async Task No_page_of_a_site_full_of_hostile_text_runs_or_fetches_anything()
    {
        var threads = await RenderAsync();
        var page = await browser.OpenAsync();
        var alarms = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            alarms.Add("dialog " + dialog.Message);
            _ = dialog.DismissAsync();
        };
        page.PageError += (_, error) => alarms.Add("error " + error);
        page.Console += (_, message) => alarms.Add("console " + message.Text);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal)) alarms.Add("request " + request.Url);
        };

        string[] files = ["index.html", "all.html", "search.html#alert", "search.html#script", "authors/index.html", "days/2026-05-21.html", "digests/2026-05-21.html", .. Enumerable.Range(1, threads).SelectMany(thread => new[] { $"threads/{thread}.html", $"threads/{thread}/compare.html#1-2", $"threads/{thread}.svg" })];
        foreach (var file in files)
        {
            var parts = file.Split('#');
            await page.GotoAsync("about:blank");
            await page.GotoAsync(new Uri(Path.Combine(_site, parts[0])).AbsoluteUri + (parts.Length > 1 ? "#" + parts[1] : ""));
            if (parts[0] == "search.html") await Assertions.Expect(page.Locator("#results li").First).ToBeVisibleAsync();
            if (parts[0].EndsWith("compare.html", StringComparison.Ordinal)) await Assertions.Expect(page.Locator("#difference .added").First).ToBeVisibleAsync();
            if (!parts[0].EndsWith(".svg", StringComparison.Ordinal)) (await page.EvaluateAsync<int>("document.querySelectorAll('script:not([src*=\"assets/\"]):not([src*=\"search/\"]):not([src*=\"versions-\"]), iframe, object, embed, img, style, main [onclick], main [onerror], main [onload]').length")).ShouldBe(0, file);
            alarms.ShouldBeEmpty(file);
        }
    }

    private async Task<int> RenderAsync()
    {
        await using var store = LiteDbStore.InMemory();
        var chunks = new[] { "xss.jsonl", "naughty.jsonl" }.SelectMany(file => HostileStory.Payloads(SharedMaterial.Path("security", "payloads", file))).Where(payload => PlainLine.Of(payload).Length > 0).Chunk(PerThread).ToList();
        for (var i = 0; i < chunks.Count; i++)
        {
            var thread = new ThreadId(i + 1);
            var versions = new[] { FerryStory.Versions[0], HostileStory.Everywhere(chunks[i]) with { Version = 2 } }.Select(briefing => briefing with { Thread = thread });
            await store.CommitAsync(new StoreBatch { Threads = [FerryStory.Thread(i + 1) with { BriefingVersion = 0 }], Briefings = [.. versions], Briefed = [new BriefedMark(thread, 9, 2, chunks[i][0])] }, TestContext.Current.CancellationToken);
        }

        var result = await BriefingServices.CreateRenderRound(store, new BriefingOptions(), new SiteOptions(), _site, NullLogger<RenderRound>.Instance).RunAsync(all: false, TestContext.Current.CancellationToken);
        (result.Threads, result.Failed).ShouldBe((chunks.Count, 0));
        return chunks.Count;
    }
}
