using System.Text.Json;

namespace InformationMachine.Cli;

/// <summary>One document of a parse manifest.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Path">Where it is.</param>
/// <param name="ContentType">The HTTP header it came with.</param>
/// <param name="BaseUrl">Where it came from.</param>
internal sealed record ManifestLine(string Name, string Path, string? ContentType, Uri? BaseUrl)
{
    /// <exception cref="RefusedException">The line is not one of a manifest.</exception>
    public static ManifestLine Read(string line, string folder, string where)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var name = Text(json.RootElement, "file") ?? throw new RefusedException(ExitCode.Failed, $"{where}: \"file\" is missing.");
            var address = Text(json.RootElement, "base_url");
            Uri? baseUrl = null;
            if (address is not null && !Uri.TryCreate(address, UriKind.Absolute, out baseUrl)) throw new RefusedException(ExitCode.Failed, $"{where}: \"base_url\" is '{address}'; write an absolute address.");
            var headers = json.RootElement.TryGetProperty("http_headers", out var h) && h.ValueKind == JsonValueKind.Object ? h : default;
            var contentType = Text(json.RootElement, "content_type") ?? Header(headers, "content-type");
            return new ManifestLine(name, System.IO.Path.Combine(folder, name), contentType, Located(baseUrl, Header(headers, "content-location")));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new RefusedException(ExitCode.Failed, $"{where}: this is not a manifest line ({e.Message}); write {{\"file\": …}}.", e);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Header(JsonElement headers, string name) =>
        headers.ValueKind != JsonValueKind.Object ? null
            : headers.EnumerateObject().FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static Uri? Located(Uri? baseUrl, string? location) => Feeds.Parsing.WebAddress.Rebase(baseUrl, location);
}
