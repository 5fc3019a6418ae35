using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Fetching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace InformationMachine.Tests.Feeds.Fetching;

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
    [InlineData("/wall", FeedFailure.Forbidden)]
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
