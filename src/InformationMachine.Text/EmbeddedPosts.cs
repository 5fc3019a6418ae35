using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// Takes another account's post out of the line into which a feed has run it, known by the signature that embedding leaves behind it:
/// "… — Harbour Office (@harbour) April 5, 2022". Where the line does not say where that post began, what speaks of itself before the
/// signature goes too: a sentence less is better than one in the wrong mouth.
/// </summary>
internal static partial class EmbeddedPosts
{
    /// <param name="text">Lines.</param>
    /// <param name="leftOut">Is told what goes, and by which rule.</param>
    public static string Without(string text, Action<string, string>? leftOut = null)
    {
        if (!text.Contains("(@", StringComparison.Ordinal)) return text;
        return string.Join('\n', text.Split('\n').Select(line => WithoutIn(line, leftOut)));
    }

    private static string WithoutIn(string line, Action<string, string>? leftOut)
    {
        var kept = new List<string>();
        var start = 0;
        foreach (Match signature in Signature().Matches(line))
        {
            var before = SentenceSplitter.Split(line[start..signature.Index]).ToList();
            var end = Math.Max(0, before.Count - 1);
            while (end > 0 && FirstPerson.Is(before[end - 1], language: null)) end--;
            kept.AddRange(before.Take(end));
            leftOut?.Invoke(string.Join(' ', before.Skip(end).Append(signature.Value.Trim())), Shape.Embed);
            start = signature.Index + signature.Length;
        }

        return start == 0 ? line : string.Join(' ', kept.Append(line[start..].Trim())).Trim();
    }

    /// <summary>A dash, a name, its handle, a day.</summary>
    [GeneratedRegex(@"\s*[—–]\s*[^—–\n]{1,60}\(@\w{1,30}\)\s*\p{L}{3,12}\.? \d{1,2},? \d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Signature();
}
