using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>Every action of an editor without a keyboard: by mouse, by dragging, and by touch in a narrow window.</summary>
public sealed class DeskPointerTests(DeskMachine machine, ChromiumBrowser browser) : IClassFixture<DeskMachine>
{
    [Fact]
    public async Task Approve_rename_note_hide_and_pin_are_buttons()
    {
        var thread = await machine.ThreadAsync("Solmaru");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        foreach (var (button, notice) in new[] { ("Approve", "was approved"), ("Hide", "was hidden"), ("Pin", "was pinned") })
        {
            await Click(desk, button);
            await desk.Notice(notice);
            await desk.Undo();
        }

        await Click(desk, "Rename");
        await desk.Page.FillAsync("#dialog input[name=title]", "Stacked memory becomes dearer");
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Notice("was renamed");
        await desk.Undo();

        await Click(desk, "Note");
        await desk.Page.FillAsync("#dialog textarea", "Prices were confirmed by letter.");
        await desk.Page.Locator("#dialog .picks input").First.CheckAsync();
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Notice("A note was added");
        await desk.Undo();
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Posts_are_ticked_and_moved_threads_split_and_merged_by_clicks()
    {
        var thread = await machine.ThreadAsync("Ostmere");
        var other = await machine.ThreadAsync("Corvane");
        var posts = await Count(thread);
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await Click(desk, "Move");
        await desk.Notice("Select posts first");
        await desk.Dismiss();
        await desk.Page.Locator("#posts .pick").First.ClickAsync();
        await Click(desk, "Move");
        await desk.Page.FillAsync("#dialog input[name=find]", "Corvane jobs");
        await desk.Page.CheckAsync($"#targets input[value='{other}']");
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Notice("moved from thread");
        (await Count(thread)).ShouldBe(posts - 1);
        await desk.Undo();
        (await Count(thread)).ShouldBe(posts);

        await Click(desk, "Split");
        await desk.Page.WaitForSelectorAsync("#dialog[open] .picks");
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Notice("was split");
        await desk.Undo();

        await Click(desk, "Merge");
        await desk.Page.FillAsync("#dialog input[name=find]", "Corvane jobs");
        await desk.Page.CheckAsync($"#targets input[value='{other}']");
        await desk.Page.ClickAsync("#dialog button.primary");
        await desk.Notice("was merged into");
        await desk.Undo();
        (await Count(thread)).ShouldBe(posts);
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dragged_post_is_let_go_over_another_thread()
    {
        var thread = await machine.ThreadAsync("Tessaly");
        var posts = await Count(thread);
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        var target = await Drag(desk);
        await target.HoverAsync();
        await target.HoverAsync();
        await desk.Page.Mouse.UpAsync();
        await desk.Notice("moved from thread");
        (await Count(thread)).ShouldBe(posts - 1);
        (await desk.Page.Locator("#tray").IsVisibleAsync()).ShouldBeFalse();
        await desk.Undo();
        (await Count(thread)).ShouldBe(posts);

        await Drag(desk);
        await desk.Page.Mouse.MoveAsync(900, 100, new() { Steps = 2 });
        await desk.Page.Mouse.UpAsync();
        await desk.Page.Locator("#tray").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await Count(thread)).ShouldBe(posts);
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finger_decides_in_the_list_and_corrects_a_sentence()
    {
        var thread = await machine.ThreadAsync("Skarvund");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/threads", 390, touch: true);
        await desk.Page.Locator($"[data-row='thread-{thread}'] [data-key=p]").TapAsync();
        await desk.Notice("was pinned");
        await desk.Page.Locator(".toast button", new() { HasText = "Undo" }).First.TapAsync();
        await desk.Notice("was undone");
        await desk.Page.Locator($"[data-row='thread-{thread}'] [data-open]").TapAsync();
        await desk.Opened(thread);
        await desk.Page.Locator(".what .fix").First.TapAsync();
        await desk.Page.WaitForSelectorAsync("#dialog[open] textarea");
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refresh_waits_for_a_pressed_link_to_be_let_go()
    {
        var thread = await machine.ThreadAsync("Skarvund");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/threads");
        var link = desk.Page.Locator($"[data-row='thread-{thread}'] [data-open]");
        await link.HoverAsync();
        await desk.Page.Mouse.DownAsync();
        // What other tests decided comes as news too, and may have put the story elsewhere before the button was down.
        for (var tries = 0; tries < 5 && !await link.EvaluateAsync<bool>("link => link.matches(':active')"); tries++)
        {
            await desk.Page.Mouse.MoveAsync(1, 1);
            await desk.Page.Mouse.UpAsync();
            await link.HoverAsync();
            await desk.Page.Mouse.DownAsync();
        }

        await Refresh(desk);
        await desk.Page.Mouse.UpAsync();
        await desk.Opened(thread);
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refresh_waits_for_an_answer_on_its_way_and_comes_after_it()
    {
        var thread = await machine.ThreadAsync("Skarvund");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        var answer = new TaskCompletionSource();
        await desk.Page.RouteAsync("**/*handler=Explain*", async route => { await answer.Task; await route.ContinueAsync(); });
        await desk.Page.GetByText("Why here?").First.ClickAsync();
        await desk.Page.EvaluateAsync("() => { document.getElementById('thread').dataset.old = ''; }");
        await Refresh(desk);
        var isOld = await desk.Page.Locator("#thread[data-old]").CountAsync() == 1;
        answer.SetResult();
        isOld.ShouldBeTrue();
        await desk.Page.WaitForSelectorAsync("#thread:not([data-old]) .why .terms");
        desk.Wrong.ShouldBeEmpty();
    }

    /// <summary>News arrives, and the newer page too: it was put in the old one's place, or held back, when this returns.</summary>
    private static Task Refresh(DeskPage desk) => desk.Page.EvaluateAsync("() => new Promise(done => { document.addEventListener('htmx:beforeSwap', event => { if (event.detail.target.matches('#content > *')) setTimeout(done); }); htmx.trigger(document.body, 'changed'); })");

    /// <summary>Takes the first post by its head. What stood under the pointer may have moved just before the button went down: then, as a hand would, once more.</summary>
    private static async Task<ILocator> Drag(DeskPage desk)
    {
        var target = desk.Page.Locator("#tray .targets label").First;
        for (var attempt = 1; ; attempt++)
        {
            await desk.Page.Locator("#posts .who").First.HoverAsync();
            await desk.Page.Mouse.DownAsync();
            await desk.Page.Mouse.MoveAsync(500, 300, new() { Steps = 4 });
            try
            {
                await target.WaitForAsync();
                return target;
            }
            catch (TimeoutException) when (attempt < 3)
            {
                await desk.Page.Mouse.UpAsync();
            }
        }
    }

    private static Task Click(DeskPage desk, string button) => desk.Page.Locator("[data-page-actions] button", new() { HasText = button }).ClickAsync();

    private async Task<int> Count(int thread) => (await machine.GetAsync($"/api/v1/threads/{thread}")).GetProperty("posts").GetInt32();
}
