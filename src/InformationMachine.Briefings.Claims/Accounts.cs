using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Finds what one account alone says, and what one author alone makes of things. An account, be it a person's, a maker's or a newsletter's, has no
/// desk behind it: praise, promises, forecasts and instructions stand in its posts beside news, under headlines too, and no list of words tells them
/// apart; articles of outlets report, and judge in between. Whoever says the same makes a statement of it.
/// </summary>
internal static class Accounts
{
    /// <summary>From this likeness on another author's sentence says about the same.</summary>
    private const double Same = 0.5;

    /// <summary>And from this share on it says all of it: of less the rest is the first one's own.</summary>
    private const double Covered = 0.7;

    /// <summary>Shorter words stand in many addresses.</summary>
    private const int TellingLetters = 3;

    /// <summary>A reporter's "our correspondent" is one in a long text; who tells of their own doings says so more often than every eighth sentence.</summary>
    private const double OwnShare = 0.125;

    public static void Mark(IReadOnlyList<CandidateSentence> units)
    {
        var own = units.GroupBy(unit => unit.PostIndex).Where(post => post.Count(unit => unit is { IsFirstPerson: true, IsTitle: false }) is > 0 and var said && said >= OwnShare * post.Count()).Select(post => post.Key).ToHashSet();
        foreach (var unit in units.Where(unit => unit.Speaker is null && (((IsOfAccount(unit, own) || IsOfItself(unit)) && !Voice.IsAllSourced(unit.Text)) || (!unit.IsTitle && (unit.IsClaim || IsOfColumn(unit))))))
        {
            if (!units.Any(other => other.Post.Author != unit.Post.Author && other.Similarity(unit) >= Same && other.Covers(unit) >= Covered)) unit.Account = Byline.Name(unit.Post.Author);
        }
    }

    /// <summary>
    /// True for the posts of an account, and of whoever tells of their own doings ("we release", "our test"). A headline names what stands below it,
    /// where who speaks is told; one that only names ("Day zero support") leaves open who, and is told as the words of who does.
    /// </summary>
    private static bool IsOfAccount(CandidateSentence unit, HashSet<int> own) =>
        unit.IsTitle && unit.Post.Title is not null ? own.Contains(unit.PostIndex) && !Headlines.States(unit.Text) : unit.Post.Handle is not null || own.Contains(unit.PostIndex);

    /// <summary>A maker that speaks of itself by its name reports on nobody else: "Official API now fastest via Halvern" is Halvern's word.</summary>
    private static bool IsOfItself(CandidateSentence unit)
    {
        var name = Byline.Name(unit.Post.Author);
        var at = name.Length > TellingLetters ? unit.Text.IndexOf(name, StringComparison.Ordinal) : -1;
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(unit.Text[at - 1])) && (at + name.Length == unit.Text.Length || !char.IsLetterOrDigit(unit.Text[at + name.Length]));
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
