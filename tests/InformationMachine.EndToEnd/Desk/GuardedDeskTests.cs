using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>A desk with accounts and keys: who gets in, who may do what, and what operators do.</summary>
public sealed class GuardedDeskTests(ChromiumBrowser browser)
{
    private const string Password = "correct horse battery";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_keys_and_roles_decide_who_may_do_what()
    {
        using var installation = Prepare();
        await AddAccount(installation, "reader-ada", "reader");
        await AddAccount(installation, "operator-bo", "operator");
        var readKey = (await installation.Run("users", "key", "exporter", "--role", "reader")).Output.Trim();
        var operateKey = (await installation.Run("users", "key", "deployer", "--role", "operator")).Output.Trim();
        using var machine = installation.Start("run");
        var (address, _) = await Served(installation, machine);

        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        (await stranger.GetAsync("/", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await stranger.GetAsync("/api/v1/threads", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.GetAsync("/metrics", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.GetAsync("/healthz", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await Ask(stranger, "imk_" + new string('0', 64), "/api/v1/threads")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(stranger, readKey, "/api/v1/threads")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Ask(stranger, readKey, "/api/v1/decisions", new { kind = "pin", thread = 1 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Ask(stranger, readKey, "/api/v1/watches", new { })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "who may read may watch, if it is said what");
        (await Ask(stranger, readKey, "/api/v1/feeds", new { url = "https://harbour.example/feed" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var refused = await Ask(stranger, operateKey, "/api/v1/decisions", new { kind = "pin", thread = 1 });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var nonsense = await Ask(stranger, operateKey, "/api/v1/decisions", new { kind = "nonsense", thread = 1 });
        nonsense.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await nonsense.Content.ReadAsStringAsync(Cancellation)).ShouldContain("$.kind");
        (await Ask(stranger, readKey, "/api/v1/machine/settings")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Ask(stranger, readKey, "/api/v1/feeds/opml")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await Ask(stranger, operateKey, "/api/v1/feeds/opml")).Content.ReadAsStringAsync(Cancellation)).ShouldContain("<opml");
        (await (await Ask(stranger, operateKey, "/api/v1/machine/settings")).Content.ReadAsStringAsync(Cancellation)).ShouldContain("Desk:Port");
        (await installation.Run("users", "revoke", "exporter")).Code.ShouldBe(0);
        (await Ask(stranger, readKey, "/api/v1/threads")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var accounts = Path.Combine(installation.Data, "accounts.json");
        var whole = await File.ReadAllTextAsync(accounts, Cancellation);
        await File.WriteAllTextAsync(accounts, "[{", Cancellation);
        (await stranger.GetAsync("/healthz", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK, "what becomes of accounts says nothing of the machine");
        await File.WriteAllTextAsync(accounts, whole, Cancellation);

        var page = await browser.OpenAsync();
        await page.GotoAsync(address.AbsoluteUri + "feeds");
        await SignIn(page, "reader-ada", "wrong password");
        (await page.InnerTextAsync(".wrong")).ShouldContain("wrong");
        await SignIn(page, "reader-ada", Password);
        await page.ReachAsync("**/feeds");
        (await page.GetByText("Follow a feed").CountAsync()).ShouldBe(0);
        (await page.EvaluateAsync<int>("async () => (await fetch('/feeds/dialog')).status")).ShouldBe(403);
        (await page.EvaluateAsync<int>("async () => (await fetch('/feeds?handler=Opml')).status")).ShouldBe(403, "addresses may carry keys");
        await AddAccount(installation, "reader-ada", "reader");
        await page.ReloadAsync();
        page.Url.ShouldContain("/login");

        await SignIn(page, "reader-ada", Password);
        await page.ReachAsync("**/feeds");
        var copied = (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "im-session");
        (await WithCookie(stranger, copied.Value)).ShouldBe(HttpStatusCode.OK);
        await page.GetByText("Sign out").ClickAsync();
        await page.ReachAsync("**/login");
        (await WithCookie(stranger, copied.Value)).ShouldBe(HttpStatusCode.Redirect, "a copied cookie ends with its session");

        for (var i = 0; i < 5; i++) await SignIn(page, "operator-bo", "wrong password");
        await SignIn(page, "operator-bo", Password);
        (await page.InnerTextAsync(".wrong")).ShouldContain("locked");
        machine.Output.ShouldNotContain(Password);
        machine.Terminate();
        (await machine.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0);
    }

    [Fact]
    public async Task Operators_follow_pause_edit_import_and_remove_feeds_and_a_broken_file_changes_nothing()
    {
        using var installation = Prepare();
        await using var server = await Serve(installation);
        using var machine = installation.Start("run");
        var (address, client) = await Served(installation, machine);
        await FirstSession.BeginAsync(address, installation.Data);
        var desk = await DeskPage.OpenAsync(browser, address, "/feeds");

        await desk.Press("n");
        await desk.Page.FillAsync("#dialog input[name=address]", new Uri(server.Address, "page.html").AbsoluteUri);
        await desk.Press("Enter");
        await desk.Page.WaitForSelectorAsync(".found-feed .picks li");
        await desk.Page.ClickAsync(".found-feed button.primary");
        await desk.Notice("Following Harbour notes as 'harbour-notes'");
        await desk.Page.Locator("#feeds tr", new() { HasText = "Harbour notes" }).WaitForAsync();
        await machine.Until(async () => await Posts(client) == 2, TimeSpan.FromSeconds(120), "posts of the new feed");

        await desk.Page.ClickAsync("button[aria-label='Edit harbour-notes']");
        await desk.Page.FillAsync("#dialog input[name=title]", "Harbour & co");
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Page.Locator("#feeds tr", new() { HasText = "Harbour & co" }).WaitForAsync();
        await desk.Page.ClickAsync("button[aria-label='Pause harbour-notes']");
        await desk.Page.Locator(".state.resting").WaitForAsync();
        File.ReadAllText(Path.Combine(installation.Folder, "config", "feeds.json")).ShouldContain("// kept");

        await desk.Page.SetInputFilesAsync("input[type=file]", new Microsoft.Playwright.FilePayload { Name = "list.opml", MimeType = "text/xml", Buffer = """<opml version="2.0"><body><outline text="Ports"><outline text="Quay" xmlUrl="https://quay.example.org/feed"/></outline></body></opml>"""u8.ToArray() });
        await desk.Notice("1 item: 1 added, 0 known already, 0 refused.");
        await desk.Page.Locator("#feeds tr", new() { HasText = "Ports" }).WaitForAsync();
        await desk.Page.ClickAsync("button[aria-label='Remove quay']");
        await desk.Page.ClickAsync("#confirm[open] button[value=yes]");
        await desk.Notice("no longer followed");
        (await client.GetStringAsync("/api/v1/feeds", Cancellation)).ShouldNotContain("quay");
        desk.Wrong.ShouldBeEmpty();

        var valid = File.ReadAllText(Path.Combine(installation.Folder, "config", "feeds.json"));
        installation.Write("config/feeds.json", valid.Replace("\"url\"", "\"uri\"", StringComparison.Ordinal));
        await machine.Until(() => machine.Output.Contains("uri is not known", StringComparison.Ordinal), TimeSpan.FromSeconds(120), "refusal");
        await desk.Page.ReloadAsync();
        (await desk.Text("p.wrong")).ShouldContain("uri is not known");
        (await client.GetStringAsync("/api/v1/feeds", Cancellation)).ShouldContain("harbour-notes");
        installation.Write("config/feeds.json", valid);

        installation.Write("config/machine.json", """{ "Briefings": { "MinimumPosts": 3 } }""");
        await machine.Until(() => machine.Output.Contains("begins anew", StringComparison.Ordinal), TimeSpan.FromSeconds(120), "new settings");
        await machine.Until(() => machine.Output.Split("The desk is served").Length == 3, TimeSpan.FromSeconds(120), "the desk again");
        (_, client) = await Served(installation, machine);
        await machine.Until(async () => await Posts(client) == 2, TimeSpan.FromSeconds(120), "the same posts");
        (await client.GetStringAsync("/machine", Cancellation)).ShouldContain("<b>3</b>");
        machine.Terminate();
        (await machine.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0);
    }

    [Fact]
    public async Task Verbs_decide_through_the_running_machine_and_a_path_prefix_works()
    {
        using var installation = Prepare();
        await using var server = await Serve(installation);
        installation.Variables["IM_DESK__PATHBASE"] = "/desk";
        installation.Configure([("harbour-notes", new Uri(server.Address, "feed.xml"))]);
        using var machine = installation.Start("run");
        var (address, client) = await Served(installation, machine);
        await machine.Until(async () => await Posts(client) == 2, TimeSpan.FromSeconds(120), "posts");
        await machine.Until(async () => (await client.GetStringAsync("/api/v1/threads", Cancellation)).Contains("\"id\"", StringComparison.Ordinal), TimeSpan.FromSeconds(120), "a thread");

        await FirstSession.BeginAsync(address, installation.Data, "/desk");
        using var proxied = FirstSession.Client(address);
        (await proxied.GetAsync("/desk/machine", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        proxied.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.8");
        (await proxied.GetAsync("/desk/machine", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest, "nobody from elsewhere is this computer's user");

        var renamed = await installation.Run("threads", "rename", "1", "Named from the command line", "--by", "carl");
        renamed.Code.ShouldBe(0, renamed.Errors);
        renamed.Output.ShouldContain("threads undo 1");
        (await installation.Run("feeds", "refresh")).Output.ShouldContain("polls 1 feed now");
        (await installation.Run("threads", "rename", "999", "x")).Errors.ShouldContain("There is no thread 999");
        var decision = JsonDocument.Parse(await client.GetStringAsync("/api/v1/decisions", Cancellation)).RootElement.GetProperty("items")[0];
        decision.GetProperty("by").GetString().ShouldBe("carl");

        var desk = await DeskPage.OpenAsync(browser, address, "/desk/threads?single=true");
        await desk.Page.GetByText("Named from the command line").ClickAsync();
        await desk.Page.ReachAsync("**/desk/threads/1");
        await desk.Press("p");
        await desk.Notice("was pinned");
        await desk.Page.Locator(".thread-head .tag", new() { HasText = "Pinned" }).WaitForAsync();
        desk.Wrong.ShouldBeEmpty();
    }

    private static Installation Prepare()
    {
        var installation = new Installation();
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = "0";
        installation.Write("config/feeds.json", "{\n  // kept\n  \"feeds\": [\n  ]\n}\n");
        return installation;
    }

    private static Task<FolderServer> Serve(Installation installation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(installation.Folder, "web")).FullName;
        File.WriteAllText(Path.Combine(folder, "page.html"), "<!doctype html><title>Harbour</title><link rel=alternate type=application/rss+xml href=feed.xml><p>News of the harbour.");
        File.WriteAllText(Path.Combine(folder, "feed.xml"), """
            <rss version="2.0"><channel><title>Harbour notes</title><link>https://harbour.example.org/</link>
            <item><title>Lock gate repaired</title><guid>1</guid><pubDate>Mon, 05 Oct 2026 10:00:00 GMT</pubDate><description>The lock gate of the north basin was repaired on Monday.</description></item>
            <item><title>North basin lock gate opens again</title><guid>2</guid><pubDate>Tue, 06 Oct 2026 10:00:00 GMT</pubDate><description>The repaired lock gate of the north basin opens again for ships.</description></item>
            </channel></rss>
            """);
        return FolderServer.Start(folder);
    }

    private static async Task AddAccount(Installation installation, string name, string role)
    {
        using var add = installation.Start("users", "add", name, "--role", role);
        add.Type(Password);
        (await add.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, add.Errors);
    }

    private static async Task<HttpStatusCode> WithCookie(HttpClient client, string session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feeds");
        request.Headers.Add("Cookie", $"im-session={session}");
        return (await client.SendAsync(request, Cancellation)).StatusCode;
    }

    private static async Task<(Uri Address, HttpClient Program)> Served(Installation installation, MachineProcess machine)
    {
        var file = Path.Combine(installation.Data, "desk.json");
        await machine.Until(() => File.Exists(file), TimeSpan.FromSeconds(120), "desk.json");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, Cancellation));
        var address = new Uri(json.RootElement.GetProperty("address").GetString()!);
        var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.RootElement.GetProperty("secret").GetString());
        return (address, client);
    }

    private static async Task<int> Posts(HttpClient client)
    {
        using var json = JsonDocument.Parse(await client.GetStringAsync("/api/v1/machine", Cancellation));
        return (int)json.RootElement.GetProperty("im_posts").GetDouble();
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string key, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await client.SendAsync(request, Cancellation);
    }

    private static async Task SignIn(Microsoft.Playwright.IPage page, string name, string password)
    {
        await page.FillAsync("input[name=name]", name);
        await page.FillAsync("input[name=password]", password);
        await page.ClickAsync("main button");
    }
}
