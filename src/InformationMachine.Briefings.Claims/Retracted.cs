using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// What authors have themselves taken back or brought up to date, with the later statement that does so: a negation, the opposite,
/// "I was wrong: ...", or another figure for the same thing. What others say against it makes it disputed and never withdrawn; so does
/// what an author only passes on from another speaker, unless it says that things have changed.
/// </summary>
internal static class Retracted
{
    private const int MaximumUnits = 200;
    private const double AdmittedOverlap = 0.5;

    /// <summary>Figures of one thing stand in sentences that say the same of it; less will do where a change is spoken of.</summary>
    private const double FigureLikeness = 0.45;
    private const double ChangedLikeness = 0.3;
    private const int FewestShared = 3;

    /// <param name="units">All units of a thread, by post and position.</param>
    public static IReadOnlyDictionary<CandidateSentence, (CandidateSentence By, EvolutionKind Kind)> In(IReadOnlyList<CandidateSentence> units)
    {
        var withdrawn = new Dictionary<CandidateSentence, (CandidateSentence By, EvolutionKind Kind)>();
        var passedOn = Reported.In(units);
        foreach (var author in units.Where(unit => !unit.IsQuoted && !unit.IsLabel && !Cues.IsQuestion(unit.Text) && !passedOn.Contains(unit)).GroupBy(unit => Byline.Name(unit.Post.Author), StringComparer.Ordinal))
        {
            Compare([.. author.TakeLast(MaximumUnits).Select(unit => new Claim(unit))], withdrawn);
        }

        return withdrawn;
    }

    /// <summary>The first of the later statements that takes it back is the one that changed it.</summary>
    private static void Compare(List<Claim> own, Dictionary<CandidateSentence, (CandidateSentence By, EvolutionKind Kind)> withdrawn)
    {
        for (var j = 1; j < own.Count; j++)
        {
            var later = own[j];
            var before = own.Take(j).Where(earlier => earlier.Unit.PostIndex < later.Unit.PostIndex && !withdrawn.ContainsKey(earlier.Unit)).ToList();
            foreach (var earlier in before)
            {
                if (Kind(earlier, later) is { } kind) withdrawn[earlier.Unit] = (later.Unit, kind);
            }

            if (Former(later, own) is { } former && !withdrawn.ContainsKey(later.Unit)) withdrawn[later.Unit] = (former.Unit, EvolutionKind.FigureUpdated);
            if (Cues.OwnMistake().IsMatch(later.Unit.Text) && !before.Exists(earlier => withdrawn.ContainsKey(earlier.Unit)) && Meant(later, before) is { } meant)
                withdrawn[meant.Unit] = (later.Unit, EvolutionKind.Reversed);
        }
    }

    private static EvolutionKind? Kind(Claim earlier, Claim later)
    {
        if (earlier.HasOtherSpeaker(later) && !Cues.Change().IsMatch(later.Unit.Text)) return null;
        if (earlier.HasOtherDay(later)) return EvolutionKind.FigureUpdated;
        if (earlier.Contradicts(later)) return EvolutionKind.Reversed;
        // "In May, not in February" says itself what it takes the place of.
        if (later.RefutesFigure && Claim.Refutes(earlier, later) && earlier.Said.Shared(later.Said) >= FewestShared) return EvolutionKind.FigureUpdated;
        return earlier.Said.Shared(later.Said) >= FewestShared && earlier.Said.Likeness(later.Said) >= (Cues.Change().IsMatch(later.Unit.Text) ? ChangedLikeness : FigureLikeness) && earlier.HasOtherFigure(later)
            && !earlier.Said.IsOfAnother(later.Said) && !earlier.Said.HasOpposite(later.Said) ? EvolutionKind.FigureUpdated : null;
    }

    /// <summary>"An earlier version gave 18 percent": what the author says in its place, in the same post or a later one.</summary>
    private static Claim? Former(Claim told, List<Claim> own) =>
        Cues.FormerVersion().IsMatch(told.Unit.Text) ? own.Find(other => other.Unit.PostIndex >= told.Unit.PostIndex && !Cues.FormerVersion().IsMatch(other.Unit.Text) && other.HasOtherFigure(told)) : null;

    /// <summary>What somebody who was wrong was wrong about: the own statement nearest to what is said now.</summary>
    private static Claim? Meant(Claim later, List<Claim> before) =>
        before.Where(earlier => earlier.Said.Overlap(later.Said) >= AdmittedOverlap && earlier.Said.Shared(later.Said) >= FewestShared)
            .MaxBy(earlier => earlier.Said.Likeness(later.Said));
}
