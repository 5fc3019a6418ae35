using System.Globalization;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>stdin</c>: posts that another program writes to this one's standard input, one object a line (see <see cref="PostsFile"/>).
/// Lines that a reading took are kept until the next one's cursor tells that they were stored.
/// </summary>
internal sealed class StandardInputSource(SourceParts parts, Func<InputLines> input) : IFeedSource
{
    /// <summary>A pause of this length ends a reading; the next takes what comes after.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>One process has one standard input, however often the machine begins anew in it.</summary>
    private static readonly Lazy<InputLines> Shared = new(() => new InputLines(Console.OpenStandardInput()));

    public static SourceKind Registration { get; } = new("stdin", parts => new StandardInputSource(parts, () => Shared.Value))
    {
        Schemes = ["stdin"],
        Recognises = url => url.Scheme == "stdin",
        DefaultInterval = TimeSpan.FromSeconds(2),
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        var lines = new PostLines();
        var from = input();
        from.Confirm(state?.Cursor);
        var first = parts.Options.Timeout;
        while (lines.Count < parts.Options.MaximumPostsPerDocument && await from.NextAsync(from.Taken == 0 ? first : Pause, cancellationToken) is { } line)
            lines.Add(line.Text, string.Create(CultureInfo.InvariantCulture, $"standard input:{line.Number}"));
        var reading = lines.Reading("Standard input", from.Cursor);
        return from.HasEnded ? reading with { Outcome = reading.Outcome with { Freshness = parts.Options.MaximumInterval } } : reading;
    }
}
