namespace InformationMachine.EndToEnd.Desk;

/// <summary>What is reached by its name: pages, actions and stories in the palette, stories in spite of slips, the posts of one feed.</summary>
public sealed class PaletteTests(EditorsMachine machine, ChromiumBrowser browser) : IClassFixture<EditorsMachine>
{
    [Fact]
    public async Task The_palette_goes_to_pages_does_what_is_possible_here_and_opens_stories()
    {
        var thread = await machine.ThreadAsync("museum clocks");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Press("Control+k");
        await desk.Page.Locator("#palette[open] li").First.WaitForAsync();
        await desk.Page.Keyboard.TypeAsync("pin");
        await desk.Page.Locator("#palette li[aria-selected=true]", new() { HasText = "Pin" }).WaitForAsync();
        await desk.Press("Enter");
        await desk.Notice("was pinned");
        await desk.Press("z");
        await desk.Notice("was undone");

        await desk.Press("Control+k");
        await desk.Page.Keyboard.TypeAsync("feeds");
        await desk.Page.Locator("#palette li[aria-selected=true]", new() { HasText = "Go to Feeds" }).WaitForAsync();
        await desk.Press("Enter");
        await desk.Page.ReachAsync("**/feeds");

        await desk.Press("Control+k");
        await desk.Page.Keyboard.TypeAsync("museum of clocks");
        await desk.Page.Locator("#palette li").First.WaitForAsync();
        await desk.Press("Enter");
        await desk.Opened(thread);

        // Of what is said in posts only, that is told, behind what is said in headlines.
        await desk.Press("Control+k");
        await desk.Page.Keyboard.TypeAsync("operator");
        await desk.Page.Locator("#palette li .soft", new() { HasText = "by its posts" }).First.WaitForAsync();
        var marked = await desk.Page.Locator("#palette li").EvaluateAllAsync<bool[]>("rows => rows.slice(rows.findIndex(row => row.querySelector('.soft'))).map(row => row.querySelector('.soft') !== null)");
        marked.ShouldAllBe(isMarked => isMarked);
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Enter_before_the_stories_have_come_opens_the_first_of_them()
    {
        var thread = await machine.ThreadAsync("museum clocks");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/feeds");
        using var isReleased = new SemaphoreSlim(0);
        await desk.Page.RouteAsync("**/search?q=museum*", async route =>
        {
            await isReleased.WaitAsync(TestContext.Current.CancellationToken);
            await route.ContinueAsync();
        });
        await desk.Press("Control+k");
        await desk.Page.Locator("#palette input").FillAsync("museum of clocks");
        await desk.Page.Locator("#palette li", new() { HasText = "Looking among the stories" }).WaitForAsync();
        await desk.Press("Enter");
        (await desk.Page.HasAsync("#palette[open]")).ShouldBeTrue("there is nothing to open yet");
        isReleased.Release();
        await desk.Opened(thread);
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task By_touch_it_is_left_by_a_tap_and_leads_to_the_help()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/threads", width: 390, touch: true);
        foreach (var leave in new Func<Task>[] { () => desk.Page.Locator("#palette .close").TapAsync(), () => desk.Page.Touchscreen.TapAsync(195, 800) })
        {
            await desk.Page.Locator("[data-opens=palette]").TapAsync();
            await desk.Page.Locator("#palette[open]").WaitForAsync();
            await leave();
            await desk.Page.Locator("#palette[open]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        }

        await desk.Page.Locator("[data-opens=palette]").TapAsync();
        await desk.Page.Keyboard.TypeAsync("help");
        await desk.Page.Locator("#palette li", new() { HasText = "Help" }).First.TapAsync();
        await desk.Page.Locator("#help[open]").WaitForAsync();
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_story_is_found_by_the_number_that_notices_name()
    {
        var thread = await machine.ThreadAsync("museum clocks");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/threads");
        await desk.Press("Control+k");
        await desk.Page.Keyboard.TypeAsync($"#{thread}");
        await desk.Page.Locator("#palette li[aria-selected=true]", new() { HasText = $"Open thread {thread}" }).WaitForAsync();
        await desk.Press("Enter");
        await desk.Opened(thread);
    }

    [Fact]
    public async Task A_state_alone_is_a_search_and_whoever_types_on_stays_in_the_field()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/search");
        await desk.Page.SelectOptionAsync("select[name=state]", "open");
        await desk.Page.Locator("#hits .row").First.WaitForAsync();
        await desk.Page.SelectOptionAsync("select[name=state]", "pinned");
        await desk.Page.Locator("#hits .nothing", new() { HasText = "No story matches." }).WaitForAsync();
        await desk.Page.SelectOptionAsync("select[name=state]", "");

        await desk.Page.FocusAsync("#q");
        await desk.Page.Keyboard.TypeAsync("museum");
        await desk.Press("Enter");
        await desk.Page.WaitForFunctionAsync("() => document.activeElement.matches('#hits .row')");
        await desk.Press("/");
        await desk.Press("Control+a");
        foreach (var letter in "clocks")
        {
            await desk.Page.Keyboard.TypeAsync(letter.ToString());
            await desk.Page.WaitForTimeoutAsync(200); // Longer than the search waits: what it finds comes between two letters.
        }

        (await desk.Page.InputValueAsync("#q")).ShouldBe("clocks");
        (await desk.Page.AskAsync<string>("() => document.activeElement.id")).ShouldBe("q");
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_page_is_for_is_begun_from_here()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/");
        await desk.Press("Control+k");
        await desk.Page.Keyboard.TypeAsync("follow");
        await desk.Page.Locator("#palette li[aria-selected=true]", new() { HasText = "Follow a feed" }).WaitForAsync();
        await desk.Press("Enter");
        await desk.Page.ReachAsync("**/feeds");
        await desk.Page.Locator("#dialog[open] input[name=address]").WaitForAsync();
        await desk.Press("Escape");
        await desk.Page.Locator("dialog[open]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        await desk.Press("Control+k");
        await desk.Page.Keyboard.TypeAsync("mute");
        await desk.Page.Locator("#palette li[aria-selected=true]", new() { HasText = "Watch or mute stories" }).WaitForAsync();
        await desk.Press("Enter");
        await desk.Page.ReachAsync("**/watches");
        await desk.Page.WaitForFunctionAsync("() => document.activeElement.matches('#watch-form[open] input[name=name]')");
        await desk.Press("Control+k");
        await desk.Page.Keyboard.TypeAsync("xqz");
        await desk.Press("Escape");
        await desk.Page.Locator("#palette[open]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finger_opens_the_palette_too()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/", 390, touch: true);
        await desk.Page.Locator("[data-opens=palette]").TapAsync();
        await desk.Page.Locator("#palette li", new() { HasText = "Go to Threads" }).TapAsync();
        await desk.Page.ReachAsync("**/threads");
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_search_with_a_slip_finds_what_was_meant_and_says_so()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/search");
        await desk.Page.FillAsync("#q", "muesum clocks ");
        await desk.Page.Locator("#hits .old", new() { HasText = "museum" }).WaitForAsync();
        (await desk.Text("#hits")).ShouldContain("clocks", Case.Insensitive);
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_feed_shows_its_posts_with_their_stories()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/feeds");
        await desk.Page.Locator("#feeds th a", new() { HasText = "idewatch" }).ClickAsync();
        await desk.Page.ReachAsync("**/feeds/tidewatch");
        (await desk.Page.Locator("[data-row]").CountAsync()).ShouldBe(7, "its posts");
        (await desk.Page.Locator(".tag", new() { HasText = "In a briefing" }).CountAsync()).ShouldBeGreaterThan(0);
        await desk.Press("j");
        await desk.Press("Enter");
        await desk.Page.ReachAsync("**/threads/*");
        desk.Wrong.ShouldBeEmpty();
    }
}
