using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>Review asks questions, and each key answers the one its row asks; nothing that is not on the screen is published.</summary>
public sealed class ReviewTests(EditorsMachine machine, ChromiumBrowser browser) : IClassFixture<EditorsMachine>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_question_is_answered_by_key_or_button_and_asked_again_when_that_is_undone(bool byTouch)
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/", byTouch ? 390 : 1280, touch: byTouch);
        var row = desk.Page.Locator("[data-row]", new() { HasText = "Do all these posts tell one story?" }).First;
        await row.WaitForAsync();
        var key = await row.GetAttributeAsync("data-row");
        (await row.Locator(".found li").CountAsync()).ShouldBeGreaterThan(1, "what is decided about is on the screen");
        var thread = int.Parse((await row.Locator("[data-open]").GetAttributeAsync("href"))!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        if (byTouch)
        {
            await row.Locator("[data-key=b]").TapAsync();
        }
        else
        {
            await GoTo(desk, key!);
            await desk.Press("b");
        }

        (await desk.Notice("was approved as one story")).ShouldContain("Readers see it");
        await desk.Page.Locator($"[data-row='{key}']").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var after = await machine.GetAsync($"/api/v1/threads/{thread}");
        (after.GetProperty("isPublished").GetBoolean(), after.GetProperty("approvedVersion").GetInt32()).ShouldBe((true, 0), "one story is no approval of its words");
        if (byTouch) await desk.Page.Locator(".toast button", new() { HasText = "Undo" }).TapAsync();
        else await desk.Press("z");
        await desk.Notice("was undone");
        await desk.Page.Locator($"[data-row='{key}']").WaitForAsync();
        (await machine.GetAsync($"/api/v1/threads/{thread}")).GetProperty("isPublished").GetBoolean().ShouldBeFalse();
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_list_approves_a_version_that_it_does_not_show()
    {
        foreach (var path in new[] { "/", "/threads" })
        {
            var desk = await DeskPage.OpenAsync(browser, machine.Address, path);
            await desk.Page.WaitForSelectorAsync("[data-row]");
            await desk.Press("j");
            await desk.Press("a");
            await desk.Notice("approved on the page that shows it");
            desk.Asked.ShouldBeEmpty();
            (await desk.Page.Locator("[data-row] [data-key=a]").CountAsync()).ShouldBe(0);
        }
    }

    [Fact]
    public async Task The_page_of_a_story_approves_the_version_it_shows_and_keeps_a_post()
    {
        var thread = await machine.ThreadAsync("museum clocks");
        var desk = await DeskPage.OpenAsync(browser, machine.Address, $"/threads/{thread}");
        await desk.Press("a");
        (await desk.Notice("was approved")).ShouldStartWith("Version 1 of thread");
        await desk.Press("z");
        await desk.Notice("was undone");
        await desk.Press("j");
        await desk.Press("b");
        await desk.Notice("belongs to thread");
        await desk.Page.Locator(".post .tag", new() { HasText = "An editor says that it belongs here" }).WaitForAsync();
        (await machine.GetAsync($"/api/v1/threads/{thread}")).GetProperty("version").GetInt32().ShouldBe(1, "nothing changed for readers");
        await desk.Press("z");
        await desk.Notice("was undone");
        desk.Wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_of_the_trade_stand_on_no_page()
    {
        var thread = await machine.ThreadAsync("Solveig");
        foreach (var path in new[] { "/", "/threads", $"/threads/{thread}" })
        {
            var desk = await DeskPage.OpenAsync(browser, machine.Address, path);
            await desk.Page.WaitForSelectorAsync("h1");
            if (path.StartsWith("/threads/", StringComparison.Ordinal))
            {
                await desk.Page.GetByText("Why here?").First.ClickAsync();
                await desk.Page.WaitForSelectorAsync(".why .compared");
            }

            var text = await desk.Page.InnerTextAsync("main");
            foreach (var word in new[] { "lose call", "utlier", "Loose", "Drifted", "unner-up", "ikeness", "score", "ohesion" }) text.ShouldNotContain(word, Case.Sensitive, path);
        }
    }

    /// <summary>Goes to a row by keys.</summary>
    private static async Task GoTo(DeskPage desk, string key)
    {
        for (var i = 0; i < 40; i++)
        {
            await desk.Press("j");
            if (await desk.Page.Locator(".is-current").GetAttributeAsync("data-row") == key) return;
        }

        throw new InvalidOperationException($"No row {key}.");
    }
}
