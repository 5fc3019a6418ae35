using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Finds what one account alone says, and what one author alone makes of things. A post of an account has no headline and no desk behind it:
/// praise, slogans and instructions stand in it beside news, and no list of words tells them apart; articles report, and judge in between.
/// Whoever says the same makes a statement of it.
/// </summary>
internal static class Accounts
{
    /// <summary>From this likeness on another author's sentence says about the same.</summary>
    private const double Same = 0.5;

    /// <summary>Shorter words stand in many addresses.</summary>
    private const int TellingLetters = 3;

    public static void Mark(IReadOnlyList<CandidateSentence> units)
    {
        foreach (var unit in units.Where(unit => unit.Speaker is null && ((unit.Post is { Title: null, Handle: not null } && !Voice.IsSourced(unit.Text)) || (!unit.IsTitle && (unit.IsClaim || IsOfColumn(unit))))))
        {
            if (!units.Any(other => other.Post.Author != unit.Post.Author && other.Similarity(unit) >= Same)) unit.Account = Byline.Name(unit.Post.Author);
        }
    }

    /// <summary>A column has its author's name behind its headline: what it does not have from others is the author's. Behind other headlines stands the outlet's.</summary>
    private static bool IsOfColumn(CandidateSentence unit) =>
        unit.Post.Title is { } title && Byline.Name(unit.Post.Author) is var name && title.EndsWith("| " + name, StringComparison.Ordinal) && !IsOutlet(name, unit.Post.Url);

    /// <summary>True where a word of the name, or its initials, stand in the address, and where there is none that could tell.</summary>
    private static bool IsOutlet(string name, string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return true;
        var words = Tokens.Of(name);
        return words.Any(word => word.Length >= TellingLetters && address.Host.Contains(word, StringComparison.OrdinalIgnoreCase))
            || address.Host.Split('.').Contains(string.Concat(words.Select(word => word[0])), StringComparer.OrdinalIgnoreCase);
    }
}
