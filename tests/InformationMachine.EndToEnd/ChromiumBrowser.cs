using Microsoft.Playwright;

namespace InformationMachine.EndToEnd;

/// <summary>The system's Chromium; tests that need it skip visibly where there is none.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private const string Path = "/usr/bin/chromium";

    /// <summary>An address is reached when its page is read and its scripts have run; what it draws may come later on a busy machine.</summary>
    public static PageWaitForURLOptions Reached => new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = 60_000 };

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
