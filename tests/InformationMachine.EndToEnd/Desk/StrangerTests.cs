using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>Strangers at the door of a running machine: before there are accounts, with many connections, with forged headers, all at once.</summary>
public sealed class StrangerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_accounts_only_the_first_key_opens_the_desk_and_only_once()
    {
        using var installation = Prepare();
        using var machine = installation.Start("run");
        var address = await Served(installation, machine);
        var file = Path.Combine(installation.Data, "first-key");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var key = (await File.ReadAllTextAsync(file, Cancellation)).Trim();
        await machine.Until(() => machine.Output.Contains(file, StringComparison.Ordinal), TimeSpan.FromSeconds(60), "word of the file"); // It is served before it is said.
        machine.Output.ShouldNotContain(key);

        // What a proxy that forwards nothing passes on looks like somebody on this computer.
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        (await stranger.GetAsync("/", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await stranger.GetAsync("/api/v1/machine/settings", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.PostAsync("/decide", content: null, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.GetAsync("/events", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.GetAsync("/login/first?key=" + new string('0', 64), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.GetAsync("/login/first", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var look = new HttpRequestMessage(HttpMethod.Head, "/login/first?key=" + key);
        var looked = await stranger.SendAsync(look, Cancellation);
        (looked.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(value => value.StartsWith("im-session=", StringComparison.Ordinal))).ShouldBeFalse("who only looks at a link uses nothing up");
        File.Exists(file).ShouldBeTrue();
        var opened = await stranger.GetAsync("/login/first?key=" + key, Cancellation);
        opened.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = opened.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("im-session=", StringComparison.Ordinal)).Split(';')[0];
        File.Exists(file).ShouldBeFalse("it has been used");
        (await stranger.GetAsync("/login/first?key=" + key, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(stranger, "/machine", cookie)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var add = installation.Start("users", "add", "ada", "--role", "operator");
        add.Type("correct horse battery");
        (await add.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, add.Errors);
        (await Ask(stranger, "/machine", cookie)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "the first session ends with the first account");
        (await stranger.GetAsync("/login", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        File.Exists(file).ShouldBeFalse("with accounts there is no first key");
        machine.Terminate();
        (await machine.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0);
    }

    [Fact]
    public async Task Connections_held_for_nothing_keep_nobody_out()
    {
        using var installation = Prepare();
        using var machine = installation.Start("run");
        var address = await Served(installation, machine);
        var held = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 900; i++)
            {
                var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, address.Port, Cancellation);
                if (i % 3 == 0) await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: "), Cancellation);
                if (i % 3 == 1) await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nname="), Cancellation);
                held.Add(client);
            }

            for (var i = 0; i < 10; i++)
            {
                using var probe = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(3) };
                (await probe.GetStringAsync("/healthz", Cancellation)).ShouldBe("ok\n");
            }

            (await installation.Run("healthcheck")).Output.ShouldContain("the desk answers");
        }
        finally
        {
            held.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Forged_prefixes_are_refused_and_cookies_over_https_stay_there()
    {
        using var installation = Prepare();
        using var machine = installation.Start("run");
        var address = await Served(installation, machine);
        foreach (var prefix in new[] { "//evil.example", "/\\evil.example", "/a//b", "https://evil.example", "/a?b", "/\"><script>" })
        {
            using var client = Client(address, ("X-Forwarded-Prefix", prefix));
            var answer = await client.GetAsync("/login", Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, prefix);
        }

        using var scheming = Client(address, ("X-Forwarded-Proto", "javascript"));
        (await scheming.GetAsync("/", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var proxied = Client(address, ("X-Forwarded-Prefix", "/desk"), ("X-Forwarded-Proto", "https"));
        var page = await proxied.GetAsync("/login", Cancellation);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        (await page.Content.ReadAsStringAsync(Cancellation)).ShouldContain("\"/desk/assets/");
    }

    [Fact]
    public async Task Keys_made_by_twelve_processes_at_once_all_open()
    {
        using var installation = Prepare();
        var made = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => installation.Run("users", "key", string.Create(CultureInfo.InvariantCulture, $"program-{i}"))));
        made.ShouldAllBe(run => run.Code == 0);
        var list = await installation.Run("users", "list", "--json");
        JsonDocument.Parse(list.Output).RootElement.GetArrayLength().ShouldBe(12);
    }

    [Fact]
    public async Task A_made_up_host_leads_nobody_elsewhere_and_trace_is_refused()
    {
        using var installation = Prepare();
        using var add = installation.Start("users", "add", "ada", "--role", "operator");
        add.Type("correct horse battery");
        (await add.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, add.Errors);
        using var machine = installation.Start("run");
        using var stranger = Client(await Served(installation, machine), ("Host", "elsewhere.example"));
        var answer = await stranger.GetAsync("/threads", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.OriginalString.ShouldBe("/login?ReturnUrl=%2Fthreads");
        using var trace = new HttpRequestMessage(HttpMethod.Trace, "/login");
        (await stranger.SendAsync(trace, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_program_counts_by_its_key_and_keeps_no_probe_waiting()
    {
        using var installation = Prepare();
        var key = (await installation.Run("users", "key", "poller", "--role", "reader")).Output.Trim();
        using var add = installation.Start("users", "add", "ada", "--role", "operator");
        add.Type("correct horse battery");
        (await add.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, add.Errors);
        using var machine = installation.Start("run");
        var address = await Served(installation, machine);
        using var program = Client(address, ("Authorization", "Bearer " + key));
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 700 && !answers.Contains(HttpStatusCode.TooManyRequests); i++) answers.Add((await program.GetAsync("/metrics", Cancellation)).StatusCode);
        answers[0].ShouldBe(HttpStatusCode.OK);
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        using var probe = Client(address);
        (await probe.GetAsync("/healthz", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static HttpClient Client(Uri address, params (string Name, string Value)[] headers)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        foreach (var (name, value) in headers) client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        return client;
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request, Cancellation);
    }

    private static Installation Prepare()
    {
        var installation = new Installation();
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = "0";
        installation.Configure([]);
        return installation;
    }

    private static async Task<Uri> Served(Installation installation, MachineProcess machine)
    {
        var file = Path.Combine(installation.Data, "desk.json");
        await machine.Until(() => File.Exists(file), TimeSpan.FromSeconds(120), "desk.json");
        using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, Cancellation));
        return new Uri(json.RootElement.GetProperty("address").GetString()!);
    }
}
