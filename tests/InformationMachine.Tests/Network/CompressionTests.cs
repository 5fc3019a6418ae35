using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Network;
using InformationMachine.Tests.Feeds.Sources;

namespace InformationMachine.Tests.Network;

/// <summary>Answers in zstd, served from loopback.</summary>
public sealed class CompressionTests : IAsyncLifetime
{
    private PayloadServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task An_answer_in_zstd_is_unpacked_and_asked_for()
    {
        var accepted = "";
        var packed = Pack(new string('a', 100_000));
        _server.Serve("/feed", context =>
        {
            accepted = context.Request.Headers.AcceptEncoding.ToString();
            context.Response.Headers.ContentEncoding = "zstd";
            return context.Response.Body.WriteAsync(packed).AsTask();
        });
        var outcome = await FetchAsync();
        outcome.Failure.ShouldBe(FeedFailure.None);
        outcome.Body.Length.ShouldBe(100_000);
        packed.Length.ShouldBeLessThan(1_000);
        foreach (var encoding in new[] { "zstd", "gzip", "br", "deflate" }) accepted.ShouldContain(encoding);
    }

    [Fact]
    public async Task An_answer_that_unfolds_beyond_the_limit_is_refused()
    {
        var bomb = Pack(new string('a', 5_000_000));
        _server.Serve("/feed", context =>
        {
            context.Response.Headers.ContentEncoding = "zstd";
            return context.Response.Body.WriteAsync(bomb).AsTask();
        });
        (await FetchAsync()).Failure.ShouldBe(FeedFailure.TooLarge);
    }

    [Theory]
    [InlineData("plain words")]
    [InlineData("")]
    public async Task What_is_no_zstd_or_breaks_off_is_named(string words)
    {
        var whole = Pack(string.Concat(Enumerable.Range(0, 10_000)));
        var bytes = words.Length > 0 ? System.Text.Encoding.UTF8.GetBytes(words) : whole[..(whole.Length / 2)];
        _server.Serve("/feed", context =>
        {
            context.Response.Headers.ContentEncoding = "zstd";
            return context.Response.Body.WriteAsync(bytes).AsTask();
        });
        var outcome = await FetchAsync();
        outcome.Failure.ShouldBe(FeedFailure.Http);
        outcome.Error!.ShouldContain("not compressed as it says");
    }

    [Fact]
    public async Task A_window_larger_than_the_web_allows_is_refused()
    {
        using var compressor = new ZstdSharp.Compressor(3);
        compressor.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_windowLog, 27);
        compressor.SetParameter(ZstdSharp.Unsafe.ZSTD_cParameter.ZSTD_c_contentSizeFlag, 0);
        using var packed = new MemoryStream();
        await using (var stream = new ZstdSharp.CompressionStream(packed, compressor, leaveOpen: true))
        {
            for (var i = 0; i < 300; i++) await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(new string((char)('a' + (i % 26)), 10_000)), TestContext.Current.CancellationToken);
        }

        _server.Serve("/feed", context =>
        {
            context.Response.Headers.ContentEncoding = "zstd";
            return context.Response.Body.WriteAsync(packed.ToArray()).AsTask();
        });
        (await FetchAsync(10_000_000)).Failure.ShouldBe(FeedFailure.Http);
    }

    private static byte[] Pack(string text)
    {
        using var compressor = new ZstdSharp.Compressor(3);
        return compressor.Wrap(System.Text.Encoding.UTF8.GetBytes(text)).ToArray();
    }

    private async Task<FetchOutcome> FetchAsync(int limit = 1_000_000)
    {
        using var fetcher = new FeedFetcher(new FeedOptions { MaximumBytes = limit, Retries = 0 }, TimeProvider.System);
        return await fetcher.FetchAsync(new FetchRequest { Url = _server.At("/feed"), AllowPrivateNetwork = true }, TestContext.Current.CancellationToken);
    }
}
