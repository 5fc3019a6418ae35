using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>A page of the desk under an editor's hands, with everything that goes wrong in it.</summary>
internal sealed class DeskPage
{
    private DeskPage(IPage page)
    {
        Page = page;
        page.Console += (_, message) => { if (message.Type is "error" or "warning") Wrong.Add(message.Text); };
        page.Request += (_, request) => { if (request.Method == "POST") Asked.Add($"{request.Url} {request.PostData}"); };
        page.Response += (_, response) => { if (response.Request.Method == "POST") Answered = $"{response.Status} {response.Url}"; };
        page.RequestFailed += (_, request) => { if (request.Method == "POST") Answered = $"{request.Failure} {request.Url}"; };
        page.PageError += (_, error) => Wrong.Add(error);
    }

    /// <summary>A notice goes after eight seconds, sooner than a busy machine comes back to its button: for a test it stays.</summary>
    private const string NoticesStay = "const wait = window.setTimeout; window.setTimeout = (act, after, ...rest) => wait(act, after >= 8000 ? after * 40 : after, ...rest);";

    public IPage Page { get; }

    /// <summary>Script errors and refusals of the content policy; answers of 409 are told by the browser as errors too and belong to their test.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>What became of the last change that was sent.</summary>
    public string Answered { get; private set; } = "";

    /// <summary>Changes that were sent.</summary>
    public List<string> Asked { get; } = [];

    public static async Task<DeskPage> OpenAsync(ChromiumBrowser browser, Uri address, string path, int width = 1280, bool touch = false)
    {
        var page = new DeskPage(await browser.OpenAsync(width, touch: touch));
        if (FirstSession.Of(address) is { } session) await page.Page.Context.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Domain = address.Host, Path = session.Path, HttpOnly = true, SameSite = SameSiteAttribute.Strict }]);
        await page.Page.AddInitScriptAsync(NoticesStay);
        await page.Page.GotoAsync(new Uri(address, path).AbsoluteUri);
        await page.Page.WaitForFunctionAsync("() => window.htmx !== undefined");
        return page;
    }

    public Task Press(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>What the newest notice says.</summary>
    public async Task<string> Notice(string part)
    {
        try
        {
            // Asked and read at once: the next notice may take its place.
            var said = await Page.WaitForFunctionAsync("part => [...document.querySelectorAll('.toast')].map(toast => toast.innerText).find(text => text.includes(part))", part, new() { Timeout = 20_000 });
            return await said.JsonValueAsync<string>();
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"No notice says '{part}'; there are at {Page.Url}: {string.Join(" | ", await Page.Locator(".toast").AllInnerTextsAsync())} {string.Join(" | ", Wrong)} {Asked.LastOrDefault()}; answered: {Answered}; {await Page.EvaluateAsync<string>("() => document.getElementById('toasts').outerHTML")}", e);
        }
    }

    /// <summary>What the open dialog says is wrong.</summary>
    public async Task<string> Refusal(string part)
    {
        var place = Page.Locator("#dialog[open] .wrong:visible", new() { HasText = part }).First;
        await place.WaitForAsync(new() { Timeout = 20_000 });
        return await place.InnerTextAsync();
    }

    /// <summary>Waits until a story's page stands here. Seen in the page itself: on a busy machine the browser's own events of a navigation may not arrive.</summary>
    public async Task Opened(int thread)
    {
        try
        {
            await Page.Locator($"#thread[data-thread='{thread}']").WaitForAsync(new() { Timeout = 120_000 });
            await Page.RunsAsync();
        }
        catch (TimeoutException e)
        {
            throw new TimeoutException($"Thread {thread} did not open; the page is {Page.Url}. {string.Join(" | ", Wrong)}", e);
        }
    }

    /// <summary>Takes the newest decision back with the button of its notice.</summary>
    public async Task Undo()
    {
        await Page.Locator(".toast button", new() { HasText = "Undo" }).First.ClickAsync();
        await Notice("was undone");
        await Dismiss();
    }

    /// <summary>Removes all notices, so that the next one is found.</summary>
    public Task Dismiss() => Page.EvaluateAsync("() => document.querySelectorAll('.toast').forEach(toast => toast.remove())");

    public Task<string> Text(string selector) => Page.Locator(selector).First.InnerTextAsync();
}
