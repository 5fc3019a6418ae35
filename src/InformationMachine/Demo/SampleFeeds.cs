using System.Collections.Immutable;
using System.Text.Json;

namespace InformationMachine.Demo;

/// <summary>The bundled sample material: fictional feeds whose posts unfold over one fictional week.</summary>
internal sealed record SampleFeeds
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>When the fictional week begins.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When everything has been published, with some hours to spare.</summary>
    public required DateTimeOffset End { get; init; }

    public required ImmutableArray<SampleFeed> Feeds { get; init; }

    /// <summary>Where the build puts the material: beside the program.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Reads the bundled material.</summary>
    /// <exception cref="RefusedException">The material is missing or damaged.</exception>
    public static SampleFeeds Load() => Load(Folder);

    /// <summary>Reads the material of a folder.</summary>
    /// <inheritdoc cref="Load()"/>
    public static SampleFeeds Load(string folder)
    {
        try
        {
            var samples = Read<SampleFeeds>(File.ReadAllText(Path.Combine(folder, "feeds.json")));
            return samples with { Feeds = [.. samples.Feeds.Select(feed => feed with { Posts = Posts(folder, feed) })] };
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new RefusedException(ExitCode.Failed, $"{folder}: the sample feeds cannot be read ({failure.Message}); build or install the program again.", failure);
        }
    }

    private static ImmutableArray<SamplePost> Posts(string folder, SampleFeed feed) =>
        [.. File.ReadLines(Path.Combine(folder, "posts", feed.Id + ".jsonl")).Where(line => line.Length > 0).Select(Read<SamplePost>)];

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json) ?? throw new JsonException("null is not sample material");
}
