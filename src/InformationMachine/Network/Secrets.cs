using System.Collections.Immutable;

namespace InformationMachine.Network;

/// <summary>Resolves <c>env:NAME</c> and <c>file:PATH</c>. A secret never appears in a message; its reference does.</summary>
internal static class Secrets
{
    private const int MaximumLength = 16 * 1024;

    /// <summary>The secret, or null where the variable or file is not there.</summary>
    public static string? Resolve(string reference)
    {
        if (reference.StartsWith("env:", StringComparison.Ordinal)) return Trimmed(Environment.GetEnvironmentVariable(reference[4..]));
        if (!reference.StartsWith("file:", StringComparison.Ordinal)) return null;
        try
        {
            using var reader = new StreamReader(reference[5..]);
            var buffer = new char[MaximumLength];
            return Trimmed(new string(buffer, 0, reader.ReadBlock(buffer)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Headers with their references resolved; null and the reference that could not be.</summary>
    public static ImmutableDictionary<string, string>? ResolveHeaders(ImmutableDictionary<string, string> headers, out string? missing)
    {
        missing = null;
        var resolved = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            if ((IsReference(value) ? Resolve(value) : value) is not { } text)
            {
                missing = value;
                return null;
            }

            resolved[name] = text;
        }

        return resolved.ToImmutable();
    }

    /// <summary>What references stand for, for keeping it out of messages; very short ones are no secrets and would mangle any text.</summary>
    public static ImmutableArray<string> Of(IEnumerable<string> references) =>
    [
        .. references.Where(IsReference).Select(Resolve).OfType<string>().Where(secret => secret.Length >= 4)
            .Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length),
    ];

    private static bool IsReference(string text) => text.StartsWith("env:", StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.Ordinal);

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
