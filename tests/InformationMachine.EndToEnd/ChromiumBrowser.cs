using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace InformationMachine.EndToEnd;

/// <summary>The system's Chromium; tests that need it skip visibly where there is none.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path)) return;
        _playwright = await Playwright.CreateAsync();
        // Five seconds, the default, is less than a busy machine takes to show a page.
        Assertions.SetDefaultExpectTimeout(60_000);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page of its own; skips the running test where there is no browser.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, bool touch = false)
    {
        Assert.SkipWhen(_browser is null, $"there is no {Path}");
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, HasTouch = touch, IsMobile = touch });
        return await context.NewPageAsync();
    }
}

internal static class Addresses
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Waits until an address is reached: its page is read and its scripts have run. Asked of the page itself, because on a busy machine the browser's own report of it may not arrive.</summary>
    /// <param name="page">Where it is waited for.</param>
    /// <param name="glob">The address, <c>**</c> and <c>*</c> for anything; what is asked behind it ("?q=") does not count.</param>
    /// <exception cref="TimeoutException">It is not; the message says where the page is.</exception>
    public static async Task ReachAsync(this IPage page, string glob)
    {
        var wanted = new Regex("^" + Regex.Escape(glob).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);
        var (clock, at) = (Stopwatch.StartNew(), "");
        while (!wanted.IsMatch(at))
        {
            if (clock.Elapsed > Patience) throw new TimeoutException($"'{glob}' was not reached; the page is at '{at}', the browser says '{page.Url}'.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
            try
            {
                at = (await page.EvaluateAsync<string>("() => location.href")).Split('?', '#')[0];
            }
            catch (PlaywrightException)
            {
                // Between two pages there is none to ask.
            }
        }

        await page.RunsAsync();
    }

    /// <summary>Waits until the scripts of the page have run: keys pressed before mean nothing to it.</summary>
    public static Task RunsAsync(this IPage page) =>
        page.WaitForFunctionAsync("() => performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd > 0", null, new() { Timeout = 60_000 });
}
