using System.Collections.Immutable;
using InformationMachine.Feeds;

namespace InformationMachine.Configuration;

/// <summary><c>feeds.json</c>: which feeds exist. All mistakes are reported at once, each with its line.</summary>
internal static class FeedsFile
{
    /// <summary>Reads the file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="kinds">The known kinds of source.</param>
    /// <exception cref="RefusedException">Something is wrong (exit code 78).</exception>
    public static ImmutableArray<FeedConfig> Read(string file, IReadOnlyCollection<string> kinds) => Read(new FeedsDocument(file), kinds);

    /// <summary>Reads the document, wherever it is, as it is known.</summary>
    /// <param name="document">The document.</param>
    /// <param name="kinds">The known kinds of source.</param>
    /// <exception cref="RefusedException">Something is wrong (exit code 78).</exception>
    public static ImmutableArray<FeedConfig> Read(IDocument document, IReadOnlyCollection<string> kinds) => Read(document.Place, document.Known().Bytes ?? throw Missing(document), kinds);

    /// <summary>Reads what a file, or another place, holds.</summary>
    /// <param name="place">What a mistake is said to be in.</param>
    /// <param name="content">The text.</param>
    /// <param name="kinds">The known kinds of source.</param>
    /// <exception cref="RefusedException">Something is wrong (exit code 78).</exception>
    public static ImmutableArray<FeedConfig> Read(string place, byte[] content, IReadOnlyCollection<string> kinds)
    {
        var reading = new FeedsFileReading(place, JsonLines.Read(place, content), kinds);
        var feeds = reading.Feeds();
        if (reading.Mistakes.Count > 0) throw new RefusedException(ExitCode.Configuration, string.Join(Environment.NewLine, reading.Mistakes));
        return feeds;
    }

    /// <summary>That there is no list of feeds.</summary>
    public static RefusedException Missing(IDocument document) => new(ExitCode.Configuration, document is FeedsDocument
        ? $"{document.Place}: there is no such file; `config init` writes one to start from, `feeds add URL` one with your first feed, and `demo` needs none."
        : $"{document.Place}: there is none yet; `run` takes feeds.json of the configuration directory over, and `feeds add URL` begins one.");
}
