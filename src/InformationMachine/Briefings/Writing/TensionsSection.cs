using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Writing;

/// <summary>
/// Statements of different people that do not agree: other figures for the same thing, a denial of what the other says, the opposite
/// of it. Both sides are quoted; who is right is not for the machine to say. Rather none than a wrong one: a reader who finds two
/// statements that go together under this heading believes none of the rest.
/// </summary>
internal static class TensionsSection
{
    private const int MaximumTensions = 5;
    private const int MaximumOfAKind = 3;
    private const int MaximumUnits = 400;
    private const double FiguresOverlap = 0.3;
    private const double DenialOverlap = 0.4;
    private const int DenialWords = 3;
    private const double NegationLikeness = 0.6;

    public static IReadOnlyList<(TensionKind Kind, Unit Earlier, Unit Later)> Select(IReadOnlyList<Unit> units)
    {
        var passedOn = PassedOn.In(units);
        var statements = units.Where(unit => !unit.IsQuoted && !passedOn.Contains(unit) && !Cues.IsQuestion(unit.Text)).OrderByDescending(unit => unit.Centrality).Take(MaximumUnits)
            .OrderBy(unit => unit.PostIndex).ThenBy(unit => unit.Position).Select(unit => new Claim(unit)).ToList();
        var found = new List<(TensionKind Kind, Claim Earlier, Claim Later, double Score)>();
        for (var i = 0; i < statements.Count; i++)
        {
            for (var j = i + 1; j < statements.Count; j++)
            {
                if (statements[i].Author == statements[j].Author) continue;
                if (Compare(statements[i], statements[j]) is { } tension) found.Add((tension.Kind, statements[i], statements[j], tension.Score));
            }
        }

        return Best(found);
    }

    /// <summary>How two statements disagree, and how surely; null where they do not.</summary>
    public static (TensionKind Kind, double Score)? Compare(Claim a, Claim b)
    {
        var overlap = a.Overlap(b);
        if (overlap >= FiguresOverlap && Claim.Dispute(a, b) is not null && (Claim.Refutes(a, b) || !a.IsOfAnother(b))) return (TensionKind.Figures, overlap + (Claim.Refutes(a, b) ? 2 : 1));
        if (a.Disputes != b.Disputes && Asserting(a, b).Negations == 0 && overlap >= DenialOverlap && a.Shared(b) >= DenialWords) return (TensionKind.Denial, overlap + (b.Disputes ? 0.5 : 0.2));
        if (Math.Abs(a.Negations - b.Negations) == 1 && Math.Min(a.Negations, b.Negations) == 0 && a.Likeness(b) >= NegationLikeness) return (TensionKind.Contradiction, overlap);
        return a.Negations == b.Negations && a.IsOpposite(b) ? (TensionKind.Contradiction, overlap) : null;
    }

    private static Claim Asserting(Claim a, Claim b) => a.Disputes ? b : a;

    private static List<(TensionKind, Unit, Unit)> Best(List<(TensionKind Kind, Claim Earlier, Claim Later, double Score)> found)
    {
        var chosen = new List<(TensionKind, Unit, Unit)>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kind, earlier, later, _) in found.OrderByDescending(item => item.Score).ThenBy(item => item.Earlier.Unit.PostIndex).ThenBy(item => item.Later.Unit.PostIndex))
        {
            // One dispute over one pair of figures, between one pair of people or about one sentence is told once.
            var key = kind == TensionKind.Figures ? Claim.Dispute(earlier, later)! : $"{kind}/{earlier.Author}/{later.Author}";
            if (chosen.Count == MaximumTensions || chosen.Count(told => told.Item1 == kind) == MaximumOfAKind || used.Contains(key)) continue;
            if (kind != TensionKind.Figures && chosen.Exists(told => told.Item1 == kind && (told.Item2 == earlier.Unit || told.Item3 == later.Unit))) continue;
            used.Add(key);
            chosen.Add((kind, earlier.Unit, later.Unit));
        }

        return chosen;
    }
}
