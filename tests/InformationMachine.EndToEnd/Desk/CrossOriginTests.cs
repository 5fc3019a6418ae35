using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.EndToEnd.Desk;

/// <summary>Pages of other origins in the browser of an editor who is signed in: on another port of the same host, which is the same site, and on another host.</summary>
public sealed class CrossOriginTests(DeskMachine desk, ChromiumBrowser browser) : IClassFixture<DeskMachine>
{
    /// <summary>What a page can try; each answers what it got to know of the desk.</summary>
    private const string Try = """
        async (desk) => {
          const follow = (url, options) => new Promise(done => {
            const source = new EventSource(url, options);
            let got = '';
            source.onopen = () => got = 'opened';
            source.addEventListener('changed', event => got = event.data);
            setTimeout(() => { source.close(); done(got); }, 3000);
          });
          const read = async options => { try { return (await (await fetch(desk + 'api/v1/threads', options)).text()).slice(0, 40); } catch { return ''; } };
          const frame = await new Promise(done => {
            const element = document.createElement('iframe');
            element.src = desk;
            element.onload = () => { try { done(element.contentDocument ? element.contentDocument.body.innerText.slice(0, 40) : ''); } catch { done(''); } };
            document.body.append(element);
            setTimeout(() => done(''), 3000);
          });
          return [await follow(desk + 'events', { withCredentials: true }), await follow(desk + 'events'), await read({ credentials: 'include' }), await read({}), frame];
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_page_of_another_origin_learns_nothing(string host)
    {
        await using var foreign = await StartAsync();
        var page = await DeskPage.OpenAsync(browser, desk.Address, "/");
        (await page.Page.EvaluateAsync<string>("() => new Promise(done => { const s = new EventSource('/events'); s.onopen = () => { s.close(); done('opened'); }; setTimeout(() => done(''), 5000); })")).ShouldBe("opened", "the desk's own page can follow");
        await page.Page.GotoAsync($"http://{host}:{new Uri(foreign.Urls.First()).Port}/");
        var learned = await page.Page.EvaluateAsync<string[]>(Try, desk.Address.AbsoluteUri);
        learned.ShouldBe(["", "", "", "", ""]);

        // Nor does it keep places that pages of editors need.
        for (var tries = 0; (await desk.GetAsync("/api/v1/machine")).GetProperty("im_desk_listeners").GetDouble() > 0; tries++)
        {
            tries.ShouldBeLessThan(50, "listeners are left");
            await Task.Delay(200, Cancellation);
        }
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData("none", HttpStatusCode.OK)]
    public async Task The_stream_is_refused_to_pages_that_may_not_read_it(string site, HttpStatusCode expected)
    {
        using var client = FirstSession.Client(desk.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/events");
        request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        answer.StatusCode.ShouldBe(expected);
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<!doctype html><title>elsewhere</title><body>", context.RequestAborted);
        });
        await server.StartAsync(Cancellation);
        return server;
    }
}
