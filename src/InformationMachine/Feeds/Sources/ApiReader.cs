using System.Collections.Immutable;
using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>Asks a JSON API for one answer. Thread-safe.</summary>
internal sealed class ApiReader(FeedFetcher fetcher)
{
    /// <summary>Asks.</summary>
    /// <param name="feed">The feed it is for.</param>
    /// <param name="url">What is asked.</param>
    /// <param name="headers">Its headers, secrets among them.</param>
    /// <param name="state">A cursor whose validators belong to this address; null for a question without them.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<ApiAnswer> GetAsync(FeedConfig feed, Uri url, ImmutableDictionary<string, string> headers, FeedState? state, CancellationToken cancellationToken)
    {
        var outcome = await fetcher.FetchAsync(
            new FetchRequest
            {
                Url = url,
                AllowPrivateNetwork = feed.AllowPrivateNetwork,
                Accept = "application/json",
                Headers = headers,
                ETag = state?.ETag,
                LastModified = state?.LastModified,
            },
            cancellationToken);
        // An API has one address: where it redirects to is no address of the feed.
        outcome = outcome with { MovedTo = null };
        if (outcome.Failure != FeedFailure.None || outcome.NotModified) return new ApiAnswer(outcome, default);
        try
        {
            using var json = JsonDocument.Parse(outcome.Body);
            return new ApiAnswer(outcome, json.RootElement.Clone());
        }
        catch (JsonException)
        {
            return new ApiAnswer(outcome with { Failure = FeedFailure.NotAFeed, Error = $"{url.Host} answers something other than JSON; is the address that of its API?" }, default);
        }
    }
}
