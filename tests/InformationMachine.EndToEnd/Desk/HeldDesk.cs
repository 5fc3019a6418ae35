using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>A page of the desk in somebody's hand.</summary>
internal sealed class HeldDesk(DeskPage desk, Hand hand)
{
    public DeskPage Desk => desk;

    public IPage Page => desk.Page;

    public static async Task<HeldDesk> OpenAsync(ChromiumBrowser browser, Uri address, string path, Hand hand) =>
        new(await DeskPage.OpenAsync(browser, address, path, hand == Hand.Touch ? 390 : 1280, touch: hand == Hand.Touch), hand);

    /// <summary>Does what a button of the page does, by its key where there are only keys.</summary>
    public async Task Act(string key)
    {
        if (hand == Hand.Keys) await desk.Press(key);
        else await Push(Page.Locator($"[data-page-actions] [data-key={key}]"));
    }

    /// <summary>Presses some button; by keys it is where the tabulator leads.</summary>
    public async Task Push(ILocator button)
    {
        if (hand == Hand.Touch) await button.TapAsync();
        else if (hand == Hand.Mouse) await button.ClickAsync();
        else await button.PressAsync("Enter");
    }

    /// <summary>Waits for the dialog that was asked for.</summary>
    public Task Opened() => Page.Locator("#dialog[open] form").First.WaitForAsync();

    /// <summary>Types where the focus is, by keys; otherwise into the field.</summary>
    public async Task Write(string field, string text)
    {
        if (hand != Hand.Keys) await Push(Page.Locator(field));
        if (hand != Hand.Keys) await Page.Locator(field).SelectTextAsync();
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Sends the dialog: with the key that its button names, or with the button.</summary>
    public async Task Send()
    {
        var button = Page.Locator("#dialog[open] form button.primary").Last;
        if (hand != Hand.Keys) await Push(button);
        else await desk.Press((await button.TextContentAsync())!.Contains("Ctrl", StringComparison.Ordinal) && await Page.EvaluateAsync<bool>("() => document.activeElement.matches('textarea')") ? "Control+Enter" : "Enter");
    }

    /// <summary>Takes the last decision back.</summary>
    public async Task Undo()
    {
        await Page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        if (hand == Hand.Keys) await desk.Press("z");
        else await Push(Page.Locator(".toast button", new() { HasText = "Undo" }));
        await desk.Notice("was undone");
        await desk.Dismiss();
    }
}
