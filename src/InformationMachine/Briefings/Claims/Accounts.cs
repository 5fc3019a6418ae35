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

    public static void Mark(IReadOnlyList<CandidateSentence> units)
    {
        foreach (var unit in units.Where(unit => unit.Speaker is null && ((unit.Post is { Title: null, Handle: not null } && !Voice.IsSourced(unit.Text)) || (unit.IsClaim && !unit.IsTitle))))
        {
            if (!units.Any(other => other.Post.Author != unit.Post.Author && other.Similarity(unit) >= Same)) unit.Account = Text.Byline.Name(unit.Post.Author);
        }
    }
}
