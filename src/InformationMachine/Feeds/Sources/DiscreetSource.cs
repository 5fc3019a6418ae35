using System.Collections.Immutable;
using System.Text;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// Keeps a feed's secrets out of whatever its source says, posts and errors alike, even where a server echoes them: both are shown, logged and
/// exported. What a source throws is passed on without its words.
/// </summary>
internal sealed class DiscreetSource(IFeedSource source) : IFeedSource
{
    private const int ShortestWord = 8;

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

        var hidden = Forms(SecretsOf(feed));
        return hidden.IsEmpty ? reading : reading with
        {
            Outcome = reading.Outcome with { Error = Mask(reading.Outcome.Error, hidden) },
            Problems = [.. reading.Problems.Select(problem => Mask(problem, hidden)!)],
            Feed = reading.Feed is { } document ? Mask(document, hidden) : null,
        };
    }

    /// <summary>A server that echoes what it was sent would have posts carry it into exports and onto pages.</summary>
    private static ParsedFeed Mask(ParsedFeed feed, ImmutableArray<string> hidden) => feed with
    {
        Title = Mask(feed.Title, hidden),
        Link = Mask(feed.Link, hidden),
        Description = Mask(feed.Description, hidden),
        Author = Mask(feed.Author, hidden),
        Items = [.. feed.Items.Select(item => Mask(item, hidden))],
    };

    private static ParsedItem Mask(ParsedItem item, ImmutableArray<string> hidden) => item with
    {
        Id = Mask(item.Id, hidden),
        Title = Mask(item.Title, hidden),
        Link = Mask(item.Link, hidden),
        Author = Mask(item.Author, hidden),
        Source = Mask(item.Source, hidden),
        ContentHtml = Mask(item.ContentHtml, hidden),
        ContentText = Mask(item.ContentText, hidden),
        SummaryText = Mask(item.SummaryText, hidden),
        Links = [.. item.Links.Select(link => Mask(link, hidden)!)],
        Labels = [.. item.Labels.Select(label => Mask(label, hidden)!)],
        LinkTitle = Mask(item.LinkTitle, hidden),
        Transcript = Mask(item.Transcript, hidden),
    };

    private static string? Mask(string? text, ImmutableArray<string> hidden)
    {
        if (text is null) return null;
        foreach (var secret in hidden) text = text.Replace(secret, "(secret)", StringComparison.Ordinal);
        return text;
    }

    /// <summary>A secret as it stands, its last word alone (a header's "Bearer" is none), and both as servers encode what they repeat; the longest first.</summary>
    private static ImmutableArray<string> Forms(ImmutableArray<string> secrets) =>
    [
        .. secrets
            .SelectMany(secret => secret.LastIndexOf(' ') is >= 0 and var blank && secret.Length - blank > ShortestWord ? new[] { secret, secret[(blank + 1)..] } : [secret])
            .SelectMany(secret => new[] { secret, Uri.EscapeDataString(secret), string.Concat(Encoding.UTF8.GetBytes(secret).Select(part => $"%{part:X2}")), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=') })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(form => form.Length),
    ];

    private static ImmutableArray<string> SecretsOf(FeedConfig feed) => Secrets.Of(feed.Headers.Values.Append(feed.Token ?? ""));
}
