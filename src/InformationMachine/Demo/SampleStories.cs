using System.Collections.Immutable;
using System.Text.Json;

namespace InformationMachine.Demo;

/// <summary>
/// What a reader would find in the sample feeds, by post ids of <see cref="SampleFeeds"/>. The machine never sees it; tests compare
/// the demo's outcome with it.
/// </summary>
internal sealed record SampleStories
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required ImmutableArray<Story> Stories { get; init; }

    /// <summary>Posts that belong to no story.</summary>
    public required ImmutableArray<string> Unrelated { get; init; }

    public required ImmutableArray<Contradiction> Contradictions { get; init; }

    public required ImmutableArray<Edit> Edits { get; init; }

    public required ImmutableArray<LatePost> Late { get; init; }

    public required ImmutableArray<Echo> Echoes { get; init; }

    /// <summary>Reads <c>stories.json</c> of a folder.</summary>
    public static SampleStories Load(string folder) =>
        JsonSerializer.Deserialize<SampleStories>(File.ReadAllText(Path.Combine(folder, "stories.json")), Json)
        ?? throw new JsonException("stories.json holds null");

    /// <summary>The posts of one story, in order of their dates.</summary>
    internal sealed record Story(string Id, string Title, ImmutableArray<string> Posts);

    /// <summary>Two posts that cannot both be right; <paramref name="Kind"/> is <c>figures</c> or <c>denial</c>.</summary>
    internal sealed record Contradiction(string Story, string Kind, string About, Side Left, Side Right);

    /// <summary>A post and the words in it that the other side contradicts.</summary>
    internal sealed record Side(string Post, string Says);

    /// <summary>A post that is corrected, with the words before and after.</summary>
    internal sealed record Edit(string Post, DateTimeOffset At, string Was, string Now);

    /// <summary>A post that its feed carries only days after its date.</summary>
    internal sealed record LatePost(string Post, DateTimeOffset Published, DateTimeOffset Arrives);

    /// <summary>A post that repeats another nearly word for word.</summary>
    internal sealed record Echo(string Post, string Of);
}
