namespace InformationMachine.EndToEnd.Desk;

/// <summary>Several questions of Review answered in one go.</summary>
public sealed class BulkReviewTests(DoubtfulMachine machine, ChromiumBrowser browser) : IClassFixture<DoubtfulMachine>, IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task Several_questions_are_selected_and_answered_at_once()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/?reason=Unsure");
        await desk.Page.WaitForSelectorAsync("#review [data-row]");
        var before = await desk.Page.Locator("#review [data-row]").CountAsync();
        before.ShouldBeGreaterThan(2);
        for (var i = 0; i < 2; i++)
        {
            await desk.Press("j");
            await desk.Press("x");
        }

        await desk.Press("b");
        await desk.Page.WaitForFunctionAsync("count => document.querySelectorAll('#review [data-row]').length === count", before - 2);
        (await desk.Page.Locator(".toast").CountAsync()).ShouldBe(1, "one notice at a time");
        // The next question has the focus, not the one behind it.
        (await desk.Page.Locator(".is-current").GetAttributeAsync("data-row")).ShouldBe(await desk.Page.Locator("#review [data-row]").First.GetAttributeAsync("data-row"));
        (await desk.Notice("2 questions were answered")).ShouldContain("Undo all 2");
        await desk.Press("z");
        await desk.Page.WaitForFunctionAsync("count => document.querySelectorAll('#review [data-row]').length === count", before);
        (await desk.Notice("2 answers were taken back")).ShouldContain("Redo all 2");
        await desk.Press("Z");
        await desk.Page.WaitForFunctionAsync("count => document.querySelectorAll('#review [data-row]').length === count", before - 2);
        (await desk.Notice("2 questions were answered")).ShouldContain("Undo all 2");
        await desk.Page.Locator(".toast button", new() { HasText = "Undo all 2" }).ClickAsync();
        await desk.Page.WaitForFunctionAsync("count => document.querySelectorAll('#review [data-row]').length === count", before);
        desk.Wrong.ShouldBeEmpty();
    }
}
