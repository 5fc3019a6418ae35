using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Writing;

/// <summary>
/// Statements of different authors that do not agree: other figures for the same thing, a denial, a negation. Both sides are quoted;
/// who is right is not for the machine to say.
/// </summary>
internal static class TensionsSection
{
    private const int MaximumTensions = 5;
    private const int MaximumOfAKind = 3;
    private const int MaximumUnits = 400;
    private const double FiguresOverlap = 0.3;
    private const double DenialOverlap = 0.25;
    private const double NegationOverlap = 0.5;
    private const double LeastDifference = 0.05;

    public static IReadOnlyList<(TensionKind Kind, Unit Earlier, Unit Later)> Select(IReadOnlyList<Unit> units)
    {
        var statements = units.Where(unit => !Cues.IsQuestion(unit.Text)).OrderByDescending(unit => unit.Centrality).Take(MaximumUnits)
            .OrderBy(unit => unit.PostIndex).ThenBy(unit => unit.Position).Select(unit => new Claim(unit)).ToList();
        var found = new List<(TensionKind Kind, Claim Earlier, Claim Later, double Score)>();
        for (var i = 0; i < statements.Count; i++)
        {
            for (var j = i + 1; j < statements.Count; j++)
            {
                if (statements[i].Unit.Post.Author == statements[j].Unit.Post.Author) continue;
                if (Compare(statements[i], statements[j]) is { } tension) found.Add((tension.Kind, statements[i], statements[j], tension.Score));
            }
        }

        return Best(found);
    }

    private static List<(TensionKind, Unit, Unit)> Best(List<(TensionKind Kind, Claim Earlier, Claim Later, double Score)> found)
    {
        var chosen = new List<(TensionKind, Unit, Unit)>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kind, earlier, later, _) in found.OrderByDescending(item => item.Score).ThenBy(item => item.Earlier.Unit.PostIndex).ThenBy(item => item.Later.Unit.PostIndex))
        {
            // One dispute over one pair of figures, between one pair of people or about one sentence is told once.
            var key = kind == TensionKind.Figures ? Claim.Dispute(earlier, later)! : $"{kind}/{earlier.Unit.Post.Author}/{later.Unit.Post.Author}";
            if (chosen.Count == MaximumTensions || chosen.Count(told => told.Item1 == kind) == MaximumOfAKind || used.Contains(key)) continue;
            if (kind != TensionKind.Figures && chosen.Exists(told => told.Item1 == kind && (told.Item2 == earlier.Unit || told.Item3 == later.Unit))) continue;
            used.Add(key);
            chosen.Add((kind, earlier.Unit, later.Unit));
        }

        return chosen;
    }

    private static (TensionKind Kind, double Score)? Compare(Claim a, Claim b)
    {
        var overlap = a.Overlap(b);
        if (overlap >= FiguresOverlap && Claim.Dispute(a, b) is not null) return (TensionKind.Figures, overlap + (Claim.Refutes(a, b) ? 2 : 1));
        if (overlap >= DenialOverlap && a.Denies != b.Denies) return (TensionKind.Denial, overlap + (b.Denies ? 0.5 : 0.2));
        return a.Negates != b.Negates && a.Likeness(b) >= NegationOverlap ? (TensionKind.Contradiction, overlap) : null;
    }

    /// <summary>A unit with what comparing needs.</summary>
    private sealed class Claim
    {
        private readonly HashSet<string> _words;
        private readonly List<Figure> _figures;

        public Claim(Unit unit)
        {
            Unit = unit;
            _words = [.. unit.Words.Where(word => !char.IsAsciiDigit(word[0]))];
            _figures = Figure.In(unit.Text);
            Denies = Cues.Denial().IsMatch(unit.Text);
            Negates = Cues.Negation().IsMatch(unit.Text);
        }

        public Unit Unit { get; }

        public bool Denies { get; }

        public bool Negates { get; }

        /// <summary>Shared content words, as a share of the shorter statement's, numbers apart.</summary>
        public double Overlap(Claim other)
        {
            var shortest = Math.Min(_words.Count, other._words.Count);
            if (shortest < 3) return 0;
            var shared = _words.Count(other._words.Contains);
            return shared < 2 ? 0 : shared / (double)shortest;
        }

        /// <summary>Shared content words, as a share of all of both: a negation is only one where nearly all else is the same.</summary>
        public double Likeness(Claim other)
        {
            var shared = _words.Count(other._words.Contains);
            return shared < 4 ? 0 : shared / (double)(_words.Count + other._words.Count - shared);
        }

        /// <summary>True where one of them says outright that the other's figure is wrong.</summary>
        public static bool Refutes(Claim a, Claim b) => Refuted(a, b) is not null || Refuted(b, a) is not null;

        /// <summary>Two figures for the same thing that differ, as a key; null where there is none.</summary>
        public static string? Dispute(Claim a, Claim b)
        {
            if ((Refuted(a, b) ?? Refuted(b, a)) is { } refuted) return refuted;
            foreach (var mine in a._figures)
            {
                foreach (var theirs in b._figures)
                {
                    if (!mine.IsComparable(theirs) || Math.Abs(mine.Value - theirs.Value) <= LeastDifference * Math.Max(mine.Value, theirs.Value)) continue;
                    // A statement that names both figures tells of a change and disputes nothing.
                    if (a._figures.Exists(figure => figure.Value == theirs.Value) || b._figures.Exists(figure => figure.Value == mine.Value)) continue;
                    return $"{mine.Unit}/{Math.Min(mine.Value, theirs.Value)}/{Math.Max(mine.Value, theirs.Value)}";
                }
            }

            return null;
        }

        /// <summary>What the one says outright is wrong in the other's statement, with its own figure, as a key; null where there is none.</summary>
        private static string? Refuted(Claim one, Claim other)
        {
            if (one._figures.Find(figure => figure.IsRefuted && other._figures.Exists(theirs => !theirs.IsRefuted && theirs.Value == figure.Value)) is not { } wrong) return null;
            var own = one._figures.Find(figure => !figure.IsRefuted && (figure.IsComparable(wrong) || wrong.Unit.Length == 0)) ?? wrong;
            return $"{own.Unit}/{Math.Min(own.Value, wrong.Value)}/{Math.Max(own.Value, wrong.Value)}";
        }
    }
}
