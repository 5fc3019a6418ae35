using System.Text.Json;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// Statements of different people that do not agree: other figures for the same thing, a denial of what the other says, the opposite
/// of it. Both sides are quoted; who is right is not for the machine to say. Rather none than a wrong one: a reader who finds two
/// statements that go together under this heading believes none of the rest.
/// </summary>
internal sealed class TensionsSection : ISection
{
    private const int MaximumTensions = 5;
    private const int MaximumOfAKind = 3;
    private const int MaximumUnits = 400;
    private const double FiguresOverlap = 0.3;

    public string Name => "tensions";

    public Choice Choose(Story story)
    {
        var disputes = story.Disputes;
        return new Choice(
            [.. disputes.SelectMany(dispute => new[] { dispute.Earlier, dispute.Later })],
            (sections, sources) => sections with { Tensions = [.. disputes.Select(dispute => Cite(dispute, sources)).OfType<Tension>()] });
    }

    public IEnumerable<Sentence> Sentences(BriefingSections sections) => sections.Tensions.SelectMany(tension => tension.Sides.Select(side => side.Sentence));

    public IEnumerable<Block> Lay(BriefingSections sections, Typesetter typesetter) => sections.Tensions.Select(tension => new Dispute(
        typesetter.Phrases.Label(tension.Kind), [.. tension.Sides.Select(side => new DisputeSide(side.Author, typesetter.Say(side.Sentence)))], tension.Kind));

