using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Data.Posts;

/// <summary>
/// The identity of a post: 26 lower-case base-32 characters (RFC 4648 alphabet, 128 bits) of the SHA-256 of its feed and the
/// identity its feed gave it. A hash, because publishers write identities of any length and case.
/// </summary>
public readonly record struct PostId : IComparable<PostId>
{
    /// <summary>The length of every id, in characters.</summary>
    public const int Length = 26;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    private PostId(string value) => Value = value;

    /// <summary>The id as stored.</summary>
    public string Value => field ?? "";

    /// <summary>The id of the post that <paramref name="feed"/> calls <paramref name="guid"/>.</summary>
    public static PostId From(FeedId feed, string guid)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(feed.Value + "\n" + guid), hash);
        return new PostId(Base32(hash[..16]));
    }

    /// <summary>Reads an id; false where <paramref name="text"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PostId id)
    {
        id = default;
        if (text is not { Length: Length }) return false;
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '2' and <= '7'))) return false;
        }

        id = new PostId(text);
        return true;
    }

    /// <summary>Reads an id that is known to be valid.</summary>
    /// <exception cref="FormatException">The text is not a post id.</exception>
    public static PostId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a post id.");

    /// <inheritdoc/>
    public int CompareTo(PostId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[Length];
        int bits = 0, value = 0, at = 0;
        foreach (var b in bytes)
        {
            value = ((value << 8) | b) & 0xFFFF;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text[at++] = Alphabet[(value >> bits) & 31];
            }
        }

        text[at] = Alphabet[(value << (5 - bits)) & 31];
        return new string(text);
    }
}
