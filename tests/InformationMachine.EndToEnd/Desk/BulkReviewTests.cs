namespace InformationMachine.EndToEnd.Desk;

/// <summary>
/// Several questions of Review answered in one go, on a machine of its own: a story that another test had approved for a moment may have been
/// published in it, and published stories ask no more.
/// </summary>
public sealed class BulkReviewTests(EditorsMachine machine, ChromiumBrowser browser) : IClassFixture<EditorsMachine>, IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task Several_questions_are_selected_and_answered_at_once()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/?reason=Unsure");
        await desk.Page.WaitForSelectorAsync("[data-row]");
        var before = await desk.Page.Locator("[data-row]").CountAsync();
        before.ShouldBeGreaterThan(1);
        for (var i = 0; i < 2; i++)
        {
            await desk.Press("j");
            await desk.Press("x");
        }

        await desk.Press("b");
        await desk.Notice("was approved as one story");
        await desk.Page.WaitForFunctionAsync("count => document.querySelectorAll('#review [data-row]').length === count", before - 2);
        (await desk.Page.Locator(".toast").CountAsync()).ShouldBe(1, "one notice at a time");
        await desk.Press("z");
        await desk.Page.WaitForFunctionAsync("count => document.querySelectorAll('#review [data-row]').length === count", before - 1);
        await desk.Press("z");
        await desk.Page.WaitForFunctionAsync("count => document.querySelectorAll('#review [data-row]').length === count", before);
        desk.Wrong.ShouldBeEmpty();
    }
}
