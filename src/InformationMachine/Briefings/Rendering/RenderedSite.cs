using System.Text.Json;

namespace InformationMachine.Briefings.Rendering;

/// <summary>
/// What a site holds, kept as <c>.rendered.json</c> in its folder. Only a memory: lost or damaged, everything is rendered again.
/// </summary>
internal sealed record RenderedSite
{
    /// <summary>Raised whenever pages come to look different, so that a newer program renders all of them again.</summary>
    public const int CurrentForm = 1;

    private const string FileName = ".rendered.json";

    public int Form { get; init; }

    public SortedDictionary<int, RenderedThread> Threads { get; init; } = [];

    /// <summary>What is known of a site; nothing where the file is missing, damaged or of another form.</summary>
    public static async Task<RenderedSite> ReadAsync(string site, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(Path.Combine(site, FileName));
            var known = await JsonSerializer.DeserializeAsync<RenderedSite>(file, cancellationToken: cancellationToken);
            return known is { Form: CurrentForm } ? known : new RenderedSite();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return new RenderedSite();
        }
    }

    public Task WriteAsync(string site, CancellationToken cancellationToken) =>
        SiteFile.WriteAsync(Path.Combine(site, FileName), JsonSerializer.Serialize(this with { Form = CurrentForm }), cancellationToken);
}
