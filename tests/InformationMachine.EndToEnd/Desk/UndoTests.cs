namespace InformationMachine.EndToEnd.Desk;

/// <summary>Undo and redo mean the place where one is; what was done elsewhere is named, not taken back.</summary>
public sealed class UndoTests(EditorsMachine machine, ChromiumBrowser browser) : IClassFixture<EditorsMachine>
{
    [Fact]
    public async Task The_key_takes_back_what_was_done_here_and_names_what_was_done_elsewhere()
    {
        var (clocks, passes) = (await machine.ThreadAsync("museum clocks"), await machine.ThreadAsync("Harn Ulv"));
        var one = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{clocks}");
        var other = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{passes}");
        await one.Press("p");
        await one.Notice("was pinned");
        await other.Press("z");
        (await other.Notice("You have nothing to undo in this story.")).ShouldContain("was pinned");
        (await Is(clocks, "isPinned")).ShouldBeTrue("what another tab did stays");
        await other.Dismiss();
        await other.Press("p");
        await other.Notice("was pinned");
        await one.Dismiss();
        await one.Press("z");
        await one.Notice("was undone");
        ((await Is(clocks, "isPinned")), (await Is(passes, "isPinned"))).ShouldBe((false, true));
        await one.Dismiss();
        await one.Press("Z");
        await one.Notice("was pinned");
        (await Is(clocks, "isPinned")).ShouldBeTrue();
        await one.Press("Z");
        await one.Notice("nothing to redo");
        await one.Dismiss();
        await one.Press("z");
        await one.Notice("was undone");
        await one.Page.Locator(".toast button", new() { HasText = "Redo" }).ClickAsync();
        await one.Notice("was pinned");
        (await one.Page.Locator(".toast").CountAsync()).ShouldBe(1);
        await one.Dismiss();
        await one.Press("z");
        await one.Notice("was undone");
        (await one.Page.Locator(".toast button", new() { HasText = "Undo" }).CountAsync()).ShouldBe(0, "what is undone has no button to undo it");

        var list = await DeskPage.OpenAsync(browser, machine.Address, "/threads");
        await list.Press("z");
        (await list.Notice("You have nothing to undo here.")).ShouldContain("elsewhere");
        await list.Page.Locator(".toast button", new() { HasText = "Undo that" }).ClickAsync();
        await list.Notice("was undone");
        (await Is(passes, "isPinned")).ShouldBeFalse();
        one.Wrong.Concat(other.Wrong).Concat(list.Wrong).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_no_story_is_decided_about_none_is_taken_back()
    {
        var thread = await machine.ThreadAsync("Harn Ulv");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/threads");
        await desk.Page.Locator($"[data-row='thread-{thread}']").HoverAsync();
        await desk.Page.Locator($"[data-row='thread-{thread}'] [data-key=p]").ClickAsync();
        await desk.Notice("was pinned");
        foreach (var path in new[] { "/feeds", "/watches", "/machine" })
        {
            await desk.Page.GotoAsync(new Uri(machine.Address, path).AbsoluteUri);
            await desk.Page.WaitForFunctionAsync("() => window.htmx !== undefined");
            await desk.Press("z");
            (await desk.Notice("You have nothing to undo here.")).ShouldContain("elsewhere");
            (await Is(thread, "isPinned")).ShouldBeTrue(path);
        }

        await desk.Page.GotoAsync(new Uri(machine.Address, "/threads").AbsoluteUri);
        await desk.Page.WaitForFunctionAsync("() => window.htmx !== undefined");
        await desk.Press("z");
        await desk.Notice("was undone");
        (await Is(thread, "isPinned")).ShouldBeFalse();
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_merged_story_has_the_others_address_and_the_undone_merge_leads_back()
    {
        var (clocks, passes) = (await machine.ThreadAsync("museum clocks"), await machine.ThreadAsync("Harn Ulv"));
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{clocks}");
        await machine.DecideAsync(new { kind = "merge", thread = passes, other = clocks });
        var lives = (await machine.GetAsync($"/api/v1/threads/{clocks}")).GetProperty("id").GetInt32();
        var gone = lives == clocks ? passes : clocks;
        await desk.Page.WaitForFunctionAsync("id => location.pathname.endsWith(`/${id}`) && document.getElementById('thread').dataset.thread === `${id}`", lives);
        await desk.Press("z");
        await desk.Notice("was undone");
        await desk.Page.Locator(".toast a", new() { HasText = $"Open thread {gone}" }).ClickAsync();
        await desk.Opened(gone);
        desk.Wrong.ShouldBeEmpty();
    }

    private async Task<bool> Is(int thread, string name) => (await machine.GetAsync($"/api/v1/threads/{thread}")).GetProperty(name).GetBoolean();
}
