using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>Every action of an editor, by keyboard and by mouse, in a real browser on a real machine.</summary>
public sealed partial class DeskTests(DeskMachine machine, ChromiumBrowser browser) : IClassFixture<DeskMachine>
{
    public static TheoryData<string> Pages => ["/", "/threads", "/search?q=model", "/feeds", "/machine"];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_works_wide_and_narrow_without_errors_or_serious_findings(string path)
    {
        foreach (var width in new[] { 1280, 390 })
        {
            var desk = await DeskPage.OpenAsync(browser, machine.Address, path, width);
            await desk.Page.WaitForSelectorAsync("h1");
            await Check(desk);
        }
    }

    [Fact]
    public async Task The_thread_page_has_no_serious_findings_either()
    {
        var thread = await machine.ThreadAsync("Nordhelm");
        foreach (var width in new[] { 1280, 390 })
        {
            var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}", width);
            await desk.Page.GetByText("Why here?").First.ClickAsync();
            await desk.Page.WaitForSelectorAsync(".why .terms");
            await Check(desk);
        }
    }

    [Fact]
    public async Task Keys_move_and_open_and_help_is_a_key_away()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/threads");
        await desk.Press("j");
        await desk.Press("j");
        await desk.Press("k");
        // Known by its address: a new version may change the headline meanwhile.
        var first = await desk.Page.Locator("[data-row] >> nth=0 >> [data-open]").First.GetAttributeAsync("href");
        (await desk.Page.Locator(".is-current [data-open]").First.GetAttributeAsync("href")).ShouldBe(first);
        await desk.Press("?");
        (await desk.Page.Locator("#help").IsVisibleAsync()).ShouldBeTrue();
        await desk.Press("Escape");
        await desk.Page.Locator("#help").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await desk.Press("Enter");
        await desk.Page.Locator("#thread").WaitForAsync(new() { Timeout = 120_000 });
        await desk.Page.RunsAsync(); // A key pressed before is lost.
        new Uri(desk.Page.Url).AbsolutePath.ShouldBe(first);
        await desk.Press("/");
        await desk.Page.ReachAsync("**/search");
        await desk.Page.FillAsync("#q", "Skarvund");
        await desk.Page.WaitForSelectorAsync(".found li");
        (await desk.Text("#hits")).ShouldContain("Nordhelm");
        desk.Page.Url.ShouldContain("q=Skarvund");
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_lead_through_a_story_s_page()
    {
        var thread = await machine.ThreadAsync("Skarvund");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Press("e");
        var first = await Focused();
        first.ShouldStartWith("Correct: ");
        await desk.Press("e");
        (await Focused()).ShouldStartWith("Correct: ");
        (await Focused()).ShouldNotBe(first);
        await desk.Press("Enter");
        await desk.Page.WaitForSelectorAsync("#dialog[open] textarea");
        await desk.Press("Escape");

        // A version that follows another, however far the machine has come.
        await desk.Press("r");
        await desk.Page.FillAsync("#dialog input[name=title]", "Nordhelm looks at Skarvund again");
        await desk.Press("Enter");
        await desk.Notice("was renamed");
        // The notice may come before the page has the button that the key stands for.
        await desk.Page.Locator("[data-key=P]").First.WaitForAsync();
        await desk.Press("P");
        await desk.Page.Locator("#changes").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 120_000 });
        await desk.Press("c");
        await desk.Page.Locator("#changes[open]").WaitForAsync();
        await desk.Press("f");
        await desk.Page.Locator("#sentences .tag.good", new() { HasText = "used" }).First.WaitForAsync();
        await desk.Press("t");
        (await desk.Page.AskAsync<string>("() => document.activeElement.textContent")).ShouldStartWith("History");
        await desk.Press("j");
        await desk.Press("w");
        await desk.Page.WaitForSelectorAsync("#posts .why .terms");
        await desk.Press("z");
        await desk.Notice("was undone");
        desk.Wrong.ShouldBeEmpty();

        Task<string> Focused() => desk.Page.AskAsync<string>("() => document.activeElement.getAttribute('aria-label') ?? ''");
    }

    [Fact]
    public async Task What_is_opened_by_a_key_is_closed_by_it_and_stays_through_a_refresh_without_taking_the_focus()
    {
        var thread = await machine.ThreadAsync("Caldria");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Press("f");
        await desk.Page.Locator("#fates[open] .tag.good", new() { HasText = "used" }).First.WaitForAsync();
        await desk.Press("j");
        var post = await desk.Page.AskAsync<string>("() => document.activeElement.dataset.row");
        await desk.Press("w");
        await desk.Page.WaitForSelectorAsync("#posts .why .terms");
        (await desk.Page.Locator("#posts .is-current [data-key=w]").GetAttributeAsync("aria-expanded")).ShouldBe("true");
        await desk.Press("p");
        await desk.Notice("was pinned");
        await desk.Page.Locator(".tag", new() { HasText = "Pinned" }).WaitForAsync();
        // The sentences are read again after the refresh, and once more after the refresh that the change itself brings.
        await desk.Page.WaitForTimeoutAsync(2500);
        (await desk.Page.AskAsync<string>("() => document.activeElement.dataset.row")).ShouldBe(post);
        (await desk.Page.Locator("#fates[open] .tag.good").CountAsync()).ShouldBeGreaterThan(0);
        await desk.Press("w");
        await desk.Page.Locator("#posts .why .terms").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await desk.Press("f");
        await desk.Page.Locator("#fates:not([open])").WaitForAsync();
        (await desk.Page.Locator("#sentences").TextContentAsync()).ShouldBe("");
        await desk.Press("z");
        await desk.Notice("was undone");
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_demo_offers_no_change_of_feeds_and_says_what_day_it_is()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/feeds");
        (await desk.Page.GetByText("Follow a feed").CountAsync()).ShouldBe(0);
        (await desk.Text(".lede")).ShouldContain("the demo’s own");
        (await desk.Text(".side-foot")).ShouldContain("Demo, ");
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pin_hide_rename_and_approve_by_key_are_undone_by_key()
    {
        var thread = await machine.ThreadAsync("Caldria");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        var title = await desk.Text("h1");
        foreach (var (key, notice, undone) in new[] { ("p", "was pinned", "isPinned"), ("h", "was hidden", "isHidden") })
        {
            await desk.Press(key);
            await desk.Notice(notice);
            (await machine.GetAsync($"/api/v1/threads/{thread}")).GetProperty(undone).GetBoolean().ShouldBeTrue();
            await desk.Press("z");
            await desk.Notice("was undone");
            await Expect(async () => (await machine.GetAsync($"/api/v1/threads/{thread}")).GetProperty(undone).GetBoolean().ShouldBeFalse());
            await desk.Dismiss();
        }

        await desk.Press("r");
        await desk.Page.FillAsync("#dialog input[name=title]", "The Compute Act, renamed <b>here</b>");
        await desk.Page.FillAsync("#dialog input[name=why]", "clearer");
        await desk.Press("Enter");
        await desk.Notice("was renamed");
        await desk.Page.WaitForFunctionAsync("() => document.querySelector('h1').textContent === 'The Compute Act, renamed <b>here</b>'");
        (await desk.Text(".history")).ShouldContain("clearer");
        await desk.Dismiss();
        await desk.Press("z");
        await desk.Notice("was undone");
        await desk.Page.WaitForFunctionAsync("title => document.querySelector('h1').textContent === title", title);
        await desk.Dismiss();
        await desk.Press("a");
        await desk.Notice("was approved");
        await desk.Page.GetByText("approved", new() { Exact = false }).First.WaitForAsync();
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_threads_are_merged_by_key_with_both_side_by_side_and_parted_again_by_mouse()
    {
        var one = await machine.ThreadAsync("Kestrel");
        var other = await machine.ThreadAsync("Ilka");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{Math.Min(one, other)}");
        await desk.Press("m");
        await desk.Page.WaitForSelectorAsync("#dialog[open] .targets");
        await desk.Page.FillAsync("#dialog input[name=find]", Math.Max(one, other) == one ? "Kestrel" : "Ilka");
        await desk.Page.Locator("#targets", new() { HasText = "match" }).WaitForAsync();
        await desk.Page.WaitForFunctionAsync("() => document.querySelector('#targets input:checked')?.closest('label').querySelector('b').textContent + ' #' === document.querySelectorAll('.compare h3')[1]?.textContent.replace(/[0-9]+$/, '')");
        await desk.Page.CheckAsync($"#targets input[value='{Math.Max(one, other)}']");
        await desk.Page.WaitForSelectorAsync("#dialog .compare > div:nth-child(2) li");
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Notice("was merged into");
        (await machine.GetAsync($"/api/v1/threads/{Math.Max(one, other)}")).GetProperty("mergedInto").GetInt32().ShouldBe(Math.Min(one, other));
        await desk.Page.Locator(".toast button", new() { HasText = "Undo" }).First.ClickAsync();
        await desk.Notice("was undone");
        (await machine.GetAsync($"/api/v1/threads/{Math.Max(one, other)}")).TryGetProperty("mergedInto", out _).ShouldBeFalse();
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Posts_are_selected_by_key_and_moved_and_a_split_proposes_its_cut()
    {
        var from = await machine.ThreadAsync("Meridian");
        var to = await machine.ThreadAsync("Ilka");
        var before = (await machine.GetAsync($"/api/v1/threads/{from}")).GetProperty("posts").GetInt32();
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{from}");
        await desk.Press("j");
        await desk.Press("x");
        (await desk.Text("#selected")).ShouldBe("1 selected");
        await desk.Press("v");
        await desk.Page.WaitForSelectorAsync("#dialog[open]");
        await desk.Page.FillAsync("#dialog input[name=find]", "Ilka storm");
        await desk.Page.CheckAsync($"#targets input[value='{to}']");
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Notice("moved from thread");
        (await machine.GetAsync($"/api/v1/threads/{from}")).GetProperty("posts").GetInt32().ShouldBe(before - 1);
        await desk.Page.Locator(".toast button", new() { HasText = "Undo" }).First.ClickAsync();
        await desk.Notice("was undone");
        (await machine.GetAsync($"/api/v1/threads/{from}")).GetProperty("posts").GetInt32().ShouldBe(before);
        await desk.Dismiss();

        await desk.Press("s");
        await desk.Page.WaitForSelectorAsync("#dialog[open] .picks");
        (await desk.Page.Locator("#dialog .picks input:checked").CountAsync()).ShouldBeInRange(1, before - 1);
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Notice("was split");
        await desk.Page.Locator(".toast button", new() { HasText = "Undo" }).First.ClickAsync();
        await desk.Notice("was undone");
        (await machine.GetAsync($"/api/v1/threads/{from}")).GetProperty("posts").GetInt32().ShouldBe(before);
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_and_a_correction_stand_in_the_next_version_marked_as_an_editor_s()
    {
        var thread = await machine.ThreadAsync("Veldon");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Press("n");
        await desk.Page.WaitForSelectorAsync("#dialog[open] textarea");
        await desk.Page.FillAsync("#dialog textarea", "The bank answered our question by telephone.");
        await desk.Page.Locator("#dialog .picks input").First.CheckAsync();
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Notice("A note was added");
        await desk.Page.Locator(".old", new() { HasTextRegex = BecomesSoon() }).WaitForAsync();
        await desk.Press("P");
        await desk.Notice("is written now");
        await desk.Page.Locator(".briefing .notes", new() { HasText = "by telephone" }).WaitForAsync();

        await desk.Page.Locator(".what").HoverAsync();
        await desk.Page.Locator(".what .fix").First.ClickAsync();
        await desk.Page.WaitForSelectorAsync("#dialog[open] textarea");
        (await desk.Page.Locator("#dialog .picks input:checked").CountAsync()).ShouldBeGreaterThan(0);
        await desk.Page.FillAsync("#dialog textarea", "An editor says it better.");
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Notice("was corrected");
        await desk.Page.Locator(".briefing .what", new() { HasText = "An editor says it better." }).WaitForAsync();
        var briefing = await machine.GetAsync($"/api/v1/threads/{thread}/briefing");
        briefing.GetProperty("notes")[0].GetProperty("citations").GetArrayLength().ShouldBe(1);
        briefing.GetProperty("sections").GetProperty("what")[0].GetProperty("edited_by").GetString().ShouldNotBeNullOrEmpty();
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_editors_the_later_is_told_and_nothing_is_overwritten()
    {
        var thread = await machine.ThreadAsync("Ostmere");
        var slow = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await slow.Press("r");
        await slow.Page.WaitForSelectorAsync("#dialog[open]");
        var quick = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await quick.Press("r");
        await quick.Page.FillAsync("#dialog input[name=title]", "The quick editor's headline");
        await quick.Press("Enter");
        await quick.Notice("was renamed");

        await slow.Page.FillAsync("#dialog input[name=title]", "The slow editor's headline");
        await slow.Press("Enter");

        (await slow.Refusal("was changed meanwhile")).ShouldContain("rename");
        (await machine.GetAsync($"/api/v1/threads/{thread}")).GetProperty("title").GetString().ShouldBe("The quick editor's headline");
        await slow.Press("Escape");
        await slow.Page.WaitForFunctionAsync("() => document.querySelector('h1').textContent === \"The quick editor's headline\"");
        await quick.Page.Locator(".toast button", new() { HasText = "Undo" }).First.ClickAsync();
        await quick.Notice("was undone");
        quick.Wrong.ShouldBeEmpty();
        slow.Wrong.ShouldAllBe(text => text.Contains("409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_decided_meanwhile_is_told_once_and_the_same_form_is_then_decided()
    {
        var thread = await machine.ThreadAsync("Solmaru");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Press("r");
        await desk.Page.FillAsync("#dialog input[name=title]", "Contract prices rise");
        await Decide(new { kind = "pin", thread });
        await desk.Press("Enter");
        (await desk.Refusal("was changed meanwhile")).ShouldContain("was pinned");
        await desk.Press("Enter");
        await desk.Notice("was renamed");
        await desk.Press("z");
        await desk.Notice("was undone");
        await Decide(new { kind = "pin", thread, on = false });
        desk.Wrong.ShouldAllBe(text => text.Contains("409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_pressed_as_a_dialog_closes_is_for_the_page()
    {
        var thread = await machine.ThreadAsync("Solmaru");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Press("r");
        await desk.Page.WaitForSelectorAsync("#dialog[open] input[name=title]");
        // In one task: until the browser draws again the field that is gone still has the focus, and keys arrive there.
        await desk.Page.EvaluateAsync("""
            () => {
              const field = document.querySelector('#dialog input[name=title]');
              document.getElementById('dialog').close();
              field.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true, cancelable: true }));
            }
            """);
        await desk.Notice("was pinned");
        await desk.Undo();
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_history_offers_no_undo_that_would_be_refused_and_says_what_is_now()
    {
        var thread = await machine.ThreadAsync("Solmaru");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Press("h");
        await desk.Notice("was hidden");
        await desk.Page.Locator("[data-key=h]", new() { HasText = "Show" }).WaitForAsync();
        await desk.Dismiss();
        await desk.Press("h");
        await desk.Notice("is shown again");
        await desk.Page.Locator(".history li", new() { HasText = "is shown again" }).Locator("button").WaitForAsync();
        (await desk.Page.Locator(".history li", new() { HasText = "was hidden" }).First.Locator("button").CountAsync()).ShouldBe(0, "showing it again builds on it");
        await desk.Dismiss();
        await desk.Press("z");
        await desk.Notice("is hidden again");
        await desk.Dismiss();
        await desk.Press("z");
        await desk.Notice("It was undone, and thread");
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_ticked_posts_are_confirmed_with_one_key()
    {
        var thread = await machine.ThreadAsync("Kestrel");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        var confirmed = desk.Page.Locator("#posts .tag", new() { HasText = "belongs here" });
        var before = await confirmed.CountAsync();
        var open = desk.Page.Locator("#posts .row:has(button[data-key=b]) input[name=posts]");
        await open.Nth(0).CheckAsync();
        await open.Nth(1).CheckAsync();
        await desk.Page.Locator("body").PressAsync("b");
        await desk.Notice("2 posts belong here");
        await desk.Page.WaitForFunctionAsync("count => [...document.querySelectorAll('#posts .tag')].filter(tag => tag.textContent.includes('belongs here')).length === count", before + 2);
        await desk.Press("z");
        await desk.Notice("2 posts are the machine");
        await desk.Page.WaitForFunctionAsync("count => [...document.querySelectorAll('#posts .tag')].filter(tag => tag.textContent.includes('belongs here')).length === count", before);
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_merge_is_refused_where_the_other_thread_was_decided_about_meanwhile()
    {
        var (thread, other) = (await machine.ThreadAsync("Kestrel"), await machine.ThreadAsync("Ilka"));
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Press("m");
        await desk.Page.FillAsync("#dialog input[name=find]", "Ilka");
        await desk.Page.Locator("#targets", new() { HasText = "match" }).WaitForAsync();
        await desk.Page.CheckAsync($"#targets input[value='{other}']");
        await Decide(new { kind = "pin", thread = other });
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Refusal("was changed meanwhile");
        (await machine.GetAsync($"/api/v1/threads/{other}")).TryGetProperty("mergedInto", out _).ShouldBeFalse();
        await Decide(new { kind = "pin", thread = other, on = false });
        desk.Wrong.ShouldAllBe(text => text.Contains("409", StringComparison.Ordinal));
    }

    [Fact]
    public async Task News_appears_without_losing_the_reader_s_place_or_selection()
    {
        var thread = await machine.ThreadAsync("Tamsin");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Page.WaitForSelectorAsync("#live.is-on", new() { State = WaitForSelectorState.Attached });
        await desk.Press("j");
        await desk.Press("j");
        await desk.Press("x");
        var row = await desk.Page.Locator(".is-current").GetAttributeAsync("data-row");
        await desk.Page.Locator(".is-current button", new() { HasText = "Why here?" }).ClickAsync();
        await desk.Page.WaitForSelectorAsync(".is-current .why > *");
        await desk.Page.EvaluateAsync("() => { const posts = document.getElementById('posts'); posts.scrollTo({ top: 60 }); }");
        var column = await desk.Page.AskAsync<int>("() => document.getElementById('posts').scrollTop");
        await Decide(new { kind = "pin", thread });
        await desk.Page.Locator(".thread-head .tag", new() { HasText = "Pinned" }).WaitForAsync(new() { Timeout = 15_000 });
        (await desk.Page.Locator(".is-current").GetAttributeAsync("data-row")).ShouldBe(row);
        (await desk.Page.Locator("#posts input:checked").CountAsync()).ShouldBe(1);
        (await desk.Page.AskAsync<int>("() => document.getElementById('posts').scrollTop")).ShouldBe(column);
        (await desk.Page.Locator(".why > *").CountAsync()).ShouldBeGreaterThan(0);
        await Decide(new { kind = "pin", thread, on = false });
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Decisions_that_follow_each_other_at_once_do_not_conflict_with_themselves()
    {
        var thread = await machine.ThreadAsync("Ostmere");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Page.EvaluateAsync("() => { for (const key of 'phzz') document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })); }");
        (await desk.Notice("was pinned")).ShouldContain(await desk.Text("h1"));
        // Each is sent when the one before has been answered.
        for (var i = 0; i < 200 && (desk.Asked.Count < 4 || await Marks() != (false, false)); i++) await Task.Delay(100, TestContext.Current.CancellationToken);
        desk.Asked.Count.ShouldBe(4);
        (await Marks()).ShouldBe((false, false));
        (await desk.Page.Locator(".toast").CountAsync()).ShouldBe(1, "one notice at a time");
        desk.Wrong.ShouldBeEmpty();

        async Task<(bool IsPinned, bool IsHidden)> Marks() => await machine.GetAsync($"/api/v1/threads/{thread}") is var now ? (now.GetProperty("isPinned").GetBoolean(), now.GetProperty("isHidden").GetBoolean()) : default;
    }

    [Fact]
    public async Task A_key_that_cannot_do_anything_here_says_why()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/threads");
        await desk.Page.WaitForSelectorAsync("[data-row]");
        await desk.Press("p");
        await desk.Notice("Choose one first");
        await desk.Press("x");
        await desk.Notice("Posts are selected on the page");
        desk.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_without_token_from_elsewhere_or_too_large_are_refused()
    {
        using var client = FirstSession.Client(machine.Address);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["kind"] = "pin", ["thread"] = "1" });
        (await client.PostAsync("/decide", form, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/decide") { Content = new FormUrlEncodedContent([new("kind", "pin")]) };
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        (await client.SendAsync(foreign, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/");
        rebound.Headers.Host = "elsewhere.example";
        (await client.SendAsync(rebound, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);

        foreach (var path in new[] { "/api/v1/decisions", "/decide", "/feeds/dialog?handler=Import" })
        {
            using var large = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(new string('x', 6 * 1024 * 1024), Encoding.UTF8, "application/x-www-form-urlencoded") };
            large.Headers.ExpectContinue = true;
            (await machine.Program.SendAsync(large, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, path);
        }

        var missing = await client.GetAsync("/threads/99999", TestContext.Current.CancellationToken);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("There is no such page, thread or version.");

        var page = await client.GetAsync("/", TestContext.Current.CancellationToken);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'");
        page.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
        (await client.PostAsJsonAsync("/api/v1/decisions", new { kind = "pin", thread = 1 }, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Programs_see_what_editors_see_before_they_decide()
    {
        var thread = await machine.ThreadAsync("Meridian");
        var posts = (await machine.GetAsync($"/api/v1/threads/{thread}/posts")).GetProperty("items").EnumerateArray().Select(post => post.GetProperty("id").GetString()!).ToList();
        var explanation = await machine.GetAsync($"/api/v1/posts/{posts[^1]}/explanation");
        explanation.GetProperty("thread").GetProperty("thread").GetInt32().ShouldBe(thread);
        explanation.GetProperty("thread").GetProperty("terms").GetArrayLength().ShouldBeGreaterThan(0);
        var cut = (await machine.GetAsync($"/api/v1/threads/{thread}/cut")).GetProperty("posts").EnumerateArray().Select(post => post.GetString()!).ToList();
        cut.Count.ShouldBeInRange(1, posts.Count - 1);
        cut.ShouldBeSubsetOf(posts);
        foreach (var like in (await machine.GetAsync($"/api/v1/threads/{thread}/alike?post={posts[0]}")).EnumerateArray()) like.GetProperty("thread").GetProperty("id").GetInt32().ShouldNotBe(thread);
        var newest = (await machine.GetAsync($"/api/v1/threads/{thread}/diff")).GetProperty("to").GetInt32();
        var changed = 0;
        for (var from = 1; from <= newest; from++)
        {
            var diff = await machine.GetAsync($"/api/v1/threads/{thread}/diff?from={from}");
            var lines = diff.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("lines").EnumerateArray()).Count(line => line.GetProperty("change").GetString() != "same");
            if (from == newest) lines.ShouldBe(0, "a version differs in nothing from itself");
            else changed += lines;
        }

        // Two versions may differ in their sources alone, not all of them.
        if (newest > 1) changed.ShouldBeGreaterThan(0);

        var all = (await machine.GetAsync("/api/v1/review")).GetProperty("items");
        var first = await machine.GetAsync("/api/v1/review?limit=1");
        if (all.GetArrayLength() > 1)
        {
            var second = await machine.GetAsync($"/api/v1/review?limit=1&after={first.GetProperty("next").GetString()}");
            second.GetProperty("items")[0].GetRawText().ShouldBe(all[1].GetRawText());
        }

        (await machine.GetAsync("/api/v1/search?q=the&limit=1")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private async Task Decide(object decision)
    {
        using var response = await machine.Program.PostAsJsonAsync("/api/v1/decisions", decision, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task Check(DeskPage desk)
    {
        var found = await desk.Page.RunAxe();
        found.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}").ShouldBeEmpty();
        (await desk.Page.AskAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue("the page is wider than its window");
        desk.Wrong.ShouldBeEmpty();
    }

    private static async Task Expect(Func<Task> check)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                await check();
                return;
            }
            catch (ShouldAssertException) when (i < 50)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    [GeneratedRegex(@"becomes version \d+ at \d\d:\d\d UTC in [01]:\d\d,")]
    private static partial Regex BecomesSoon();
}
