using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds.Sources;

/// <summary>What the sources on this machine share.</summary>
internal static class LocalFile
{
    /// <summary>They cost nobody anything: they are looked at often.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>The most problems one reading reports.</summary>
    public const int MaximumProblems = 20;

    /// <summary>What an exception of the file system means for a feed; it names the path, which the operator has written.</summary>
    public static SourceReading Explain(Exception e, string path) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => SourceReading.Failed(FeedFailure.NotFound, $"{path} does not exist"),
        UnauthorizedAccessException => SourceReading.Failed(FeedFailure.Forbidden, $"{path} may not be read"),
        _ => SourceReading.Failed(FeedFailure.Other, $"{path} cannot be read ({e.GetType().Name})"),
    };
}
