using System.Text.Json;
using Deque.AxeCore.Playwright;
using InformationMachine.Benchmarks;
using InformationMachine.Data.Deliveries;
using InformationMachine.EndToEnd.Desk;
using Microsoft.Playwright;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace InformationMachine.EndToEnd.Deliveries;

/// <summary>The real program tells real peers, by verbs, in a browser, over protocols, and through kills.</summary>
public sealed class TellingTests(ChromiumBrowser browser) : IAsyncLifetime
{
    private const int Kills = 8;

    private readonly Installation _installation = new();
    private WebhookPeer _peer = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _peer = await WebhookPeer.StartAsync();
        _installation.Configure([]);
        _installation.Write("config/channels.json", JsonSerializer.Serialize(new { channels = new[] { new { name = "hook", kind = "webhook", url = _peer.Address.AbsoluteUri, secret = "env:HOOK_SECRET" } } }));
        _installation.Variables["HOOK_SECRET"] = "a secret of this test";
        _installation.Variables["IM_DESK__PORT"] = "0";
        _installation.Variables["IM_DELIVERIES__INTERVAL"] = "00:00:01";
        _installation.Variables["IM_SNAPSHOT__INTERVAL"] = "00:00:01";
    }

    public async ValueTask DisposeAsync()
    {
        await _peer.DisposeAsync();
        _installation.Dispose();
    }

    [Fact]
    public async Task Verbs_make_a_receiver_and_a_watch_and_a_story_arrives_once()
    {
        await ReceiveAsync();
        (await _installation.Run("receivers", "test", "phone")).Code.ShouldBe(0);
        _peer.Events.ShouldHaveSingleItem().Event.GetProperty("type").GetString().ShouldBe("test");
        await VersionAsync(1, 1);
        (await _installation.Run("run", "--once")).Code.ShouldBe(0);
        (await _installation.Run("run", "--once")).Code.ShouldBe(0);
        var told = _peer.Events.Skip(1).ToList().ShouldHaveSingleItem().Event.GetProperty("data").GetProperty("stories")[0];
        (told.GetProperty("thread").GetInt32(), told.GetProperty("version").GetInt32()).ShouldBe((1, 1));
        var trial = await _installation.Run("watches", "test", "--words", "pier 2", "--json");
        JsonDocument.Parse(trial.Output).RootElement.GetArrayLength().ShouldBe(1);
        (await _installation.Run("watches", "list")).Output.ShouldContain("every story");
        (await _installation.Run("receivers", "list")).Output.ShouldContain("well");
        (await _installation.Run("watches", "remove", "1")).Code.ShouldBe(0);
        (await _installation.Run("watches", "remove", "1")).Code.ShouldBe(64);
        var wrong = await _installation.Run("watches", "add", "--tell", "nobody");
        (wrong.Code, wrong.Errors.Trim()).ShouldBe((64, "There is no receiver 'nobody'; known are phone."));
    }

    [Fact]
    public async Task A_digest_of_a_day_without_news_prints_nothing_and_is_no_failure()
    {
        await VersionAsync(1, 1);
        var (code, output, errors) = await _installation.Run("digest", "--day", "2020-01-01");
        (code, output, errors.Trim()).ShouldBe((0, "", "No story moved on 2020-01-01; nothing to send."));
    }

    [Fact]
    public async Task Kills_between_an_answer_and_its_commit_and_elsewhere_tell_nothing_under_a_second_id()
    {
        await ReceiveAsync();
        var random = new Random(20261130);
        for (var kill = 0; kill < Kills; kill++)
        {
            for (var thread = 1; thread <= 3; thread++) await VersionAsync(thread, kill + 1);
            using var machine = _installation.Start("run");
            var victim = machine;
            _peer.Answered = kill % 2 == 0 ? victim.Kill : null;
            if (kill % 2 == 1) await Task.Delay(random.Next(500, 3000), Cancellation);
            if (kill % 2 == 1) machine.Kill();
            await machine.WaitAsync(TimeSpan.FromSeconds(120));
            _peer.Answered = null;
        }

        (await _installation.Run("run", "--once")).Code.ShouldBe(0);
        await using var store = _installation.OpenStore();
        store.WaitingDeliveries().ShouldBeEmpty();
        var sent = store.DeliveriesAfter(0).Where(delivery => delivery.State == DeliveryState.Sent).Select(delivery => delivery.Message);
        _peer.Events.Select(told => told.Id).Distinct().ShouldBe(sent, ignoreOrder: true);
        var contents = _peer.Events.SelectMany(told => told.Event.GetProperty("data").GetProperty("stories").EnumerateArray().Select(story => (Key: (story.GetProperty("thread").GetInt32(), story.GetProperty("version").GetInt32()), told.Id))).Distinct().ToList();
        contents.Select(content => content.Key).ShouldBeUnique();
        for (var thread = 1; thread <= 3; thread++) contents.Select(content => content.Key).ShouldContain((thread, Kills));
    }

    [Fact]
    public async Task In_the_desk_somebody_watches_mutes_and_orders_a_digest()
    {
        _installation.Variables["IM_DESK__ENABLED"] = "true";
        await VersionAsync(1, 1);
        using var machine = _installation.Start("run");
        var address = await ServedAsync(machine);
        await FirstSession.BeginAsync(address, _installation.Data);
        var desk = await DeskPage.OpenAsync(browser, address, "/watches");
        await desk.Page.GetByText("Add a receiver").ClickAsync();
        await desk.Page.FillAsync("input[name=name] >> visible=true", "mornings");
        await desk.Page.FillAsync("input[name=timeZone]", "Europe/Zurich");
        await desk.Page.FillAsync("input[name=schedule]", "daily 7");
        await desk.Page.FillAsync("input[name=quiet]", "25:00");
        await desk.Page.Locator("form[action*=Receiver] button.primary").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".wrong")).ToContainTextAsync("no quiet hours");
        (await desk.Page.InputValueAsync("input[name=name] >> visible=true")).ShouldBe("mornings", "what was typed stays, in the form that was sent");
        (await desk.Page.InputValueAsync("input[name=schedule]")).ShouldBe("daily 7");
        desk.Wrong.RemoveAll(text => text.Contains("422", StringComparison.Ordinal));
        await desk.Page.FillAsync("input[name=quiet]", "22:00-06:30");
        await desk.Page.Locator("form[action*=Receiver] button.primary").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-receiver=mornings]")).ToContainTextAsync("daily 7:00");
        await Assertions.Expect(desk.Page.Locator("[role=status].old")).ToContainTextAsync("The receiver is added.");
        await desk.Page.GetByText("Watch or mute stories").ClickAsync();
        await desk.Page.FillAsync("input[name=words]", "pier 2");
        await desk.Page.CheckAsync("input[name=tell][value=mornings]");
        await desk.Page.Locator("form[action*=Add] button.primary").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-watch='1']")).ToContainTextAsync("\"pier 2\"");
        await desk.Page.GetByText("Watch or mute stories").ClickAsync();
        await desk.Page.FillAsync("input[name=words]", "football");
        await desk.Page.CheckAsync("input[name=mute]");
        await desk.Page.Locator("form[action*=Add] button.primary").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-watch='2']")).ToContainTextAsync("Mute: not football");
        await desk.Page.Locator("[data-watch='1']").GetByText("Last 30 days").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".tried li")).ToHaveCountAsync(1);
        await desk.Page.Locator("[data-receiver=mornings]").GetByText("Send a test").ClickAsync();
        await machine.Until(() => _peer.Events.Count > 0, TimeSpan.FromSeconds(120), "a test at the peer");
        await Assertions.Expect(desk.Page.Locator("[role=status].old")).ToContainTextAsync("test");
        foreach (var width in new[] { 1280, 390 })
        {
            await desk.Page.SetViewportSizeAsync(width, 900);
            var axe = await desk.Page.RunAxe();
            axe.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{violation.Id}: {violation.Nodes.First().Html}").ShouldBeEmpty();
        }

        desk.Wrong.ShouldBeEmpty();
        await desk.Page.SetViewportSizeAsync(1280, 900);
        await desk.Page.Locator("[data-watch='1']").GetByText("Edit").ClickAsync();
        (await desk.Page.InputValueAsync("#watch-form input[name=words]")).ShouldBe("pier 2");
        (await desk.Page.IsCheckedAsync("#watch-form input[name=tell][value=mornings]")).ShouldBeTrue();
        await desk.Page.FillAsync("#watch-form input[name=words]", "pier 3, quay");
        await desk.Page.Locator("#watch-form button.primary").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-watch='1']")).ToContainTextAsync("\"pier 3\" or \"quay\"");
        await Assertions.Expect(desk.Page.Locator("[role=status].old")).ToContainTextAsync("The change is saved.");
        await desk.Page.Locator("[data-receiver=mornings]").GetByText("Edit").ClickAsync();
        (await desk.Page.InputValueAsync("#receiver-form input[name=quiet]")).ShouldBe("22:00-06:30");
        await desk.Page.FillAsync("#receiver-form input[name=schedule]", "weekly at friday 8");
        await desk.Page.Locator("#receiver-form button.primary").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".wrong")).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator("[data-receiver=mornings]")).ToContainTextAsync("weekly Friday 8:00");
        await Assertions.Expect(desk.Page.Locator("[data-receiver=mornings]")).ToContainTextAsync("22:00-06:30 Europe/Zurich");
        await desk.Page.Locator("[data-watch='2']").GetByText("Remove").ClickAsync();
        await desk.Page.Locator("#confirm[open] button[value=no]").ClickAsync();
        (await desk.Page.Locator("[data-watch='2']").CountAsync()).ShouldBe(1);
        await desk.Page.Locator("[data-watch='2']").GetByText("Remove").ClickAsync();
        await desk.Page.Locator("#confirm[open] button[value=yes]").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-watch='2']")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_assistant_with_a_key_reads_over_http_and_without_one_is_refused()
    {
        _installation.Variables["IM_DESK__ENABLED"] = "true";
        await VersionAsync(1, 1);
        var reader = (await _installation.Run("users", "key", "claude", "--role", "reader")).Output.Trim();
        var editor = (await _installation.Run("users", "key", "helper", "--role", "editor")).Output.Trim();
        using var machine = _installation.Start("run");
        var address = await ServedAsync(machine);
        await FirstSession.BeginAsync(address, _installation.Data);
        using (var visitor = FirstSession.Client(address)) (await visitor.PostAsync("/mcp", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), Cancellation)).IsSuccessStatusCode.ShouldBeFalse("a browser's session is no key");
        await using var reading = await ConnectAsync(address, reader);
        (await reading.ListToolsAsync(cancellationToken: Cancellation)).Select(tool => tool.Name).ShouldNotContain("add_watch");
        var answer = await reading.CallToolAsync("read_briefing", new Dictionary<string, object?> { ["story"] = 1 }, cancellationToken: Cancellation);
        ((TextContentBlock)answer.Content[0]).Text.ShouldContain("pier 2 of town 1 is finished");
        await using var editing = await ConnectAsync(address, editor);
        (await editing.ListToolsAsync(cancellationToken: Cancellation)).Select(tool => tool.Name).ShouldContain("add_watch");
        await Should.ThrowAsync<Exception>(ConnectAsync(address, "imk_" + new string('0', 64)));
    }

    [Fact]
    public async Task An_assistant_on_this_computer_reads_the_snapshot_beside_a_running_machine()
    {
        await VersionAsync(1, 1);
        (await _installation.Run("run", "--once")).Code.ShouldBe(0);
        using var machine = _installation.Start("run");
        await using var client = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions { Name = "stories", Command = "dotnet", Arguments = [Path.Combine(AppContext.BaseDirectory, "InformationMachine.dll"), "mcp"], WorkingDirectory = _installation.Folder }),
            cancellationToken: Cancellation);
        var answer = await client.CallToolAsync("search_stories", new Dictionary<string, object?> { ["query"] = "pier" }, cancellationToken: Cancellation);
        answer.IsError.ShouldNotBe(true);
        var briefing = await client.CallToolAsync("read_briefing", new Dictionary<string, object?> { ["story"] = 1 }, cancellationToken: Cancellation);
        ((TextContentBlock)briefing.Content[0]).Text.ShouldContain("pier 2 of town 1 is finished");
    }

    [Fact]
    public async Task A_reader_sees_what_is_unread_follows_mutes_and_filters_without_an_account()
    {
        for (var thread = 1; thread <= 3; thread++) await VersionAsync(thread, 1);
        (await _installation.Run("run", "--once")).Code.ShouldBe(0);
        File.ReadAllText(Path.Combine(_installation.Site, "llms.txt")).ShouldContain("threads/1.md");
        File.ReadAllText(Path.Combine(_installation.Site, "index.md")).ShouldContain("2 independent sources");
        var page = await browser.OpenAsync();
        var wrong = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") wrong.Add(message.Text); };
        page.PageError += (_, error) => wrong.Add(error);
        var front = new Uri(Path.Combine(_installation.Site, "index.html")).AbsoluteUri;
        await page.GotoAsync(front);
        await Assertions.Expect(page.Locator("#since-visit")).ToHaveTextAsync("3 unread");
        await Assertions.Expect(page.Locator(".why").First).ToContainTextAsync("independent sources");
        await page.Locator(".card[data-story='1'] h2 a").ClickAsync();
        await page.Locator("article .reader-buttons").WaitForAsync();
        await page.GotoAsync(front);
        await Assertions.Expect(page.Locator(".card[data-story='1'] .unread-mark")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".card[data-story='2'] .unread-mark")).ToHaveTextAsync("unread");
        await page.Locator(".card[data-story='2']").GetByText("Mute").ClickAsync();
        await Assertions.Expect(page.Locator(".card[data-story='2']")).ToBeHiddenAsync();
        await page.Locator(".card[data-story='3']").GetByText("Follow").ClickAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".card[data-story='2']")).ToBeHiddenAsync();
        await page.SelectOptionAsync("#filter-only", "followed");
        await Assertions.Expect(page.Locator(".card:visible")).ToHaveCountAsync(1);
        await page.SelectOptionAsync("#filter-only", "");
        await page.SelectOptionAsync("#filter-language", "en");
        await Assertions.Expect(page.Locator(".card:visible")).ToHaveCountAsync(2);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("Export").ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync(), Cancellation)).ShouldContain("\"muted\":\"[\\\"2\\\"]\"");
        wrong.ShouldBeEmpty();
    }

    private async Task ReceiveAsync()
    {
        var receiver = await _installation.Run("receivers", "add", "phone", "hook", "--per-hour", "1000", "--per-day", "10000");
        receiver.Code.ShouldBe(0, receiver.Errors);
        var watch = await _installation.Run("watches", "add", "--tell", "phone");
        watch.Code.ShouldBe(0, watch.Errors);
    }

    private async Task VersionAsync(int thread, int version)
    {
        Directory.CreateDirectory(_installation.Data);
        await using var store = _installation.OpenStore();
        await store.CommitAsync(TellingStories.Version(thread, version, TimeProvider.System.GetUtcNow()), Cancellation);
    }

    private async Task<Uri> ServedAsync(MachineProcess machine)
    {
        var file = Path.Combine(_installation.Data, "desk.json");
        await machine.Until(() => File.Exists(file), TimeSpan.FromSeconds(120), "desk.json");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, Cancellation));
        return new Uri(json.RootElement.GetProperty("address").GetString()!);
    }

    private static Task<McpClient> ConnectAsync(Uri address, string key) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(address, "mcp"), TransportMode = HttpTransportMode.StreamableHttp, AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = "Bearer " + key } }),
        cancellationToken: Cancellation);
}
