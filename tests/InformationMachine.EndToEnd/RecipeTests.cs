using InformationMachine.EndToEnd.Desk;

namespace InformationMachine.EndToEnd;

/// <summary>
/// The two documented installations (docs/operations.md), with their permissions and nothing else of them: everything read-only but the state
/// directory (a mount namespace), a user without any rights (setpriv). Every verb runs, and the desk changes the one feeds.json.
/// </summary>
public sealed class RecipeTests(ChromiumBrowser browser)
{
    private const string Feed =
        """
        <rss version="2.0"><channel><title>Harbour notes</title><link>https://harbour.example.com/</link><description>Notes</description>
        <item><guid>1</guid><title>The crane is back</title><description>The crane of the harbour is back.</description><pubDate>Mon, 05 Oct 2026 08:00:00 GMT</pubDate></item></channel></rss>
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    public static TheoryData<string> Recipes => ["systemd", "container"];

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task Every_verb_works_for_an_unprivileged_user_who_can_write_the_state_directory_only(string recipe)
    {
        using var place = new UnprivilegedPlace(recipe);
        foreach (var (verb, code) in Verbs)
        {
            var done = await place.Run(verb);
            done.Errors.ShouldNotContain("   at ", Case.Sensitive, $"{verb}: a stack trace");
            done.Code.ShouldBe(code, $"{verb}: {done.Output} {done.Errors}");
        }

        File.Exists(Path.Combine(place.State, "config", "feeds.json")).ShouldBeTrue();
        (await File.ReadAllTextAsync(Path.Combine(place.State, "config", "feeds.json"), TestContext.Current.CancellationToken)).ShouldContain("\"lighthouse\"");
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task Every_button_of_the_desk_works_there(string recipe)
    {
        var feeds = Directory.CreateTempSubdirectory("recipe-feeds-");
        await File.WriteAllTextAsync(Path.Combine(feeds.FullName, "notes.xml"), Feed, TestContext.Current.CancellationToken);
        await using var server = await FolderServer.Start(feeds.FullName);
        using var place = new UnprivilegedPlace(recipe);
        (await place.Run("config init")).Code.ShouldBe(0);
        EditorsMachine.Configure(place.State);
        await File.WriteAllTextAsync(Path.Combine(place.State, "config", "channels.json"), $$"""{ "channels": [ { "name": "vault", "kind": "markdown", "folder": "{{place.State}}/vault" } ] }""", TestContext.Current.CancellationToken);
        using var machine = place.Start("run");
        await machine.Until(() => File.Exists(Path.Combine(place.State, "desk.json")), Patience, "desk.json");
        var address = await place.AddressAsync();
        await FirstSession.BeginAsync(address, place.State);
        using var client = FirstSession.Client(address);
        await machine.Until(async () => (await client.GetStringAsync("/threads", TestContext.Current.CancellationToken)).Contains("version 1", StringComparison.Ordinal), Patience, "a briefing");
        // A watch needs somebody whom it tells.
        (await place.Run("receivers add phone vault")).Code.ShouldBe(0);
        var desk = await HeldDesk.OpenAsync(browser, address, "/threads", Hand.Mouse);
        var thread = new Uri(address, await desk.Page.Locator("#threads li:has-text('version') a[data-open]").First.GetAttributeAsync("href")).AbsolutePath;
        var walk = new DeskWalk(address, desk.Page, new Uri(server.Address, "notes.xml"));

        // The two recipes give the same rights; each walks a part, and both change feeds.
        await walk.WalkAsync(recipe == "systemd" ? ["/feeds", thread, "/machine"] : ["/feeds", "/", "/threads", "/search?q=ferry", "/feeds/tidewatch", "/watches"]);

        await desk.Page.GetByText("Sign out").ClickAsync();
        await desk.Page.ReachAsync("**/login**");
        walk.Failed.ShouldBeEmpty();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', walk.Pressed));
        foreach (var said in recipe == "systemd" ? new[] { "Follow a feed", "OPML", "Pause", "Resume", "Remove", "Merge", "Note", "Rename", "Correct" } : ["Edit", "Poll now", "Save", "Send a test", "Hide", "Pin", "Commands", "Undo"])
            walk.Pressed.ShouldContain(pressed => pressed.Contains(said, StringComparison.Ordinal) || (said == "Correct" && pressed.Contains('\u270e')), said);
        machine.Output.ShouldNotContain("   at InformationMachine", Case.Sensitive, "a stack trace in the log");
        feeds.Delete(recursive: true);
    }

    [Fact]
    public async Task A_configuration_directory_that_cannot_be_written_is_said_in_one_line_everywhere()
    {
        using var place = new UnprivilegedPlace("read-only configuration");
        EditorsMachine.Configure(place.State);
        foreach (var verb in new[] { "feeds pause tidewatch", "feeds resume tidewatch", "feeds edit tidewatch --title Tides", "feeds remove tidewatch", $"feeds import {place.Opml}", "config init" })
        {
            var done = await place.Run(verb, isConfigurationReadOnly: true);
            done.Code.ShouldBe(78, $"{verb}: {done.Output} {done.Errors}");
            done.Errors.Trim().Split('\n').Length.ShouldBe(1, done.Errors);
            done.Errors.ShouldContain("cannot be written");
            done.Errors.ShouldContain("IM_CONFIG");
        }

        using var machine = place.Start("run", isConfigurationReadOnly: true);
        await machine.Until(() => File.Exists(Path.Combine(place.State, "desk.json")), Patience, "desk.json");
        var address = await place.AddressAsync();
        using var program = await place.ProgramAsync();
        using var paused = await program.PatchAsync("/api/v1/feeds/tidewatch", System.Net.Http.Json.JsonContent.Create(new { enabled = false }), TestContext.Current.CancellationToken);
        ((int)paused.StatusCode).ShouldBe(503);
        (await paused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("cannot be written");
        using var removed = await program.DeleteAsync("/api/v1/feeds/tidewatch", TestContext.Current.CancellationToken);
        ((int)removed.StatusCode).ShouldBe(503);

        await FirstSession.BeginAsync(address, place.State);
        var desk = await HeldDesk.OpenAsync(browser, address, "/feeds", Hand.Mouse);
        var row = desk.Page.Locator("#feeds tr", new() { HasText = "tidewatch" });
        await desk.Push(row.GetByText("Pause"));
        await desk.Desk.Notice("cannot be written");
        await desk.Push(row.GetByText("Edit"));
        await desk.Opened();
        await desk.Write("#dialog input[name=title]", "Tides");
        await desk.Send();
        await desk.Desk.Refusal("cannot be written");
        machine.Output.ShouldNotContain("   at InformationMachine", Case.Sensitive, "a stack trace in the log");
    }

    /// <summary>Each verb once, in an order in which each has what it needs.</summary>
    private static IEnumerable<(string Verb, int Code)> Verbs =>
    [
        ("config init", 0), ("config check", 0), ("config show", 0), ("config schema", 0),
        ("feeds list", 0),
        ("feeds import SAMPLES/feeds.opml", 0),
        ("feeds edit lighthouse --title Lamps --tags sea", 0),
        ("feeds pause lighthouse", 0), ("feeds resume lighthouse", 0),
        ("feeds export", 0), ("feeds export --output STATE/feeds.opml", 0), ("feeds export --format json --output STATE/feeds-list.json", 0), ("feeds replace STATE/feeds-list.json", 0),
        ("USE SAMPLES", 0),
        ("run --once", 0),
        ("feeds posts tidewatch", 0), ("feeds refresh tidewatch", 0),
        ("status", 0), ("threads list", 0), ("threads show 1", 0), ("threads history 1", 0), ("threads new --since 2026-01-01T00:00:00Z", 0),
        ("threads rename 1 Solveig --by ada", 0), ("threads pin 1", 0), ("threads hide 2 --by ada", 0), ("threads undo 1 --by ada", 0),
        ("threads merge 1 3 --by ada", 0),
        ("users key exporter --role reader", 0), ("users list", 0), ("users revoke exporter", 0), ("users remove nobody", 1),
        ("export --kinds posts --format csv --output STATE/posts.csv", 0), ("export --format zip --output STATE/all.zip", 0), ("changes --since nonsense", 64),
        ("render --all", 0), ("digest --day 2026-10-07 --text", 0),
        ("backup STATE/backup.zip", 0), ("doctor", 0), ("archive", 0), ("compact", 0), ("restore STATE/backup.zip", 0), ("doctor --repair", 0),
        ("rules check --feeds SAMPLES", 0), ("completion bash", 0), ("demo --seconds 5", 0),
        ("healthcheck", 1), ("feeds remove tidewatch", 0),
    ];
}
