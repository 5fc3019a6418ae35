using System.Security.Cryptography;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>Reads what is one document at one address: conditionally, and not at all where it has not changed. Thread-safe.</summary>
internal sealed class SingleDocument(FeedFetcher fetcher)
{
    /// <summary>So often in a row a document breaks off before that is taken for its form.</summary>
    private const int NeverWhole = 3;

    private const string BrokenOff = "the document breaks off before its end; its complete items were read";

    /// <summary>Fetches and reads.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="state">Its cursor; its validators must belong to this address.</param>
    /// <param name="request">The address and what it can answer; validators are added.</param>
    /// <param name="read">Turns the document into items.</param>
    /// <param name="cancellationToken">Breaks the reading off.</param>
    /// <param name="breaksOff">Tells a document that broke off; null for documents that need no end.</param>
    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, FetchRequest request, Func<FetchOutcome, ParsedFeed> read, CancellationToken cancellationToken, Func<ReadOnlySpan<byte>, bool>? breaksOff = null)
    {
        var outcome = await fetcher.FetchAsync(
            request with { AllowPrivateNetwork = feed.AllowPrivateNetwork, ETag = state?.ETag, LastModified = state?.LastModified },
            cancellationToken);
        if (outcome.Failure != FeedFailure.None || outcome.NotModified) return new SourceReading { Outcome = outcome };
        var hash = Convert.ToHexStringLower(SHA256.HashData(outcome.Body.Span));
        if (hash == state?.ContentHash) return new SourceReading { Outcome = outcome, ContentHash = hash };
        try
        {
            var items = await ParsingPlaces.PassAsync(() => read(outcome), cancellationToken);
            // What was not read to its end keeps no validators: asked by them, its publisher would never send the rest.
            var unasked = outcome with { ETag = null, LastModified = null };
            if (breaksOff?.Invoke(outcome.Body.Span) == true) return new SourceReading { Outcome = unasked, Feed = Complete(items, outcome.Body.Span, state), Truncation = BrokenOff };
            return items.IsCutShort
                ? new SourceReading { Outcome = unasked, Feed = items, Truncation = $"there was time for its first {items.Items.Length} items alone; the rest is read once the machine is less busy" }
                : new SourceReading { Outcome = outcome, Feed = items, ContentHash = hash };
        }
        catch (NotAFeedException e)
        {
            var failure = WallPage.Judge(outcome.Body.Span);
            return new SourceReading { Outcome = outcome with { Failure = failure, Error = WallPage.Words(failure) ?? e.Message, Body = default } };
        }
    }

    /// <summary>Without the item in which the document broke off. A publisher whose document never ends otherwise is taken as it is.</summary>
    private static ParsedFeed Complete(ParsedFeed items, ReadOnlySpan<byte> document, FeedState? state) =>
        items.Items.IsEmpty || state is { Failure: FeedFailure.Truncated, FailureStreak: >= NeverWhole } || !DocumentEnd.IsWithinItem(document)
            ? items
            : items with { Items = items.Items.RemoveAt(items.Items.Length - 1) };
}
