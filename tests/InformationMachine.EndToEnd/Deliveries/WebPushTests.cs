using System.Text.Json;
using InformationMachine.EndToEnd.Desk;
using Microsoft.Playwright;

namespace InformationMachine.EndToEnd.Deliveries;

/// <summary>
/// A browser is subscribed on the page, and its worker shows what is pushed. Only the browser's push service, which is not ours and cannot
/// be reached, is played: it hands out a subscription with keys of the browser's own making, and the push comes through the browser's
/// debugging door.
/// </summary>
public sealed class WebPushTests(ChromiumBrowser browser) : IDisposable
{
    private const string Service =
        """
        () => { PushManager.prototype.subscribe = async options => {
          if (new Uint8Array(options.applicationServerKey).length !== 65) throw new Error('The key is no P-256 point.');
          const text = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
          const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
          const p256dh = text(await crypto.subtle.exportKey('raw', pair.publicKey));
          const auth = text(crypto.getRandomValues(new Uint8Array(16)));
          return { toJSON: () => ({ endpoint: 'https://push.example.org/send/7', expirationTime: null, keys: { p256dh, auth } }) };
        }; }
        """;

    private readonly Installation _installation = new();

    public void Dispose() => _installation.Dispose();

    [Fact]
    public async Task A_browser_is_subscribed_on_the_page_and_shows_what_is_pushed()
    {
        _installation.Configure([]);
        _installation.Write("config/channels.json", JsonSerializer.Serialize(new { channels = new[] { new { name = "browsers", kind = "webpush", from = "mailto:desk@example.org" } } }));
        foreach (var (name, value) in new[] { ("IM_DESK__ENABLED", "true"), ("IM_DESK__PORT", "0"), ("IM_SNAPSHOT__INTERVAL", "00:00:01") }) _installation.Variables[name] = value;
        using var machine = _installation.Start("run");
        var address = await ServedAsync(machine);
        await FirstSession.BeginAsync(address, _installation.Data);
        var desk = await DeskPage.OpenAsync(browser, address, "/watches");
        await desk.Page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = address.GetLeftPart(UriPartial.Authority) });
        await desk.Page.EvaluateAsync(Service);
        await desk.Page.Locator("#push button").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-receiver=browser]")).ToContainTextAsync("browsers");
        (await desk.Page.Locator(".wrong").CountAsync()).ShouldBe(0);

        var session = await desk.Page.Context.NewCDPSessionAsync(desk.Page);
        var registration = new TaskCompletionSource<string>();
        session.Event("ServiceWorker.workerVersionUpdated").OnEvent += (_, told) =>
        {
            foreach (var version in told!.Value.GetProperty("versions").EnumerateArray())
            {
                if (version.GetProperty("status").GetString() == "activated") registration.TrySetResult(version.GetProperty("registrationId").GetString()!);
            }
        };
        await session.SendAsync("ServiceWorker.enable");
        var id = await registration.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        var pushed = JsonSerializer.Serialize(new { title = "Pier 2 is rebuilt", body = "Engineer 2 says that pier 2 is finished.", tag = "story-2", url = "https://news.example.org/threads/2.html" });
        await session.SendAsync("ServiceWorker.deliverPushMessage", new() { ["origin"] = address.GetLeftPart(UriPartial.Authority), ["registrationId"] = id, ["data"] = pushed });
        await desk.Page.WaitForFunctionAsync("async () => (await (await navigator.serviceWorker.ready).getNotifications()).some(told => told.title === 'Pier 2 is rebuilt' && told.tag === 'story-2' && told.data.endsWith('/2.html'))", null, new() { Timeout = 60_000 });
        desk.Wrong.ShouldBeEmpty();
    }

    private async Task<Uri> ServedAsync(MachineProcess machine)
    {
        var file = Path.Combine(_installation.Data, "desk.json");
        await machine.Until(() => File.Exists(file), TimeSpan.FromSeconds(120), "desk.json");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        return new Uri(json.RootElement.GetProperty("address").GetString()!);
    }
}
