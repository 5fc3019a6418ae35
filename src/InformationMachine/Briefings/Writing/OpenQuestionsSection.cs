using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Writing;

/// <summary>What is asked or unconfirmed. A later statement that covers the question without hedging is its answer.</summary>
internal static class OpenQuestionsSection
{
    private const int MaximumQuestions = 5;
    private const int MinimumWords = 4;
    private const double Answers = 0.6;
    private const int FewestSharedWords = 4;

    public static IReadOnlyList<(OpenQuestionKind Kind, Unit Unit, Unit? Answer)> Select(IReadOnlyList<Unit> units)
    {
        var questions = units.Where(unit => Cues.IsQuestion(unit.Text) && unit.Words.Count >= MinimumWords - 1 && !unit.IsTitle && !Cues.Rhetorical().IsMatch(unit.Text));
        var hedged = units.Where(unit => !Cues.IsQuestion(unit.Text) && Cues.Hedge().IsMatch(unit.Text));
        var picked = Selection.Pick(questions, Score, 200, MaximumQuestions - 1);
        picked = Selection.Pick(hedged, Score, 300, MaximumQuestions - picked.Count, picked);
        return [.. Selection.InOrder(picked).Select(unit => (Cues.IsQuestion(unit.Text) ? OpenQuestionKind.Asked : OpenQuestionKind.Unconfirmed, unit, Answer(unit, units)))];
    }

    /// <summary>The newest questions are the open ones.</summary>
    private static double Score(Unit unit) => unit.Centrality + (0.02 * unit.PostIndex);

    private static Unit? Answer(Unit question, IReadOnlyList<Unit> units)
    {
        var words = question.Words.Distinct(StringComparer.Ordinal).ToList();
        return units
            .Where(unit => unit.PostIndex > question.PostIndex && !Cues.IsQuestion(unit.Text) && !Cues.Hedge().IsMatch(unit.Text))
            .Select(unit => (unit, shared: words.Count(word => unit.Vector.ContainsKey(word))))
            .Select(candidate => (candidate.unit, candidate.shared, cover: candidate.shared / (double)words.Count))
            .Where(candidate => candidate.cover >= Answers && candidate.shared >= FewestSharedWords)
            .OrderByDescending(candidate => candidate.cover).ThenBy(candidate => candidate.unit.PostIndex)
            .Select(candidate => candidate.unit).FirstOrDefault();
    }
}
