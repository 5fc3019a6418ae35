using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;

namespace InformationMachine.Desk.Api;

/// <summary>A feed and how it does. Secrets are never shown: of an address only what is before its query.</summary>
/// <param name="Id">The name.</param>
/// <param name="Url">The address without its query.</param>
/// <param name="Kind">The kind of source.</param>
/// <param name="Title">The title given to it.</param>
/// <param name="Enabled">Whether it is polled.</param>
/// <param name="State">new, ok, failing, gone or resting.</param>
/// <param name="LastSuccessAt">When it was last reached.</param>
/// <param name="LastNewsAt">When it last brought something.</param>
/// <param name="NextPollAt">When it is polled next.</param>
/// <param name="Failure">The cause of the last failure.</param>
/// <param name="LastError">The last failure in words.</param>
/// <param name="FailureStreak">Failures in a row.</param>
/// <param name="Polls">How often it was polled.</param>
/// <param name="Posts">How many posts it brought.</param>
internal sealed record ApiFeed(
    string Id,
    string Url,
    string Kind,
    string? Title,
    bool Enabled,
    string State,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? LastNewsAt,
    DateTimeOffset? NextPollAt,
    FeedFailure? Failure,
    string? LastError,
    int FailureStreak,
    long Polls,
    long Posts)
{
    public static ApiFeed Of(FeedConfig feed, FeedState? state) => new(
        feed.Id.Value,
        feed.Url.GetLeftPart(UriPartial.Path),
        feed.Kind,
        feed.Title,
        feed.Enabled,
        FeedWord.Of(feed, state),
        state?.LastSuccessAt,
        state?.LastNewsAt,
        feed.Enabled && state is { Muted: false } ? state.NextPollAt : null,
        state is null or { Failure: FeedFailure.None } ? null : state.Failure,
        state?.LastError,
        state?.FailureStreak ?? 0,
        state?.Polls ?? 0,
        state?.Posts ?? 0);
}
