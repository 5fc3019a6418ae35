using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>The headers of a feed's requests, secrets among them.</summary>
internal static class Credentials
{
    /// <summary>The feed's own headers and its token as <c>Authorization: Bearer</c>; null and why where a secret is not there.</summary>
    public static ImmutableDictionary<string, string>? Headers(FeedConfig feed, out SourceReading? failure)
    {
        failure = null;
        if (Secrets.ResolveHeaders(feed.Headers, out var missing) is not { } headers)
        {
            failure = SourceReading.Failed(FeedFailure.MissingToken, $"{missing} is not set");
            return null;
        }

        if (feed.Token is null) return headers;
        if (Secrets.Resolve(feed.Token) is { } token) return headers.SetItem("Authorization", "Bearer " + token);
        failure = SourceReading.Failed(FeedFailure.MissingToken, $"the token is not there: {feed.Token} is not set");
        return null;
    }
}
