using System.Text.Json;
using System.Text.RegularExpressions;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// What is asked, unconfirmed or disputed. A later statement that covers it without hedging is its answer; a question that readers
/// were told of stays, answered, rather than vanish. Questions put to the reader are none of the story's.
/// </summary>
internal sealed partial class OpenQuestionsSection : ISection
{
    private const int MaximumOpen = 5;
    private const int MaximumAnswered = 3;
    private const int MaximumUnresolved = 1;
    private const int MinimumWords = 4;
    private const double Answers = 0.6;
    private const int FewestSharedWords = 4;

    /// <summary>Yes and no say the question again, so fewer words will do, and nearly all of them are needed.</summary>
    private const double AnswersYesOrNo = 0.75;
    private const int FewestWordsOfYesOrNo = 3;

    /// <summary>Up to so many sentences a post has no room to answer itself.</summary>
    private const int ShortText = 4;
    private const int Row = 3;

    public string Name => "questions";

    public Choice Choose(Story story)
    {
        var chosen = Select(story.Unsettled(story.Voices), story.Disputes, story.Previous);
        // What is disputed is told by other sections all the same.
        var (unresolved, asked) = (chosen.Where(question => question.Kind == OpenQuestionKind.Unresolved), chosen.Where(question => question.Kind != OpenQuestionKind.Unresolved));
        return new Choice(
            [.. asked.SelectMany(question => new[] { question.Unit, question.Answer }).OfType<CandidateSentence>()],
            (sections, sources) => sections with { OpenQuestions = [.. chosen.Select(question => Cite(question, sources)).OfType<OpenQuestion>()] })
        {
            Also = unresolved.Select(question => question.Unit),
        };
    }

    public IEnumerable<Sentence> Sentences(BriefingSections sections) => sections.OpenQuestions.SelectMany(question => new[] { question.Sentence, question.Answer }).OfType<Sentence>();

    public IEnumerable<Block> Lay(BriefingSections sections, Typesetter typesetter) => Typesetter.List("questions", sections.OpenQuestions.Select(question => new Item(typesetter.Say(question.Sentence))
    {
        Lead = typesetter.Phrases.Label(question) is { Length: > 0 } label ? new ItemLead(LeadKind.Tag, label) : null,
        Answer = question.Answer is { } answer ? typesetter.Say(answer) : null,
        State = question.Answer is null ? "open" : "answered",
    })) is { } list ? [list] : [];

    public void Write(BriefingSections sections, SaidThen said, Utf8JsonWriter json) => json.WriteList(sections.OpenQuestions, question =>
    {
        json.WriteStartObject();
        json.WriteWords(question.Sentence, said);
        json.WriteKind("kind", question.Kind);
        if (question.Answer is { } answer)
        {
            json.WritePropertyName("answer");
            json.WriteSentence(answer, said);
        }

        json.WriteEndObject();
    });

    private static OpenQuestion? Cite((OpenQuestionKind Kind, CandidateSentence Unit, CandidateSentence? Answer) question, SourceList sources) =>
        sources.Cite(Draft.Alone(question.Unit)) is { } sentence
            ? new OpenQuestion(question.Kind, sentence, question.Answer is { } answer ? sources.Cite(Draft.Alone(answer)) : null)
            : null;

    public static IReadOnlyList<(OpenQuestionKind Kind, CandidateSentence Unit, CandidateSentence? Answer)> Select(IReadOnlyList<CandidateSentence> units, IReadOnlyList<(TensionKind Kind, CandidateSentence Earlier, CandidateSentence Later)> tensions, Briefing? previous)
    {
        var known = previous?.Sections.OpenQuestions.Select(question => question.Sentence.Text).ToHashSet(StringComparer.Ordinal) ?? [];
        var found = units.Where(unit => Kind(unit) is not null).Select(unit => (Kind: Kind(unit)!.Value, Unit: unit, Answer: Answer(unit, units, tensions)))
            .Where(question => question.Kind != OpenQuestionKind.Asked || known.Contains(question.Unit.Text) || (IsOfTheStory(question.Unit, units) && !IsDevice(question.Unit, units))).ToList();
        var open = Pick(found.Where(question => question.Answer is null), MaximumOpen - 1);
        var answered = Pick(found.Where(question => question.Answer is not null && known.Contains(question.Unit.Text)), MaximumAnswered);
        // What was answered before a reader could wonder is worth a line only where little else is.
        if (answered.Count == 0) answered = Pick(found.Where(question => question.Answer is not null), 1);
        // A plain statement asks nothing, however disputed; one that itself says that another is wrong leaves it open which, unless it is a verdict.
        var unresolved = tensions.Where(tension => tension.Kind is TensionKind.Figures or TensionKind.Denial).Select(tension => tension.Later)
            .Where(unit => new Claim(unit) is { } claim && (claim.Disputes || claim.RefutesFigure) && !Denial.IsMarked(unit.Text) && !HasSpokenSince(claim, units)).Where(unit => open.TrueForAll(question => !Selection.IsSame(question.Unit, unit))).Take(Math.Min(MaximumUnresolved, MaximumOpen - open.Count))
            .Select(unit => (OpenQuestionKind.Unresolved, unit, (CandidateSentence?)null));
        return [.. open, .. unresolved, .. answered];
    }

    /// <summary>True where whoever denies it has said something else on a later day: that, and not the denial, is how things stand.</summary>
    private static bool HasSpokenSince(Claim denial, IReadOnlyList<CandidateSentence> units) =>
        units.Any(unit => unit.Day > denial.Unit.Day && new Claim(unit) is { Disputes: false } since && since.HasSpeakerOf(denial));

