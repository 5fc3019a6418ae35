using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// The proper names a text uses: runs of capitalised words that are not merely the first word of a sentence, accounts, tags, model
/// names.
/// </summary>
internal static partial class NameMentions
{
    private const string W = GroundingText.WordCharacter;
    private const string Inner = @"[\p{L}\p{N}_&'-]";

    private static readonly FrozenSet<string> Openers = """
        the a an this that these those it he she they we i in on at by for from after before as while but and or however meanwhile since
        when if both two three what why how who according despite during
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static List<string> In(string text)
    {
        var folded = GroundingText.Fold(GroundingText.WithoutMarks(text));
        var names = Account().Matches(folded).Select(match => match.Value).ToList();
        var plain = AddressOrAccount().Replace(folded, " ");
        foreach (Match match in Run().Matches(plain))
        {
            if (Name(match, plain) is { Length: > 1 } name) names.Add(name);
        }

        return names;
    }

    /// <summary>True where the flat text holds the name, as a whole or all its parts.</summary>
    public static bool IsIn(string name, string flat)
    {
        var wanted = GroundingText.Flat(name);
        var padded = $" {flat} ";
        if (padded.Contains($" {wanted} ", StringComparison.Ordinal) || Joined(flat).Contains(Joined(wanted), StringComparison.Ordinal)) return true;
        var parts = wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(part => !GroundingText.IsStopWord(part)).ToList();
        return parts.Count > 0 && parts.TrueForAll(part => HasWord(padded, part));
    }

    private static string? Name(Match match, string text)
    {
        var words = match.Value.Trim().Trim('\'', '-').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToList();
        var before = text[..match.Index].TrimEnd(' ', '"', '\'', '(', '–', '—', '-');
        if (before.Length == 0 || before[^1] is '.' or '!' or '?' or ':' or '•')
        {
            if (Openers.Contains(words[0].ToLowerInvariant())) words.RemoveAt(0);
            // A lone capitalised opener is an ordinary word, unless it acts as a speaker.
            else if (words.Count == 1 && !Marked().IsMatch(words[0]) && !Speaks().IsMatch(text[(match.Index + match.Length)..])) return null;
        }

        words.RemoveAll(word => word.ToLowerInvariant() is "i" or "i'm" or "i've");
        return Possessive().Replace(string.Join(' ', words), "");
    }

    private static bool HasWord(string padded, string part)
    {
        for (var at = padded.IndexOf(" " + part, StringComparison.Ordinal); at >= 0; at = padded.IndexOf(" " + part, at + 1, StringComparison.Ordinal))
        {
            var end = padded.IndexOf(' ', at + 1 + part.Length);
            if (padded[(at + 1 + part.Length)..end] is "" or "s" or "es" or "n" or "an" or "ian" or "ese") return true;
        }

        return false;
    }

    private static string Joined(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex("[@#]" + W + "{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex(@"https?://\S+|[@#]" + W + "+", RegexOptions.CultureInvariant)]
    private static partial Regex AddressOrAccount();

    [GeneratedRegex("[A-Z]" + Inner + "*(?:[./-]?[A-Za-z0-9]+)*(?:\\s+(?:of|de|al|bin|von|van|the)?\\s*[A-Z]" + Inner + "*)*", RegexOptions.CultureInvariant)]
    private static partial Regex Run();

    [GeneratedRegex(@"[A-Z].*[A-Z]|\d", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(?:'s)?\s+(?:said|says|told|announced|claims?|claimed|argues?|argued|warned|denied|confirmed|released|launched|wants|plans|reported)(?!" + W + ")", RegexOptions.CultureInvariant)]
    private static partial Regex Speaks();

    [GeneratedRegex(@"'s?$", RegexOptions.CultureInvariant)]
    private static partial Regex Possessive();
}
