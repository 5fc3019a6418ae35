using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;

namespace InformationMachine.Tests.Feeds.Sources;

public sealed class SingleDocumentTests : IAsyncLifetime
{
    private PayloadServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_there_was_no_time_to_read_is_asked_for_again(bool isCutShort)
    {
        _server.Serve("/feed", "<rss/>");
        using var fetcher = new FeedFetcher(new FeedOptions { Retries = 0 }, TimeProvider.System);
        var feed = PolledFeed.Of("feed", _server.At("/feed"));

        var reading = await new SingleDocument(fetcher).ReadAsync(feed, state: null, new FetchRequest { Url = feed.Url },
            _ => new ParsedFeed { IsCutShort = isCutShort, Items = [new ParsedItem { Id = "1" }] }, TestContext.Current.CancellationToken);

        reading.Feed!.Items.Length.ShouldBe(1);
        (reading.ContentHash is null).ShouldBe(isCutShort, "what has a hash is not read again while it stays the same");
        (reading.Truncation?.Contains("first 1 items", StringComparison.Ordinal) == true).ShouldBe(isCutShort);
        reading.Outcome.Failure.ShouldBe(FeedFailure.None);
    }
}
