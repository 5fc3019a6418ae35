using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds;

/// <summary>
/// Tells a post under a known identity that is other news from an edit: its address, its date, its headline and its words all differ
/// from those of the post that had the identity before. Whatever agrees in one of them is an edit. Pure.
/// </summary>
internal static class ReusedIdentity
{
    /// <summary>Less than half of the words are the same.</summary>
    private const double Alike = 0.5;

    /// <summary>An article may be written anew, with another headline and slug, while its news breaks.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromHours(12);

    private const int FewestDigits = 4;

    /// <summary>True where the later post is no edit of the earlier one.</summary>
    public static bool Is(Post earlier, Post later)
    {
        if (earlier.Fingerprint == later.Fingerprint || !Differ(earlier.Title, later.Title)) return false;
        if (later.PublishedAt == later.FirstSeenAt || (later.PublishedAt - earlier.PublishedAt).Duration() < Soon) return false;
        return IsElsewhere(earlier.Url, later.Url) && Likeness.Of(earlier.Text, later.Text) < Alike;
    }

    /// <summary>A number in the address, such as "/4711-old-title", is the article's own: another slug behind it is none.</summary>
    private static bool IsElsewhere(string? earlier, string? later) =>
        Marks.Address(earlier) is { } from && Marks.Address(later) is { } to && from != to && !Numbers(from).Overlaps(Numbers(to));

    private static bool Differ(string? one, string? other) => one is not null && other is not null && !one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static HashSet<string> Numbers(string address)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < address.Length; at++)
        {
            var start = at;
            while (at < address.Length && char.IsAsciiDigit(address[at])) at++;
            // A year is no article's number.
            if (at - start > FewestDigits || (at - start == FewestDigits && address[start] is not ('1' or '2'))) numbers.Add(address[start..at]);
        }

        return numbers;
    }
}
