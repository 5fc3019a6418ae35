using InformationMachine.Briefings.Claims;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Ranking;

/// <summary>Picks units by score within a number of words, leaving out what repeats what is already there.</summary>
internal static class Selection
{
    /// <summary>Beyond this similarity a unit repeats another.</summary>
    public const double Repeats = 0.6;

    /// <summary>So many sentences back a pronoun may find its noun: readers take it for what the sentence right before it names.</summary>
    private const int Reach = 1;

    /// <summary>With fewer words that mean something a sentence ("So here we are.") names nothing that another could speak of.</summary>
    private const int FewestNaming = 2;

    /// <param name="candidates">What can be told.</param>
    /// <param name="score">How much it is worth.</param>
    /// <param name="words">The most words of all.</param>
    /// <param name="most">The most of them that are picked here, without those that others need before them.</param>
    /// <param name="already">What is picked already.</param>
    /// <param name="mustStand">True where no sentence may be without the one that it speaks of.</param>
    /// <param name="isAmongOthers">True where sentences about other things may stand around it: one that names nothing needs its own before it too.</param>
    public static List<CandidateSentence> Pick(IEnumerable<CandidateSentence> candidates, Func<CandidateSentence, double> score, int words, int most, IEnumerable<CandidateSentence>? already = null, bool mustStand = true, bool isAmongOthers = false)
    {
        var picked = new List<CandidateSentence>(already ?? []);
        var taken = 0;
        var left = words - picked.Sum(unit => unit.Length);
        var ranked = candidates.OrderByDescending(score).ThenBy(unit => unit.PostIndex).ThenBy(unit => unit.Position).ToList();
        foreach (var unit in ranked)
        {
            if (taken >= most) break;
            if (unit.Length > left || picked.Exists(other => IsSame(unit, other))) continue;
            if (mustStand && Leans(unit, isAmongOthers) && !picked.Exists(other => IsAntecedent(other, unit)))
            {
                // What it speaks of goes before it where there is room for both.
                var before = ranked.Find(other => IsAntecedent(other, unit) && !Leans(other, isAmongOthers) && other.Words.Count >= FewestNaming && !picked.Exists(told => IsSame(told, other)));
                if (before is null || before.Length + unit.Length > left) continue;
                picked.Add(before);
                left -= before.Length;
            }

            picked.Add(unit);
            left -= unit.Length;
            taken++;
        }

        return picked;
    }

    private static bool Leans(CandidateSentence unit, bool isAmongOthers) => unit.NeedsAntecedent || (isAmongOthers && unit.IsAnchorless);

    /// <summary>True where one repeats the other; what contradicts it does not.</summary>
    public static bool IsSame(CandidateSentence a, CandidateSentence b) => ReferenceEquals(a, b) || (a.Formula > 0 && a.Formula == b.Formula) || (a.Similarity(b) > Repeats && !SaysOther(a, b));

    /// <summary>True where one contradicts the other, or is the same report of another place, day or person.</summary>
    public static bool SaysOther(CandidateSentence a, CandidateSentence b) => Contrast.Is(a.Text, b.Text) || Contrast.IsOtherInstance(a.Text, b.Text);

    /// <summary>True where the one stands so shortly before the other in its post that a pronoun of the latter finds its noun; a reply finds it in its question.</summary>
    public static bool IsAntecedent(CandidateSentence unit, CandidateSentence other) =>
        unit.PostIndex == other.PostIndex && other.Position - unit.Position is > 0 and <= Reach && (!other.IsReply || Cues.IsQuestion(unit.Text));

    /// <summary>Without those that would speak of whom another sentence names than the one they were written behind.</summary>
    /// <param name="ordered">The sentences, in the order in which they are read.</param>
    /// <param name="before">What is read right before the first of them.</param>
    /// <param name="isAmongOthers">True where sentences about other things may stand around it: one that names nothing needs its own before it too.</param>
    public static IEnumerable<CandidateSentence> Standing(IEnumerable<CandidateSentence> ordered, CandidateSentence? before = null, bool isAmongOthers = false)
    {
        foreach (var unit in ordered)
        {
            if (Leans(unit, isAmongOthers) && (before is null || !IsAntecedent(before, unit))) continue;
            yield return before = unit;
        }
    }

    /// <summary>As the story went: by post, then as the post has it.</summary>
    public static IEnumerable<CandidateSentence> InOrder(IEnumerable<CandidateSentence> units) => units.OrderBy(unit => unit.PostIndex).ThenBy(unit => unit.Position);
}