    public void Write(BriefingSections sections, SaidThen said, Utf8JsonWriter json) => json.WriteList(sections.Tensions, tension =>
    {
        json.WriteStartObject();
        json.WriteKind("kind", tension.Kind);
        json.WritePropertyName("sides");
        json.WriteList(tension.Sides, side =>
        {
            json.WriteStartObject();
            json.WriteString("author", side.Author);
            json.WriteWords(side.Sentence, said);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });

    private static Tension? Cite((TensionKind Kind, CandidateSentence Earlier, CandidateSentence Later) dispute, SourceList sources) =>
        sources.Cite(Draft.Alone(dispute.Earlier), isUnderName: true) is { } earlier && sources.Cite(Draft.Alone(dispute.Later), isUnderName: true) is { } later
            ? new Tension(dispute.Kind, [new TensionSide(dispute.Earlier.Post.Author, earlier), new TensionSide(dispute.Later.Post.Author, later)])
            : null;

    public static IReadOnlyList<(TensionKind Kind, CandidateSentence Earlier, CandidateSentence Later)> Select(IReadOnlyList<CandidateSentence> units) => Select(units, Retracted.In(units).Keys.ToHashSet());

    /// <param name="units">The candidates, by post and position.</param>
    /// <param name="withdrawn">What its own author has taken back: nobody disputes it any more.</param>
    public static IReadOnlyList<(TensionKind Kind, CandidateSentence Earlier, CandidateSentence Later)> Select(IReadOnlyList<CandidateSentence> units, IReadOnlySet<CandidateSentence> withdrawn)
    {
        var passedOn = Reported.In(units);
        var telling = units.Where(unit => !unit.IsTitle).Select(unit => unit.PostIndex).ToHashSet();
        var statements = units.Where(unit => !unit.IsQuoted && !passedOn.Contains(unit) && IsWhole(unit, telling)).OrderByDescending(unit => unit.Centrality).Take(MaximumUnits)
            .OrderBy(unit => unit.PostIndex).ThenBy(unit => unit.Position).Select(unit => new Claim(unit)).ToList();
        var found = new List<(TensionKind Kind, Claim Earlier, Claim Later, double Score)>();
        for (var i = 0; i < statements.Count; i++)
        {
            for (var j = i + 1; j < statements.Count; j++)
            {
                var (earlier, later) = (statements[i], statements[j]);
                var isOfOne = earlier.Author == later.Author;
                // Who takes back what they said disputes nobody; who quotes two people who disagree tells of a dispute.
                if (isOfOne ? !earlier.HasOtherSpeaker(later) : withdrawn.Contains(earlier.Unit) || withdrawn.Contains(later.Unit)) continue;
                if (Compare(earlier, later) is { } tension && !(tension.Kind == TensionKind.Figures && (isOfOne || IsSettled(earlier, later, statements)))) found.Add((tension.Kind, earlier, later, tension.Score));
            }
        }

        return Best(found);
    }

    /// <summary>True where one of the two has since given the figure of the other for the same thing, and thereby given up their own.</summary>
    private static bool IsSettled(Claim one, Claim other, List<Claim> statements) =>
        statements.Exists(since => (IsLater(since, one) && since.Adopts(other, one)) || (IsLater(since, other) && since.Adopts(one, other)));

    private static bool IsLater(Claim since, Claim own) => since.Author == own.Author && since.Unit.PostIndex > own.Unit.PostIndex;

    /// <summary>How two statements disagree, and how surely; null where they do not.</summary>
    public static (TensionKind Kind, double Score)? Compare(Claim a, Claim b)
    {
        var overlap = a.Said.Overlap(b.Said);
        if (overlap >= FiguresOverlap && Claim.Dispute(a, b) is not null && (Claim.Refutes(a, b) || Claim.IsDemanded(a, b) || !a.Said.IsOfAnother(b.Said))) return (TensionKind.Figures, overlap + (Claim.Refutes(a, b) ? 2 : 1));
        if (a.Denies(b) || b.Denies(a)) return (TensionKind.Denial, overlap + (b.Disputes ? 0.5 : 0.2));
        return a.Contradicts(b) || a.HasOtherHolder(b) ? (TensionKind.Contradiction, overlap) : null;
    }

    /// <summary>A side is a statement: a headline only where its post says nothing else, and never what only names a statement.</summary>
    private static bool IsWhole(CandidateSentence unit, HashSet<int> telling) =>
        !Cues.IsQuestion(unit.Text) && (Denial.IsMarked(unit.Text) || !Cues.FormerVersion().IsMatch(unit.Text)) && unit.Mark is not (SentenceMark.Satire or SentenceMark.Sponsored) && !unit.IsLabel && (!unit.IsTitle || (!telling.Contains(unit.PostIndex) && !Cues.Announcement().IsMatch(unit.Text) && !Cues.Document().IsMatch(unit.Text)));

    private static List<(TensionKind, CandidateSentence, CandidateSentence)> Best(List<(TensionKind Kind, Claim Earlier, Claim Later, double Score)> found)
    {
        var chosen = new List<(TensionKind, CandidateSentence, CandidateSentence)>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (kind, earlier, later, _) in found.OrderByDescending(item => item.Score).ThenBy(item => item.Earlier.Unit.PostIndex).ThenBy(item => item.Later.Unit.PostIndex))
        {
            // One dispute over one pair of figures, between one pair of people or about one sentence is told once.
            var key = kind == TensionKind.Figures ? Claim.Dispute(earlier, later)! : $"{kind}/{earlier.Author}/{later.Author}";
            if (chosen.Count == MaximumTensions || chosen.Count(told => told.Item1 == kind) == MaximumOfAKind || used.Contains(key)) continue;
            if (kind != TensionKind.Figures && chosen.Exists(told => told.Item1 != TensionKind.Figures && IsTold(told.Item2, told.Item3, earlier.Unit, later.Unit))) continue;
            used.Add(key);
            chosen.Add((kind, earlier.Unit, later.Unit));
        }

        return chosen;
    }

    /// <summary>One sentence stands in one dispute, and two posts have one.</summary>
    private static bool IsTold(CandidateSentence one, CandidateSentence other, CandidateSentence earlier, CandidateSentence later) =>
        one == earlier || other == later || one == later || other == earlier || (one.PostIndex == earlier.PostIndex && other.PostIndex == later.PostIndex)
        || (Selection.IsSame(one, earlier) && Selection.IsSame(other, later));
}
