using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(InformationMachine.EndToEnd.ChromiumBrowser))]

namespace InformationMachine.EndToEnd;

/// <summary>
/// The system's Chromium, one for all tests; they skip visibly where there is none. Where the distribution has its lighter build without
/// windows, that one: it is the same engine. Thread-safe.
/// </summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private static readonly string[] Paths = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

    private readonly SemaphoreSlim _launching = new(1);
    private readonly ConcurrentDictionary<string, (string Test, List<IBrowserContext> Contexts)> _open = new(StringComparer.Ordinal);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        _launching.Dispose();
    }

    /// <summary>A page of its own, until the next test of the class asks for one; skips the running test where there is no browser.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, bool touch = false)
    {
        var browser = await LaunchAsync();
        Assert.SkipWhen(browser is null, $"there is none of {string.Join(", ", Paths)}");
        var contexts = await OfTestAsync();
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme, HasTouch = touch, IsMobile = touch });
        contexts.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>Launched where the first test needs it; null where there is none.</summary>
    private async Task<IBrowser?> LaunchAsync()
    {
        if (Array.Find(Paths, File.Exists) is not { } path) return null;
        await _launching.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_browser is not null) return _browser;
            _playwright = await Playwright.CreateAsync();
            // Five seconds, the default, is less than a busy machine takes to show a page.
            Assertions.SetDefaultExpectTimeout(60_000);
            return _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox"] });
        }
        finally
        {
            _launching.Release();
        }
    }

    /// <summary>The contexts of the running test. Those of the test before it, of the same class, are closed: pages that stay open go on asking their machine.</summary>
    private async Task<List<IBrowserContext>> OfTestAsync()
    {
        var (type, test) = (TestContext.Current.TestClass!.UniqueID, TestContext.Current.Test!.UniqueID);
        if (_open.TryGetValue(type, out var before))
        {
            if (before.Test == test) return before.Contexts;
            foreach (var context in before.Contexts) await context.CloseAsync();
        }

        return (_open[type] = (test, [])).Contexts;
    }
}

internal static class Addresses
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>What is said of a question, or of a way to another page, into which a navigation came.</summary>
    private static readonly string[] Between = ["Execution context was destroyed", "Cannot find context", "is interrupted by another navigation", "net::ERR_ABORTED"];

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
            at = (await page.AskAsync<string>("() => location.href")).Split('?', '#')[0];
        }

        await page.RunsAsync();
    }

    /// <summary>Asks the page something that may be asked twice: where another page takes its place meanwhile, that one answers.</summary>
    public static Task<T> AskAsync<T>(this IPage page, string script, object? argument = null) => OnceMoreAsync(() => page.EvaluateAsync<T>(script, argument));

    /// <summary>Goes to an address, and again where the page was on its way to another.</summary>
    public static Task ToAsync(this IPage page, string address) => OnceMoreAsync(() => page.GotoAsync(address));

    /// <summary>Whether something is in the page now.</summary>
    public static async Task<bool> HasAsync(this IPage page, string selector) => await OnceMoreAsync(page.Locator(selector).CountAsync) > 0;

    private static async Task<T> OnceMoreAsync<T>(Func<Task<T>> ask)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (PlaywrightException e) when (Array.Exists(Between, said => e.Message.Contains(said, StringComparison.Ordinal)) && clock.Elapsed < Patience)
            {
                // Between two pages there is none to ask.
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Waits until the scripts of the page have run: keys pressed before mean nothing to it.</summary>
    public static Task RunsAsync(this IPage page) =>
        page.WaitForFunctionAsync("() => performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd > 0", null, new() { Timeout = 60_000 });
}
