using System.Net;
using System.Net.Http.Json;
using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>
/// Every dialog of the desk, by keyboard alone, by mouse and by touch: the key on its button works from where the focus begins, what is
/// filled in is selected, what is missing is asked for, and what is wrong stands in it.
/// </summary>
public sealed class DialogTests(EditorsMachine machine, ChromiumBrowser browser) : IClassFixture<EditorsMachine>
{
    private const string Feed =
        """
        <rss version="2.0"><channel><title>Lighthouse notes</title><link>https://lighthouse.example.com/</link><description>Notes</description>
        <item><guid>1</guid><title>The lamp was renewed</title><description>The lamp of the lighthouse was renewed.</description><pubDate>Mon, 05 Oct 2026 08:00:00 GMT</pubDate></item></channel></rss>
        """;

    public static TheoryData<Hand> Hands => [Hand.Keys, Hand.Mouse, Hand.Touch];

    [Fact]
    public async Task A_note_cites_no_post_that_nobody_ticked()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{await machine.ThreadAsync("museum clocks")}");
        await desk.Press("j");
        await desk.Press("n");
        await desk.Page.WaitForSelectorAsync("#dialog[open] textarea");
        (await desk.Page.Locator("#dialog input[name=posts]:checked").CountAsync()).ShouldBe(0);
        await desk.Page.FillAsync("#dialog textarea", "The keeper wound them by hand.");
        await desk.Press("Control+Enter");
        await desk.Refusal("Tick the posts that say so.");
        desk.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_typed_in_a_dialog_outlive_Escape_and_are_gone_once_they_were_sent()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{await machine.ThreadAsync("museum clocks")}");
        await desk.Press("n");
        await desk.Page.WaitForSelectorAsync("#dialog[open] textarea");
        await desk.Page.FillAsync("#dialog textarea", "The keeper winds them on Sundays.");
        await desk.Press("Escape");
        await desk.Page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await desk.Press("n");
        await desk.Page.Locator("#dialog[open] [role=status]", new() { HasText = "is back" }).WaitForAsync();
        (await desk.Page.InputValueAsync("#dialog textarea")).ShouldBe("The keeper winds them on Sundays.");
        await desk.Page.Locator("#dialog .picks input").First.CheckAsync();
        await desk.Page.Locator("#dialog .picks input").First.FocusAsync();
        await desk.Press("Control+Enter");
        await desk.Notice("A note was added");
        await desk.Press("z");
        await desk.Notice("was undone");
        await desk.Press("n");
        await desk.Page.WaitForSelectorAsync("#dialog[open] textarea");
        (await desk.Page.InputValueAsync("#dialog textarea")).ShouldBe("");
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_number_that_no_cited_post_has_is_asked_about_first()
    {
        var thread = await machine.ThreadAsync("Kelvik dredging");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Page.Locator(".what .fix").First.HoverAsync();
        await desk.Page.Locator(".what .fix").First.ClickAsync();
        await desk.Page.WaitForSelectorAsync("#dialog[open] textarea");
        await desk.Page.FillAsync("#dialog textarea", "The channel will be 77 metres deep.");
        await desk.Press("Control+Enter");
        await desk.Refusal("No post that is cited says 77.");
        await desk.Page.FillAsync("#dialog textarea", "The channel will be 78 metres deep.");
        await desk.Press("Control+Enter");
        await desk.Refusal("says 78");
        await desk.Press("Control+Enter");
        await desk.Notice("was corrected");
        await desk.Press("z");
        await desk.Notice("was undone");
        desk.Wrong.RemoveAll(text => text.Contains("422", StringComparison.Ordinal));
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_watch_keeps_what_was_typed()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/watches", width: 390);
        await desk.Page.Locator("summary", new() { HasText = "Watch or mute stories" }).ClickAsync();
        await desk.Page.FillAsync("input[name=name]", "clocks");
        await desk.Page.FillAsync("input[name=words]", "winding, keeper");
        await desk.Page.Locator("input[name=mute]").SetCheckedAsync(false);
        await desk.Page.Locator("input[name=when][value=figure]").SetCheckedAsync(true);
        await desk.Page.Locator("button", new() { HasText = "Save" }).First.ClickAsync();
        await desk.Page.Locator(".wrong").WaitForAsync();
        (await desk.Page.InputValueAsync("input[name=name]"), await desk.Page.InputValueAsync("input[name=words]")).ShouldBe(("clocks", "winding, keeper"));
        (await desk.Page.Locator("input[name=when][value=figure]").IsCheckedAsync()).ShouldBeTrue();
        (await desk.Page.AskAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
    }

    [Theory]
    [MemberData(nameof(Hands))]
    public async Task Threads_are_merged_split_and_posts_moved(Hand hand)
    {
        var (thread, other) = (await machine.ThreadAsync("museum clocks"), await machine.ThreadAsync("Harn Ulv"));
        var desk = await HeldDesk.OpenAsync(browser, machine.Address, $"/threads/{thread}", hand);
        var posts = await desk.Page.Locator("#posts .pick").CountAsync();
        await desk.Act("m");
        await desk.Opened();
        await Choose(desk, "Harn Ulv", other, hand);
        await desk.Send();
        await desk.Desk.Notice("was merged into");
        await desk.Undo();
        await Shows(posts);

        await desk.Act("s");
        await desk.Opened();
        await desk.Send();
        await desk.Desk.Notice("was split");
        await desk.Undo();
        await Shows(posts);

        if (hand == Hand.Keys) await desk.Desk.Press("j");
        else await desk.Push(desk.Page.Locator("#posts .pick").First);
        await desk.Act("v");
        await desk.Opened();
        await Choose(desk, "Harn Ulv", other, hand);
        await desk.Send();
        await desk.Desk.Notice("moved from thread");
        await desk.Undo();
        desk.Desk.Wrong.ShouldBeEmpty();

        // A tick on a post that is away for a moment is lost with it.
        Task Shows(int count) => desk.Page.WaitForFunctionAsync("count => document.querySelectorAll('#posts .pick').length === count", count, new() { Timeout = 60_000 });
    }

    [Theory]
    [MemberData(nameof(Hands))]
    public async Task A_story_is_renamed_noted_and_corrected(Hand hand)
    {
        var thread = await machine.ThreadAsync("Kelvik dredging");
        var desk = await HeldDesk.OpenAsync(browser, machine.Address, $"/threads/{thread}", hand);
        await desk.Act("r");
        await desk.Opened();
        await desk.Write("#dialog input[name=title]", "Nine metres for Kelvik");
        await desk.Send();
        await desk.Desk.Notice("was renamed \u201CNine metres for Kelvik\u201D");
        await desk.Undo();

        // Before the note: what takes that back writes a version in which its own sentence is no longer there to be corrected.
        await desk.Page.Locator(".what .fix").First.HoverAsync();
        await desk.Push(desk.Page.Locator(".what .fix").First);
        await desk.Opened();
        (await desk.Page.Locator("#dialog .picks input:checked").CountAsync()).ShouldBeGreaterThan(0, "the posts that carry the sentence are ticked");
        await desk.Write("#dialog textarea", "It will be deepened to nine metres.");
        await desk.Send();
        await desk.Desk.Notice("was corrected");
        await desk.Undo();

        await desk.Act("n");
        await desk.Opened();
        await desk.Write("#dialog textarea", "The board confirmed it by letter.");
        await desk.Send();
        await desk.Desk.Refusal("Tick the posts that say so");
        desk.Desk.Asked.Count(asked => asked.Contains("note", StringComparison.Ordinal)).ShouldBe(0, "what is missing is not sent");
        if (hand == Hand.Keys) await desk.Desk.Press("Space");
        else await desk.Push(desk.Page.Locator("#dialog .picks input").First);
        await desk.Send();
        await desk.Desk.Notice("A note was added");
        await desk.Undo();
        desk.Desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refresh_leaves_the_focus_where_it_is_and_a_sentence_that_has_gone_is_said_to_have()
    {
        var thread = await machine.ThreadAsync("Kelvik dredging");
        var desk = await HeldDesk.OpenAsync(browser, machine.Address, $"/threads/{thread}", Hand.Keys);
        foreach (var button in new[] { ".what .fix >> nth=0", "#posts [data-key=b] >> nth=1", ".history a >> nth=0" })
        {
            await desk.Page.Locator(button).FocusAsync();
            await desk.Page.EvaluateAsync("() => { window.earlier = document.activeElement; htmx.trigger(document.body, 'changed'); }");
            await desk.Page.WaitForFunctionAsync("() => !window.earlier.isConnected");
            // By what it is and not by its place: a version that others have just caused may stand before it in the history. The sentence of a pencil may read otherwise in it.
            (await desk.Page.EvaluateAsync<bool>("() => { const [now, then] = [document.activeElement, window.earlier]; return now.tagName === then.tagName && ['href', 'hx-get', 'data-key'].every(name => now.getAttribute(name) === then.getAttribute(name)) && now.closest('[data-row]')?.dataset.row === then.closest('[data-row]')?.dataset.row || (then.matches('.fix') && now === document.querySelector('.what .fix')); }")).ShouldBeTrue(button);
        }

        await desk.Page.Locator(".what .fix >> nth=0").FocusAsync();
        await desk.Desk.Press("Enter");
        await desk.Opened();
        desk.Desk.Wrong.ShouldBeEmpty();

        using var client = FirstSession.Client(machine.Address);
        var gone = await client.GetStringAsync($"/dialog?kind=correct&thread={thread}&sentence=It+was+never+said.", TestContext.Current.CancellationToken);
        gone.ShouldContain("<p class=\"wrong\" role=\"alert\">The newest version does not say that any more");
    }

    [Theory]
    [MemberData(nameof(Hands))]
    public async Task What_is_wrong_stands_in_the_dialog_and_what_was_typed_stays(Hand hand)
    {
        var thread = await machine.ThreadAsync("Harn Ulv");
        var desk = await HeldDesk.OpenAsync(browser, machine.Address, $"/threads/{thread}", hand);
        await desk.Act("r");
        await desk.Opened();
        await desk.Write("#dialog input[name=title]", "   ");
        await desk.Send();
        await desk.Desk.Refusal("A headline has 1 to 200 characters");
        (await desk.Page.Locator("#dialog[open]").CountAsync()).ShouldBe(1);
        (await desk.Page.Locator(".toast").CountAsync()).ShouldBe(0);
        if (hand == Hand.Keys) await desk.Desk.Press("Escape");
        else await desk.Push(desk.Page.Locator("#dialog [data-closes]"));
        await desk.Page.Locator("#dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        var other = await machine.ThreadAsync("museum clocks");
        await desk.Act("m");
        await desk.Opened();
        await Choose(desk, "museum clocks", other, hand);
        await machine.DecideAsync(new { kind = "pin", thread = other });
        await desk.Send();
        await desk.Desk.Refusal("was changed meanwhile");
        await machine.DecideAsync(new { kind = "pin", thread = other, on = false });
        desk.Desk.Wrong.ShouldAllBe(text => text.Contains("422", StringComparison.Ordinal) || text.Contains("409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Enter_waits_for_what_was_typed_and_a_choice_outlives_a_late_answer()
    {
        var (thread, clocks, dredging) = (await machine.ThreadAsync("Harn Ulv"), await machine.ThreadAsync("museum clocks"), await machine.ThreadAsync("Kelvik dredging"));
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        var late = new TaskCompletionSource();
        await desk.Page.RouteAsync("**/dialog?*find=*", async route =>
        {
            if (route.Request.Url.Contains("dredging", StringComparison.Ordinal)) await late.Task;
            await route.ContinueAsync();
        });
        await desk.Press("m");
        await desk.Page.WaitForSelectorAsync("#dialog[open] .targets");
        await desk.Page.FillAsync("#dialog input[name=find]", "museum clocks");
        await desk.Page.Locator($"#targets[data-words='museum clocks'] input[value='{clocks}']:checked").WaitForAsync();
        await desk.Page.FillAsync("#dialog input[name=find]", "Kelvik dredging");
        await desk.Press("Enter");
        await desk.Page.WaitForTimeoutAsync(400);
        (await desk.Page.AskAsync<string>("() => document.activeElement.name")).ShouldBe("find");
        late.SetResult();
        await desk.Page.WaitForFunctionAsync($"() => document.activeElement.matches('#targets input') && document.activeElement.checked && document.activeElement.value === '{dredging}'");

        // Two stories are found; the second is chosen, and then the same answer comes again.
        await desk.Page.FillAsync("#dialog input[name=find]", "Kelvik harbour");
        await desk.Page.Locator("#targets[data-words='Kelvik harbour'] input[name=other] >> nth=1").WaitForAsync();
        var second = await desk.Page.Locator("#targets input[name=other]").Nth(1).InputValueAsync();
        await desk.Page.EvaluateAsync("() => { const find = document.querySelector('#dialog input[name=find]'); find.value = 'harbour Kelvik'; find.dispatchEvent(new Event('input', { bubbles: true })); }");
        await desk.Page.Locator("#targets input[name=other]").Nth(1).CheckAsync();
        await desk.Page.Locator($"#targets[data-words='harbour Kelvik'] input[value='{second}']:checked").WaitForAsync();
        (await desk.Page.AskAsync<string>("() => document.activeElement.value")).ShouldBe(second);
        desk.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("y")]
    [InlineData("n")]
    public async Task The_answer_to_a_question_is_not_that_of_the_one_before(string answer)
    {
        var id = $"beacon-{answer}";
        using var added = await machine.Program.PostAsJsonAsync("/api/v1/feeds", new { id, url = $"http://127.0.0.1:9/{answer}.xml", title = "Beacon", allowPrivateNetwork = true }, TestContext.Current.CancellationToken);
        added.StatusCode.ShouldBe(HttpStatusCode.Created, await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/feeds");
        var row = desk.Page.Locator("#feeds tr", new() { HasText = id });
        await row.WaitForAsync();

        // The event that tells of the first answer comes only when the second question is already asked.
        await desk.Page.EvaluateAsync("id => { const ask = () => document.querySelector(`[aria-label='Remove ${id}']`).click(); ask(); document.querySelector('#confirm button[value=no]').click(); ask(); }", id);
        await desk.Press(answer);
        await desk.Page.Locator("#confirm[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        if (answer == "y") await desk.Notice("is no longer followed");
        else await desk.Page.WaitForTimeoutAsync(500);
        desk.Asked.Count.ShouldBe(answer == "y" ? 1 : 0);
        if (answer == "y") await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        else (await row.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Hands))]
    public async Task Feeds_are_followed_edited_paused_and_left(Hand hand)
    {
        var folder = Directory.CreateTempSubdirectory("lighthouse-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "notes.xml"), Feed, TestContext.Current.CancellationToken);
        await using var server = await FolderServer.Start(folder.FullName);
        var desk = await HeldDesk.OpenAsync(browser, machine.Address, "/feeds", hand);
        await desk.Act("n");
        await desk.Opened();
        await desk.Write("#dialog input[name=address]", "nonsense address");
        await desk.Send();
        await desk.Desk.Refusal("no http or https address");
        await desk.Write("#dialog input[name=address]", new Uri(server.Address, "notes.xml").AbsoluteUri);
        await desk.Send();
        (await desk.Desk.Refusal("is in a private network")).ShouldContain("tick the box below");
        if (hand == Hand.Keys)
        {
            await desk.Desk.Press("Tab");
            await desk.Desk.Press("Space");
        }
        else
        {
            await desk.Push(desk.Page.Locator("#dialog input[name=inside]").First);
        }

        await desk.Send();
        await desk.Page.Locator("#dialog .found-feed li", new() { HasText = "The lamp was renewed" }).WaitForAsync();
        await desk.Send();
        await desk.Desk.Notice("Following Lighthouse notes as 'lighthouse-notes'");
        (await File.ReadAllTextAsync(Path.Combine(machine.Installation.Folder, "config", "feeds.json"), TestContext.Current.CancellationToken)).ShouldContain("\"allowPrivateNetwork\":true");

        var row = desk.Page.Locator("#feeds tr", new() { HasText = "lighthouse-notes" });
        await desk.Push(row.GetByText("Edit"));
        await desk.Opened();
        await desk.Write("#dialog input[name=title]", "Lamps");
        await desk.Send();
        await desk.Desk.Notice("is changed");
        await row.Locator("b", new() { HasTextRegex = new("^Lamps$") }).WaitForAsync();
        foreach (var (button, notice, then) in new[] { ("Pause", "is paused", "Resume"), ("Resume", "is polled again", "Pause"), ("Poll now", "is polled now", "Pause") })
        {
            await desk.Push(row.GetByText(button));
            await desk.Desk.Notice(notice);
            await row.GetByText(then).WaitForAsync(); // The notice is there before the list is new.
        }

        await desk.Push(row.GetByText("Remove"));
        await desk.Page.Locator("#confirm[open]").WaitForAsync();
        // Nothing that cannot be undone is a slip of Enter away.
        if (hand == Hand.Keys) await desk.Desk.Press("Enter");
        else await desk.Push(desk.Page.Locator("#confirm button[value=no]"));
        await desk.Page.Locator("#confirm[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await row.CountAsync()).ShouldBe(1);
        await desk.Push(row.GetByText("Remove"));
        await desk.Page.Locator("#confirm[open]").WaitForAsync();
        if (hand == Hand.Keys) await desk.Desk.Press("y");
        else await desk.Push(desk.Page.Locator("#confirm button[value=yes]"));
        await desk.Desk.Notice("is no longer followed");
        await row.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await desk.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "feeds.opml", MimeType = "text/x-opml", Buffer = "<opml version=\"2.0\"><body></body></opml>"u8.ToArray() });
        await desk.Desk.Notice("The list names no feed");
        folder.Delete(recursive: true);
        desk.Desk.Wrong.ShouldBeEmpty();
    }

    /// <summary>Looks for a thread and chooses it.</summary>
    private static async Task Choose(HeldDesk desk, string words, int thread, Hand hand)
    {
        if (hand == Hand.Keys)
        {
            // The focus is on what is suggested or, where nothing is, in the search; a slash leads there.
            if (!await desk.Page.AskAsync<bool>("() => document.activeElement.name === 'find'")) await desk.Desk.Press("/");
            await desk.Page.Keyboard.TypeAsync(words);
        }
        else
        {
            await desk.Write("#dialog input[name=find]", words);
        }

        var target = desk.Page.Locator($"#targets input[value='{thread}']");
        await target.WaitForAsync();
        // Not what a part of the words found: the last answer would bring the thread as it is by then.
        await desk.Page.Locator($"#targets[data-words='{words}']", new() { HasText = "match" }).WaitForAsync();
        if (hand != Hand.Keys) await desk.Push(target);
        else await desk.Desk.Press("Enter");
        await desk.Page.Locator($"#targets input[value='{thread}']:checked").WaitForAsync();
    }
}
