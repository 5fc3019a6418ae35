namespace InformationMachine.EndToEnd.Desk;

/// <summary>Several questions of Review answered in one go.</summary>
public sealed class BulkReviewTests(DoubtfulMachine machine, ChromiumBrowser browser) : IClassFixture<DoubtfulMachine>
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

    [Fact]
    public async Task One_answer_that_is_refused_leaves_the_next_decision_to_itself()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/?reason=Unsure");
        await desk.Page.WaitForSelectorAsync("#review [data-row]");
        var address = await desk.Page.Locator("#review [data-row] [data-open]").Nth(1).GetAttributeAsync("href");
        var thread = int.Parse(address!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < 2; i++)
        {
            await desk.Press("j");
            await desk.Press("x");
        }

        // Somebody else is faster with one of the two; the page has not heard of it, or just has.
        var hidden = await machine.DecideAsync(new { kind = "hide", thread });
        await desk.Press("h");
        await desk.Page.WaitForFunctionAsync("id => !document.querySelector(`#review [data-open][href$='/${id}']`)", thread);
        await desk.Dismiss();
        await desk.Press("z");
        (await desk.Notice("is shown again")).ShouldNotContain("all 2");
        await machine.DecideAsync(new { kind = "undo", undoes = hidden });
        await desk.Page.WaitForFunctionAsync("id => document.querySelector(`#review [data-open][href$='/${id}']`) !== null", thread);
        desk.Wrong.ShouldAllBe(text => text.Contains("422", StringComparison.Ordinal) || text.Contains("409", StringComparison.Ordinal));
    }

    /// <summary>A page that heard of nothing learns from the refusal that it is old.</summary>
    [Fact]
    public async Task A_refused_answer_has_the_page_read_again()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/?reason=Unsure");
        await desk.Page.RouteAsync("**/events", route => route.AbortAsync());
        await desk.Page.ReloadAsync();
        await desk.Page.RunsAsync();
        var address = await desk.Page.Locator("#review [data-row] [data-open]").First.GetAttributeAsync("href");
        var thread = int.Parse(address!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var hidden = await machine.DecideAsync(new { kind = "hide", thread });
        await desk.Press("j");
        await desk.Press("h");
        await desk.Page.WaitForFunctionAsync("id => !document.querySelector(`#review [data-open][href$='/${id}']`)", thread);
        desk.Answered.ShouldStartWith("4");
        await machine.DecideAsync(new { kind = "undo", undoes = hidden });
    }

    [Fact]
    public async Task Answers_given_together_are_told_and_taken_back_as_one_until_something_else_is_decided()
    {
        var desk = await DeskPage.OpenAsync(browser, machine.Address, "/?reason=Unsure", width: 390, touch: true);
        await desk.Page.WaitForSelectorAsync("#review [data-row]");
        var before = await desk.Page.Locator("#review [data-row]").CountAsync();
        var two = desk.Page.Locator("#review input[name=items]");
        await two.Nth(0).TapAsync();
        await two.Nth(1).TapAsync();
        var answer = desk.Page.Locator("#review [data-key=b]").First;
        (await answer.GetAttributeAsync("data-all")).ShouldBe(" all 2", "the button says that it answers both");
        await answer.TapAsync();
        await desk.Notice("2 questions were answered");
        await Shown(before - 2);

        // The button in the header means the same as the key.
        await desk.Page.Locator(".side [data-key=z]").TapAsync();
        await desk.Notice("2 answers were taken back");
        await Shown(before);

        // One answer afterwards is told as one.
        await desk.Page.Locator("#review [data-key=b]").Last.TapAsync();
        await desk.Notice("was approved as one story");
        await Shown(before - 1);
        await desk.Page.Locator(".side [data-key=z]").TapAsync();
        await desk.Notice("was undone");
        await Shown(before);
        (await desk.Page.Locator(".toast", new() { HasText = "all 2" }).CountAsync()).ShouldBe(0);
        desk.Wrong.ShouldBeEmpty();

        Task Shown(int count) => desk.Page.WaitForFunctionAsync("count => document.querySelectorAll('#review [data-row]').length === count", count);
    }
}