    private static OpenQuestionKind? Kind(CandidateSentence unit)
    {
        if (unit.IsTitle || unit.IsQuoted) return null;
        if (!Cues.IsQuestion(unit.Text)) return Cues.Hedge().IsMatch(unit.Text) ? OpenQuestionKind.Unconfirmed : null;
        return unit.Words.Count >= MinimumWords - 1 && !Cues.Rhetorical().IsMatch(unit.Text) && !Cues.ToReaders().IsMatch(unit.Text) ? OpenQuestionKind.Asked : null;
    }

    /// <summary>True where it asks for something that another post speaks of.</summary>
    private static bool IsOfTheStory(CandidateSentence question, IReadOnlyList<CandidateSentence> units) =>
        units.Any(unit => unit.PostIndex != question.PostIndex && question.Words.Any(unit.Vector.ContainsKey));

    /// <summary>
    /// True for a question that only leads on: an article or a longer text asks it and goes on to answer, the next sentence speaks of
    /// the question, or it is one of a row of them.
    /// </summary>
    private static bool IsDevice(CandidateSentence question, IReadOnlyList<CandidateSentence> units)
    {
        var post = units.Where(unit => unit.PostIndex == question.PostIndex && !unit.IsTitle).ToList();
        if (post.Count(unit => Cues.IsQuestion(unit.Text)) >= Row) return true;
        if (question.After is not { } after || Cues.IsQuestion(after) || Cues.Hedge().IsMatch(after)) return false;
        return question.Post.Title is not null || Cues.OfQuestions().IsMatch(after) || post.Count > ShortText;
    }

    /// <summary>Questions come before what is unconfirmed; both as the story went.</summary>
    private static List<(OpenQuestionKind Kind, CandidateSentence Unit, CandidateSentence? Answer)> Pick(IEnumerable<(OpenQuestionKind Kind, CandidateSentence Unit, CandidateSentence? Answer)> found, int most)
    {
        var byUnit = found.ToDictionary(question => question.Unit);
        var picked = Selection.Pick(byUnit.Keys.Where(unit => byUnit[unit].Kind == OpenQuestionKind.Asked), Score, 200, most);
        picked = Selection.Pick(byUnit.Keys.Where(unit => byUnit[unit].Kind == OpenQuestionKind.Unconfirmed), Score, 300, most - picked.Count, picked);
        return [.. Selection.InOrder(picked).Select(unit => byUnit[unit])];
    }

    /// <summary>The newest questions are the open ones.</summary>
    private static double Score(CandidateSentence unit) => unit.Centrality + (0.02 * unit.PostIndex);

    private static CandidateSentence? Answer(CandidateSentence question, IReadOnlyList<CandidateSentence> units, IReadOnlyList<(TensionKind Kind, CandidateSentence Earlier, CandidateSentence Later)> tensions)
    {
        var asked = Asked(question.Text);
        var words = CandidateReader.Words(asked).Distinct(StringComparer.Ordinal).ToList();
        var isYesOrNo = Cues.YesOrNo().IsMatch(question.Text);
        var (least, fewest) = isYesOrNo ? (AnswersYesOrNo, FewestWordsOfYesOrNo) : (Answers, FewestSharedWords);
        var names = isYesOrNo ? Capital().Matches(asked).SelectMany(match => CandidateReader.Words(match.Value)).ToList() : [];
        return units
            .Where(unit => unit.PostIndex > question.PostIndex && !Cues.IsQuestion(unit.Text) && !Cues.Hedge().IsMatch(unit.Text) && !Cues.Undecided().IsMatch(unit.Text))
            .Select(unit => (unit, shared: words.Count(word => unit.Vector.ContainsKey(word) || (isYesOrNo && unit.Vector.Keys.Any(other => Opposites.Are(word, other))))))
            .Select(candidate => (candidate.unit, candidate.shared, cover: candidate.shared / (double)words.Count))
            .Where(candidate => candidate.cover >= least && candidate.shared >= fewest && names.TrueForAll(candidate.unit.Vector.ContainsKey))
            .OrderByDescending(candidate => candidate.cover).ThenBy(candidate => candidate.unit.IsTitle).ThenBy(candidate => candidate.unit.PostIndex)
            .Select(candidate => candidate.unit).FirstOrDefault(unit => !tensions.Any(tension => IsSide(unit, tension.Earlier, tension.Later)));
    }

    /// <summary>
    /// What one side of a dispute says answers nothing: neither its sentence, nor the same in other words, nor what stands against the other side as
    /// well. What somebody else says after both may settle it.
    /// </summary>
    private static bool IsSide(CandidateSentence unit, CandidateSentence earlier, CandidateSentence later)
    {
        if (Selection.IsSame(unit, earlier) || Selection.IsSame(unit, later)) return true;
        var claim = new Claim(unit);
        var (one, other) = (new Claim(earlier), new Claim(later));
        if (unit.PostIndex > later.PostIndex && claim.Author != one.Author && claim.Author != other.Author) return false;
        return TensionsSection.Compare(claim, one) is not null || TensionsSection.Compare(claim, other) is not null;
    }

    /// <summary>What is asked, without the clause that only says by when or under what condition: an answer need not say that again.</summary>
    private static string Asked(string question) =>
        Circumstance().Match(question) is { Success: true } clause && CandidateReader.Words(question[..clause.Index]).Distinct(StringComparer.Ordinal).Count() >= FewestSharedWords ? question[..clause.Index] : question;

    [GeneratedRegex(@",?\s+(?:before|after|until|by the time|in time for|once|now that|if|when|while|ahead of)\s(?=[^,]{8,}\?$)", RegexOptions.CultureInvariant)]
    private static partial Regex Circumstance();

    /// <summary>A word with a capital, not the first.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{N},]\s)\p{Lu}[\p{L}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}
