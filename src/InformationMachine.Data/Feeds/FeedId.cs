using System.Diagnostics.CodeAnalysis;

namespace InformationMachine.Data.Feeds;

/// <summary>
/// The name of a configured feed: 1 to 64 characters of <c>a-z</c>, <c>0-9</c>, <c>-</c>, <c>_</c> and <c>.</c>, starting with a
/// letter or digit. It is chosen by the operator in <c>feeds.json</c> and never changes, so that a feed may move to another URL.
/// </summary>
public readonly record struct FeedId
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaximumLength = 64;

    private FeedId(string value) => Value = value;

    /// <summary>The name as written in <c>feeds.json</c>.</summary>
    public string Value => field ?? "";

    /// <summary>Reads a name; false where <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out FeedId id)
    {
        id = default;
        if (text is null || text.Length is 0 or > MaximumLength || !char.IsAsciiLetterOrDigit(text[0])) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_' or '.')) return false;
        }

        id = new FeedId(text);
        return true;
    }

    /// <summary>Reads a name that is known to be valid.</summary>
    /// <exception cref="FormatException">The text is not a feed name.</exception>
    public static FeedId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is not a feed name: use 1 to {MaximumLength} of a-z, 0-9, '-', '_' and '.'.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
