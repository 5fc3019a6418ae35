using System.Collections.Frozen;
using System.Security.Cryptography;

namespace InformationMachine.Desk.Serving;

/// <summary>Style sheet and scripts, served out of the program itself under names that change with their content.</summary>
internal static class DeskAssets
{
    private const string Prefix = "desk/";

    private static readonly FrozenDictionary<string, (byte[] Bytes, string Hash)> Files = typeof(DeskAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    /// <summary>The address of a file, below the desk's root.</summary>
    public static string Url(string name) => $"~/assets/{name}?v={Files[name].Hash}";

    public static IResult Serve(string name, HttpResponse response)
    {
        if (!Files.TryGetValue(name, out var file)) return Results.NotFound();
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(file.Bytes, Type(name), entityTag: new($"\"{file.Hash}\""));
    }

    private static string Type(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };

    private static (byte[] Bytes, string Hash) Read(string resource)
    {
        using var stream = typeof(DeskAssets).Assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (bytes, Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }
}
