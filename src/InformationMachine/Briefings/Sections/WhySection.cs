using System.Text.Json;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>Why it matters, where a post says so; otherwise nothing.</summary>
internal sealed class WhySection : ISection
{
    private const int MaximumSentences = 3;
    private const int MaximumWords = 90;
    private const double Least = 0.9;

    public string Name => "why";

    public Choice Choose(Story story) => Choice.Of(
        [.. Select(story.Voices, story.Told<WhatSection>(), story.Language is null or "en").Select(Draft.Alone)],
        (sections, sentences) => sections with { WhyItMatters = [.. sentences] });

    public IEnumerable<Sentence> Sentences(BriefingSections sections) => sections.WhyItMatters;

    public IEnumerable<Block> Lay(BriefingSections sections, Typesetter typesetter) => typesetter.Paragraph(sections.WhyItMatters);

    public void Write(BriefingSections sections, SaidThen said, Utf8JsonWriter json) => json.WriteSentences(sections.WhyItMatters, said);

    /// <param name="units">The candidates.</param>
    /// <param name="what">What stands above.</param>
    /// <param name="isEnglish">False where the posts are in another language, in which only what says it outright is known.</param>
    public static IReadOnlyList<CandidateSentence> Select(IReadOnlyList<CandidateSentence> units, IReadOnlyList<CandidateSentence> what, bool isEnglish = true)
    {
        double Score(CandidateSentence unit) => WhySection.Score(unit, isEnglish);
        var free = units.Where(unit => !unit.IsTitle && !Cues.IsQuestion(unit.Text) && !what.Any(chosen => Selection.IsSame(unit, chosen))).ToList();
        var saying = free.Where(unit => Score(unit) >= Least && !(unit.Position > 0 && Antecedent.IsDefinite(unit.Text))).ToList();
        // "This means that ..." speaks of the sentence before it, which is told with it or it is not told.
        var before = free.Where(unit => !unit.NeedsAntecedent && !Antecedent.HasPronoun(unit.Text) && saying.Exists(other => other.NeedsAntecedent && other != unit && Selection.IsAntecedent(unit, other))).Except(saying).ToHashSet();
        // The last sentence of What stands right above.
        var above = what.TakeLast(1).ToList();
        var picked = Selection.InOrder(Selection.Pick(saying.Concat(before), unit => before.Contains(unit) ? 0 : Score(unit), MaximumWords + above.Sum(unit => unit.Length), MaximumSentences, above).Except(above)).ToList();
        picked.RemoveAll(unit => before.Contains(unit) && !picked.Exists(other => other.NeedsAntecedent && Selection.IsAntecedent(unit, other)));
        return [.. Selection.Standing(picked, above.FirstOrDefault())];
    }

    private static double Score(CandidateSentence unit, bool isEnglish)
    {
        // "We hid because of the dogs", as somebody is quoted, says nothing of why the story matters.
        var text = Quotations.Outside(unit.Text);
        if (Cues.StrongImportance().IsMatch(text)) return 1.5 + unit.Centrality;
        // What leans on another sentence or speaks of its author says why to those only who know the rest.
        if (unit.IsLeaning || Cues.Personal().IsMatch(text)) return 0;
        // "Impact" and "threat" are words of other languages too, and mean less there.
        if (!isEnglish) return 0;
        var cues = Cues.Importance().Count(text);
        return cues == 0 ? 0 : Math.Min(cues, 2) * 0.5 + unit.Centrality;
    }
}
