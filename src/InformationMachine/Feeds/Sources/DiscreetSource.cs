using System.Collections.Immutable;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// Keeps a feed's secrets out of whatever its source says went wrong, even where a server echoes them: errors become state, and state is
/// shown, logged and exported. What a source throws is passed on without its words.
/// </summary>
internal sealed class DiscreetSource(IFeedSource source) : IFeedSource
{
    public string Kind => source.Kind;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, Data.Feeds.FeedState? state, CancellationToken cancellationToken)
    {
        SourceReading reading;
        try
        {
            reading = await source.ReadAsync(feed, state, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && SecretsOf(feed) is { IsEmpty: false } secrets && secrets.Any(secret => e.ToString().Contains(secret, StringComparison.Ordinal)))
        {
            throw new SourceException($"The source '{Kind}' failed ({e.GetType().Name} in {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}); its words hold a secret and are left out.");
        }

        if (reading.Outcome.Error is null && reading.Problems.IsEmpty) return reading;
        return reading with
        {
            Outcome = reading.Outcome with { Error = Mask(reading.Outcome.Error, feed) },
            Problems = [.. reading.Problems.Select(problem => Mask(problem, feed)!)],
        };
    }

    private static string? Mask(string? text, FeedConfig feed)
    {
        if (text is null) return null;
        foreach (var secret in SecretsOf(feed)) text = text.Replace(secret, "(secret)", StringComparison.Ordinal);
        return text;
    }

    private static ImmutableArray<string> SecretsOf(FeedConfig feed) => Secrets.Of(feed.Headers.Values.Append(feed.Token ?? ""));
}
