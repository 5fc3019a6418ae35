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
    public static ImmutableArray<FeedConfig> Read(string file, IReadOnlyCollection<string> kinds)
    {
        if (!File.Exists(file)) throw new RefusedException(ExitCode.Configuration, $"{file}: there is no such file; `config init` writes one to start from, `feeds add URL` one with your first feed, and `demo` needs none.");
        var json = JsonLines.Read(file);
        var reading = new FeedsFileReading(file, json, kinds);
        var feeds = reading.Feeds();
        if (reading.Mistakes.Count > 0) throw new RefusedException(ExitCode.Configuration, string.Join(Environment.NewLine, reading.Mistakes));
        return feeds;
    }
}
