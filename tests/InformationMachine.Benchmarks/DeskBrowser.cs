using System.Globalization;
using Microsoft.Playwright;

namespace InformationMachine.Benchmarks;

/// <summary>
/// How long until a page of the desk can be used, in a real browser: from asking for it to its last script having run and its first
/// row standing there. Each page is opened in a browser that has seen none, then again.
/// </summary>
internal static class DeskBrowser
{
    private const string Chromium = "/usr/bin/chromium";
    private const int Times = 7;

    private const string Usable = """
        () => new Promise(done => {
            const told = () => document.querySelector('[data-row]') && window.htmx && document.readyState === 'complete' ? done(performance.now()) : setTimeout(told, 5);
            told();
        })
        """;

    public static async Task MeasureAsync(Uri desk, string secret, TextWriter output)
    {
        if (!File.Exists(Chromium))
        {
            output.WriteLine($"there is no {Chromium}: the browser's share is not measured");
            return;
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        foreach (var (page, path) in new[] { ("review", "/"), ("threads", "/threads"), ("thread", "/threads/7"), ("search", "/search?q=s17w3+c5") })
        {
            var times = new List<(double First, double Again)>();
            for (var i = 0; i < Times; i++)
            {
                await using var context = await browser.NewContextAsync();
                // As verbs come in: a session would have to be begun with the first key.
                await context.SetExtraHTTPHeadersAsync([new("Authorization", "Bearer " + secret)]);
                var tab = await context.NewPageAsync();
                times.Add((await OpenAsync(tab, new Uri(desk, path)), await OpenAsync(tab, new Uri(desk, path))));
            }

            var first = times.Select(time => time.First).Order().ToList();
            var again = times.Select(time => time.Again).Order().ToList();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page,-8} usable in Chromium after {first[Times / 2]:F0} ms (slowest {first[^1]:F0}), with its files cached {again[Times / 2]:F0} ms (slowest {again[^1]:F0})"));
        }
    }

    private static async Task<double> OpenAsync(IPage tab, Uri address)
    {
        await tab.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });
        return await tab.EvaluateAsync<double>(Usable);
    }
}
