using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Network;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.Tests.Network;

/// <summary>The fetcher against a real server that misbehaves.</summary>
public sealed class FeedFetcherTests : IAsyncLifetime
{
    private readonly FeedOptions _options = new() { MaximumBytes = 100_000, Timeout = TimeSpan.FromSeconds(2), Retries = 0 };
    private readonly ConcurrentQueue<HttpRequest> _requests = new();
    private readonly ConcurrentQueue<string> _headers = new();
    private WebApplication _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(Serve);
        await _server.StartAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("/gone", FeedFailure.Gone)]
    [InlineData("/missing", FeedFailure.NotFound)]
    [InlineData("/forbidden", FeedFailure.Forbidden)]
    [InlineData("/wall", FeedFailure.BotWall)]
    [InlineData("/wall-page", FeedFailure.BotWall)]
    [InlineData("/wall-waf", FeedFailure.BotWall)]
    [InlineData("/wall-slow", FeedFailure.Forbidden)]
    [InlineData("/unasked", FeedFailure.Http)]
    [InlineData("/busy", FeedFailure.Throttled)]
    [InlineData("/broken", FeedFailure.Http)]
    [InlineData("/empty", FeedFailure.NotAFeed)]
    [InlineData("/large", FeedFailure.TooLarge)]
    [InlineData("/endless", FeedFailure.TooLarge)]
    [InlineData("/bomb", FeedFailure.TooLarge)]
    [InlineData("/silent", FeedFailure.Timeout)]
    [InlineData("/drip", FeedFailure.Timeout)]
    [InlineData("/loop", FeedFailure.Redirect)]
    [InlineData("/tofile", FeedFailure.Redirect)]
    [InlineData("/reset", FeedFailure.Connection)]
    [InlineData("/lie", FeedFailure.Http)]
    [InlineData("/part", FeedFailure.Http)]
    public async Task Each_misbehaviour_has_its_name(string path, FeedFailure failure)
    {
        var outcome = await Fetch(path);
        outcome.Failure.ShouldBe(failure, outcome.Error);
        outcome.Error.ShouldNotBeNullOrEmpty();
        outcome.Error.ShouldAllBe(c => c >= ' ' && c < '\u007F');
    }

    [Fact]
    public async Task Validators_go_back_byte_for_byte_and_cookies_do_not()
    {
        using var fetcher = new FeedFetcher(_options, TimeProvider.System);
        var first = await fetcher.FetchAsync(new FetchRequest { Url = At("/odd"), AllowPrivateNetwork = true }, Token);
        (first.ETag, first.LastModified).ShouldBe(("unquoted-tag", "Tue, 1 Jul 2025 10:00:00 UTC"));

        var second = await fetcher.FetchAsync(
            new FetchRequest { Url = At("/odd"), AllowPrivateNetwork = true, ETag = first.ETag, LastModified = first.LastModified }, Token);
        second.NotModified.ShouldBeTrue();
        var sent = _headers.Last();
        sent.ShouldContain("If-None-Match: unquoted-tag");
        sent.ShouldContain("If-Modified-Since: Tue, 1 Jul 2025 10:00:00 UTC");
        sent.ShouldContain("User-Agent: InformationMachine");
        sent.ShouldNotContain("Cookie");
        sent.ShouldNotContain("Referer");
    }

    [Theory]
    [InlineData("/busy", 120)]
    [InlineData("/busy-date", 3600)]
    [InlineData("/busy-zero", 0)]
    [InlineData("/busy-absurd", 31_536_000)]
    public async Task Retry_After_is_read_in_every_form(string path, double seconds) =>
        (await Fetch(path)).RetryAfter!.Value.TotalSeconds.ShouldBe(seconds, 5);

    [Theory]
    [InlineData("0", 0.0)]
    [InlineData("120", 120.0)]
    [InlineData(" 1.5 ", 1.5)]
    [InlineData("-5", 0.0)]
    [InlineData("1e9", 31_536_000.0)]
    [InlineData("99999999999999999999999999", 31_536_000.0)]
    [InlineData("Thu, 01 Jan 2099 01:00:00 GMT", 3600.0)]
    [InlineData("Friday, 01-Jan-99 01:00:00 GMT", 0.0)]
    [InlineData("Thu Jan  1 01:00:00 2099", 3600.0)]
    [InlineData("Wed, 31 Dec 2098 23:00:00 GMT", 0.0)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 31_536_000.0)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    public async Task Retry_After_in_whatever_form(string value, double? seconds)
    {
        var asked = (await Fetch($"/hinted?Date={Uri.EscapeDataString("Thu, 01 Jan 2099 00:00:00 GMT")}&Retry-After={Uri.EscapeDataString(value)}")).RetryAfter;
        if (seconds is null) asked.ShouldBeNull();
        else asked.ShouldNotBeNull().TotalSeconds.ShouldBe(seconds.Value, 1);
    }

    [Theory]
    [InlineData("x-ratelimit-reset=30", 30)]
    [InlineData("x-ratelimit-reset=4102444800", 31_536_000)]
    public async Task A_rate_limit_s_reset_counts_as_Retry_After(string query, double seconds) => (await Fetch("/hinted?" + query)).RetryAfter!.Value.TotalSeconds.ShouldBe(seconds, 5);

    [Theory]
    [InlineData("Cache-Control=max-age%3D3600", 3600.0)]
    [InlineData("Cache-Control=max-age%3D3600&Age=600", 3000.0)]
    [InlineData("Cache-Control=max-age%3D3600&Age=9999", 0.0)]
    [InlineData("Cache-Control=public; max-age%3D%2260%22, odd%3D%3D", 60.0)]
    [InlineData("Cache-Control=s-maxage%3D60", null)]
    [InlineData("Date=Thu, 01 Jan 2099 00:00:00 GMT&Expires=Thu, 01 Jan 2099 02:00:00 GMT", 7200.0)]
    [InlineData("Cache-Control=max-age%3D60&Date=Thu, 01 Jan 2099 00:00:00 GMT&Expires=Thu, 01 Jan 2099 02:00:00 GMT", 7200.0)]
    [InlineData("Expires=0", null)]
    [InlineData("Expires=-1", null)]
    public async Task Freshness_is_read_from_the_headers(string query, double? seconds)
    {
        var freshness = (await Fetch("/hinted?" + query)).Freshness;
        if (seconds is null) freshness.ShouldBeNull();
        else freshness!.Value.TotalSeconds.ShouldBe(seconds.Value, 1);
    }

    [Fact]
    public async Task Secrets_in_addresses_do_not_reach_messages() => (await Fetch("/tosecret")).Error.ShouldNotBeNull().ShouldNotContain("hunter2");

    [Fact]
    public async Task A_feed_may_name_itself_otherwise_and_compressed_answers_are_asked_for()
    {
        using var fetcher = new FeedFetcher(_options, TimeProvider.System);
        var headers = ImmutableDictionary<string, string>.Empty.Add("User-Agent", "Mozilla/5.0 (as the publisher wants it)");
        await fetcher.FetchAsync(new FetchRequest { Url = At("/ok"), AllowPrivateNetwork = true, Headers = headers }, Token);
        var sent = _headers.ShouldHaveSingleItem();
        sent.ShouldContain("User-Agent: Mozilla/5.0 (as the publisher wants it)");
        sent.ShouldNotContain("InformationMachine");
        sent.ShouldContain("gzip");
        sent.ShouldContain("br");
        sent.ShouldContain("application/rss+xml");
    }

    [Fact]
    public async Task A_permanent_redirect_is_followed_and_reported()
    {
        var outcome = await Fetch("/moved");
        outcome.Failure.ShouldBe(FeedFailure.None);
        outcome.MovedTo.ShouldBe(At("/ok"));
        (await Fetch("/elsewhere")).MovedTo.ShouldBeNull();
    }

    [Fact]
    public async Task Secrets_stay_with_the_host_they_were_given_for()
    {
        var headers = ImmutableDictionary<string, string>.Empty.Add("Authorization", "Bearer secret");
        using var fetcher = new FeedFetcher(_options, TimeProvider.System);
        await fetcher.FetchAsync(new FetchRequest { Url = At("/other-host"), AllowPrivateNetwork = true, Headers = headers }, Token);
        var sent = _headers.ToList();
        sent.Count.ShouldBe(2);
        sent[0].ShouldContain("Bearer secret");
        sent[1].ShouldNotContain("Bearer secret");
    }

    [Fact]
    public async Task A_private_address_is_refused_unless_the_feed_may_go_there()
    {
        using var fetcher = new FeedFetcher(_options, TimeProvider.System);
        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = At("/ok") }, Token);
        outcome.Failure.ShouldBe(FeedFailure.Refused);
        _headers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_compressed_document_is_read() => (await Fetch("/packed")).Body.Length.ShouldBe(50_000);

    private async Task<FetchOutcome> Fetch(string path)
    {
        using var fetcher = new FeedFetcher(_options, TimeProvider.System);
        return await fetcher.FetchAsync(new FetchRequest { Url = At(path), AllowPrivateNetwork = true }, Token);
    }

    private Uri At(string path) => new(new Uri(_server.Urls.First()), path);

    private async Task Serve(HttpContext context)
    {
        _requests.Enqueue(context.Request);
        _headers.Enqueue(string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}")));
        var response = context.Response;
        switch (context.Request.Path.Value)
        {
            case "/ok": await response.WriteAsync("ok"); break;
            case "/gone": response.StatusCode = 410; break;
            case "/missing": response.StatusCode = 404; break;
            case "/forbidden": response.StatusCode = 403; break;
            case "/wall": (response.StatusCode, response.Headers["cf-mitigated"]) = (403, "challenge"); break;
            case "/wall-page": response.StatusCode = 503; await response.WriteAsync("<html><head><title>Just a moment...</title></head></html>"); break;
            case "/wall-waf": (response.StatusCode, response.Headers["x-amzn-waf-action"]) = (202, "challenge"); break;
            case "/wall-slow": response.StatusCode = 403; await response.WriteAsync("<html>"); await response.Body.FlushAsync(); await Task.Delay(-1, context.RequestAborted); break;
            case "/part": response.StatusCode = 206; response.Headers.ContentRange = "bytes 0-9/100"; await response.WriteAsync("<rss><chan"); break;
            case "/unasked": response.StatusCode = 304; break;
            case "/hinted":
                foreach (var (name, value) in context.Request.Query) response.Headers[name] = value;
                if (context.Request.Query.ContainsKey("Retry-After") || context.Request.Query.ContainsKey("x-ratelimit-reset")) response.StatusCode = 429;
                await response.WriteAsync("ok");
                break;
            case "/busy": (response.StatusCode, response.Headers.RetryAfter) = (429, "120"); break;
            case "/busy-date": (response.StatusCode, response.Headers.RetryAfter) = (503, TimeProvider.System.GetUtcNow().AddHours(1).ToString("R")); break;
            case "/busy-zero": (response.StatusCode, response.Headers.RetryAfter) = (429, "0"); break;
            case "/busy-absurd": (response.StatusCode, response.Headers.RetryAfter) = (429, "1000000000"); break;
            case "/broken": response.StatusCode = 500; break;
            case "/empty": break;
            case "/large": response.ContentLength = 200_000; await response.Body.WriteAsync(new byte[200_000], context.RequestAborted); break;
            case "/endless": while (!context.RequestAborted.IsCancellationRequested) await response.Body.WriteAsync(new byte[10_000], context.RequestAborted); break;
            case "/bomb": await Packed(response, 50_000_000); break;
            case "/packed": await Packed(response, 50_000); break;
            case "/lie": response.Headers.ContentEncoding = "gzip"; await response.WriteAsync("not gzip at all"); break;
            case "/silent": await Task.Delay(-1, context.RequestAborted); break;
            case "/drip": while (true) { await response.WriteAsync("x"); await response.Body.FlushAsync(); await Task.Delay(100, context.RequestAborted); }
            case "/loop": Redirect(response, 302, "/loop"); break;
            case "/tofile": Redirect(response, 302, "file:///etc/passwd"); break;
            case "/tosecret": Redirect(response, 302, "gopher://x.example/feed?token=hunter2"); break;
            case "/moved": Redirect(response, 301, "/ok"); break;
            case "/elsewhere": Redirect(response, 302, "/ok"); break;
            case "/other-host": Redirect(response, 302, $"http://localhost:{context.Connection.LocalPort}/ok"); break;
            case "/reset": context.Abort(); break;
            case "/odd":
                response.Headers.ETag = "unquoted-tag";
                response.Headers.LastModified = "Tue, 1 Jul 2025 10:00:00 UTC";
                response.Headers.SetCookie = "a=b";
                if (context.Request.Headers.IfNoneMatch.Count > 0) response.StatusCode = 304;
                else await response.WriteAsync("ok");
                break;
        }
    }

    private static void Redirect(HttpResponse response, int status, string location) => (response.StatusCode, response.Headers.Location) = (status, location);

    private static async Task Packed(HttpResponse response, int length)
    {
        response.Headers.ContentEncoding = "gzip";
        await using var zip = new GZipStream(response.Body, CompressionLevel.Fastest);
        var zeros = new byte[10_000];
        for (var written = 0; written < length; written += zeros.Length) await zip.WriteAsync(zeros);
    }
}
