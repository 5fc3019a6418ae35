using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>
/// Somebody who presses everything: on each page every kind of button once, every form sent with what it needs, every link followed, what
/// was decided taken back. A kind is what a button says and what it asks for, whatever row it stands in.
/// </summary>
/// <param name="desk">The desk's root.</param>
/// <param name="page">An editor's browser.</param>
/// <param name="feed">A feed that can be followed.</param>
internal sealed class DeskWalk(Uri desk, IPage page, Uri feed)
{
    /// <summary>Kinds of what can be pressed, in the order of the page. Names of stories and numbers of rows make no kind of their own.</summary>
    private const string Kinds =
        """
        () => {
          document.querySelectorAll('details').forEach(details => { details.open = true; });
          const bare = text => text.replace(/\d+/g, '#').trim();
          const kind = element => {
            const words = element.cloneNode(true);
            words.querySelectorAll('kbd').forEach(key => key.remove());
            const asks = element.getAttribute('hx-post') ?? element.getAttribute('hx-get') ?? element.closest('form')?.getAttribute('action') ?? element.closest('form')?.getAttribute('hx-post') ?? '';
            return `${element.closest('.side') ? 'side' : ''} ${bare(words.textContent)} ${bare(asks.replace(/[?&](id|thread|other|posts?|sentence|seen)=[^&]*/g, '').split('/').slice(0, 3).join('/'))}`.trim();
          };
          window.kinds = new Map();
          [...document.querySelectorAll('body button, body form.import, body summary')]
            .filter(element => element.checkVisibility() && !element.disabled && element.ariaDisabled !== 'true' && !element.closest('dialog') && !/Sign out/.test(element.textContent))
            .forEach(element => { if (!window.kinds.has(kind(element))) window.kinds.set(kind(element), element); });
          return [...window.kinds.keys()];
        }
        """;

    /// <summary>Fills what a form cannot be sent without.</summary>
    private const string Fill =
        """
        ([selector, feed]) => document.querySelectorAll(selector).forEach(form => {
          const given = { address: feed, words: 'ferry', name: 'walker', title: 'Walked', text: 'Somebody walked here.' };
          form.querySelectorAll('input:not([type]), input[type=text], textarea').forEach(field => { if ((field.required || field.name === 'words') && field.value.trim() === '' || field.name === 'text' || field.name === 'title') field.value = given[field.name] ?? 'walked'; });
          const choices = [...form.querySelectorAll('.picks input[type=checkbox], #targets input[type=radio]')];
          if (choices.length > 0 && !choices.some(choice => choice.checked)) choices[0].checked = true;
          const find = form.querySelector('input[name=find]');
          if (find && choices.length === 0) { find.value = 'the'; find.dispatchEvent(new Event('input', { bubbles: true })); }
          form.querySelectorAll('input[name=inside][type=checkbox], input[name=tell]').forEach(box => { box.checked = true; });
        })
        """;

    private readonly HashSet<string> _pressed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);

    /// <summary>What was pressed, by page.</summary>
    public List<string> Pressed { get; } = [];

    /// <summary>Answers that were refusals or failures, and what was said to be wrong.</summary>
    public List<string> Failed { get; } = [];

    /// <summary>Presses everything on these pages.</summary>
    public async Task WalkAsync(params string[] paths)
    {
        page.Response += (_, response) => { if (response.Status >= 400) Failed.Add($"{response.Status} {response.Request.Method} {response.Url} {response.Request.PostData}"); };
        foreach (var path in paths)
        {
            while (await PressNextAsync(path))
            {
                // What was pressed may have brought other buttons.
            }
        }
    }

    private async Task<bool> PressNextAsync(string path)
    {
        await page.ToAsync(new Uri(desk, path).AbsoluteUri);
        await page.WaitForFunctionAsync("() => window.htmx !== undefined");
        await FollowAsync();
        var next = (await page.AskAsync<string[]>(Kinds)).FirstOrDefault(kind => !_pressed.Contains(kind.StartsWith("side", StringComparison.Ordinal) ? kind : $"{path} {kind}"));
        if (next is null) return false;
        _pressed.Add(next.StartsWith("side", StringComparison.Ordinal) ? next : $"{path} {next}");
        Pressed.Add($"{path}: {next}");
        await page.AskAsync<object?>(Fill, new object[] { "#content form.stack, #content #push", feed.AbsoluteUri });
        if (next.Contains("Move", StringComparison.Ordinal) && await page.HasAsync("#posts input[name=posts]")) await page.Locator("#posts input[name=posts]").First.CheckAsync();
        if (next.Contains("OPML", StringComparison.Ordinal)) await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "feeds.opml", MimeType = "text/x-opml", Buffer = System.Text.Encoding.UTF8.GetBytes($"<opml version=\"2.0\"><body><outline type=\"rss\" text=\"Harbour\" xmlUrl=\"https://harbour.example.com/{Pressed.Count}\"/></body></opml>") });
        else await PressAsync(next);
        await SettleAsync();
        for (var step = 0; step < 3 && await page.HasAsync("#dialog[open] form"); step++)
        {
            await page.AskAsync<object?>(Fill, new object[] { "#dialog form", feed.AbsoluteUri });
            await page.Locator("#dialog[open] form button.primary").Last.ClickAsync();
            await SettleAsync();
        }

        if (await page.HasAsync("#dialog[open]")) Failed.Add($"{path}: {next}: the dialog stays: {await page.Locator("#dialog[open]").InnerTextAsync()}");
        if (await page.HasAsync("#confirm[open]")) await page.Locator("#confirm button[value=yes]").ClickAsync();
        await SettleAsync();
        if (await page.HasAsync(".toast.is-wrong") && await page.Locator(".toast.is-wrong").First.InnerTextAsync() is var said && !said.Contains("nothing to", StringComparison.Ordinal)) Failed.Add($"{path}: {next}: {said}");
        if (await page.HasAsync(".toast button:text-is('Undo')")) await page.Locator(".toast button:text-is('Undo')").First.ClickAsync();
        await SettleAsync();
        return true;
    }

    /// <summary>By its place in the page, which a refresh may have taken from under it once.</summary>
    private async Task PressAsync(string kind)
    {
        await page.AskAsync<object?>("kind => { document.querySelectorAll('[data-walked]').forEach(old => old.removeAttribute('data-walked')); window.kinds.get(kind).setAttribute('data-walked', ''); }", kind);
        try
        {
            await page.Locator("[data-walked]").ClickAsync(new() { Timeout = 5_000 });
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            // Where another page stands already the button was pressed, and the click waited for that page.
            await page.AskAsync<object?>($"kind => {{ if (window.kinds === undefined) return; ({Kinds})(); window.kinds.get(kind)?.click(); }}", kind);
        }
    }

    /// <summary>Links of the desk are read as a browser reads them, each path once; those of a kind that differ by a number count as one.</summary>
    private async Task FollowAsync()
    {
        foreach (var link in await page.AskAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(link => link.href)"))
        {
            var target = new Uri(link);
            if (target.Authority != desk.Authority || !_followed.Add(string.Concat(target.PathAndQuery.Select(letter => char.IsAsciiDigit(letter) ? '#' : letter)))) continue;
            var answer = await page.APIRequest.GetAsync(link);
            if (answer.Status >= 400) Failed.Add($"{answer.Status} {link}");
        }
    }

    private async Task SettleAsync()
    {
        await page.WaitForTimeoutAsync(50);
        await page.WaitForFunctionAsync("() => window.htmx !== undefined && document.querySelector('.htmx-request:not([hx-trigger*=\"from:body\"])') === null");
    }
}
