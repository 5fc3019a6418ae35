using System.Runtime.InteropServices;
using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Feeds;

/// <summary>How much of the words of two posts agree. Pure.</summary>
internal static class Likeness
{
    private const int MaximumLength = 10_000;

    /// <summary>Headline and text together.</summary>
    public static double Of(Post one, Post other) => Of($"{one.Title}\n{one.Text}", $"{other.Title}\n{other.Text}");

    /// <summary>The share of words that two texts have in common, 0 to 1, each counted as often as it occurs (Dice).</summary>
    public static double Of(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        if (a.Count == 0 || b.Count == 0) return a.Count == b.Count ? 1 : 0;
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in a) CollectionsMarshal.GetValueRefOrAddDefault(left, word, out _)++;
        var common = 0;
        foreach (var word in b)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(left, word, out _);
            if (count-- > 0) common++;
        }

        return 2.0 * common / (a.Count + b.Count);
    }

    private static IReadOnlyList<string> Words(string text) => Tokens.Of(text.Length <= MaximumLength ? text : text[..MaximumLength]);
}
