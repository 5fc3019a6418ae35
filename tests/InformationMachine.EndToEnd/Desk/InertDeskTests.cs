using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>Hostile strings in headlines, names and texts stay text on every page of the desk.</summary>
public sealed class InertDeskTests(ChromiumBrowser browser)
{
    private const int PerFeed = 300;

    private static readonly string[] Own =
    [
        "<script>window.hit=1</script>", "<img src=x onerror=\"window.hit=1\">", "\"><svg/onload=window.hit=1>", "' onmouseover='window.hit=1", "{{constructor.constructor('window.hit=1')()}}",
        "</textarea><script>window.hit=1</script>", "javascript:window.hit=1", "<a href=\"javascript:window.hit=1\" data-row hx-get=\"/machine\" hx-trigger=\"load\">x</a>",
    ];

    [Fact]
    public async Task Hostile_headlines_names_and_texts_run_nothing()
    {
        using var installation = new Installation();
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = "0";
        // Thousands of posts, of which only the pages count.
        installation.Variables["IM_THREADS__EMBEDDINGS"] = "Off";
        var payloads = Own.Concat(Shared()).Distinct(StringComparer.Ordinal).ToList();
        var folder = Directory.CreateDirectory(Path.Combine(installation.Folder, "web")).FullName;
        var files = payloads.Chunk(PerFeed).Select((page, i) => (Name: $"{i}.xml", Text: Feed(page, i))).ToList();
        foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
        await using var server = await FolderServer.Start(folder);
        installation.Configure(files.Select((file, i) => ($"feed-{i}", new Uri(server.Address, file.Name))));
        using var machine = installation.Start("run");
        var file = Path.Combine(installation.Data, "desk.json");
        await machine.Until(() => File.Exists(file), TimeSpan.FromSeconds(120), "desk.json");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        var address = new Uri(json.RootElement.GetProperty("address").GetString()!);
        await FirstSession.BeginAsync(address, installation.Data);
        using var client = FirstSession.Client(address);
        await machine.Until(async () => (await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken)) is var text && text.Contains("im_posts_pending 0\n", StringComparison.Ordinal) && text.Contains($"im_posts {payloads.Count}\n", StringComparison.Ordinal), TimeSpan.FromMinutes(3), "linked posts");

        var desk = await DeskPage.OpenAsync(browser, address, "/threads?single=true");
        // The desk may still be taking up what the machine has linked: it lists more with the next look.
        string[] paths = [];
        await machine.Until(async () =>
        {
            await desk.Page.ReloadAsync();
            paths = await desk.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-open]')].map(link => link.getAttribute('href'))");
            return paths.Length > 5;
        }, TimeSpan.FromMinutes(1), "a page of threads");
        foreach (var path in new[] { "/", "/threads?single=true", "/threads?single=true&skip=40", "/search?q=" + Uri.EscapeDataString(Own[0]), "/search?author=script", "/feeds" }.Concat(paths.Take(12)))
        {
            await desk.Page.GotoAsync(new Uri(address, path).AbsoluteUri);
            (await desk.Page.EvaluateAsync<bool>("() => window.hit === undefined")).ShouldBeTrue(path);
        }

        await desk.Press("r");
        await desk.Page.FillAsync("#dialog input[name=title]", Own[1]);
        await desk.Press("Enter");
        await desk.Notice("was renamed");
        (await desk.Page.EvaluateAsync<bool>("() => window.hit === undefined")).ShouldBeTrue();
        desk.Wrong.ShouldBeEmpty();
    }

    private static IEnumerable<string> Shared() => new[] { "xss.jsonl", "naughty.jsonl" }
        .SelectMany(file => File.ReadAllLines(SharedMaterial.Path("security", "payloads", file)))
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("payload").GetString()!)
        .Where(payload => payload.Length is > 3 and < 400);

    private static string Feed(string[] payloads, int number)
    {
        var xml = new StringBuilder($"<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>{Escape(payloads[0])}</title>");
        for (var i = 0; i < payloads.Length; i++)
        {
            // Escaped twice: as the text of the headline, not as its markup, which would be cleaned away before the desk sees it.
            var text = Escape(Escape(payloads[i]));
            xml.Append(CultureInfo.InvariantCulture, $"<item><guid isPermaLink=\"false\">{number}-{i}</guid><title>{text}</title><dc:creator>{text}</dc:creator><description>{text} story</description></item>");
        }

        return xml.Append("</channel></rss>").ToString();
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(new string([.. text.Where(letter => letter >= ' ' && !char.IsSurrogate(letter))]));
}
