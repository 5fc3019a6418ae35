using System.Text.Json;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>The rest of the story in the order it happened, in paragraphs of a day or of several. What stands above is not said again.</summary>
internal sealed class NarrativeSection : ISection
{
    private const int MaximumSentences = 12;
    private const int MaximumWords = 320;
    private const int MaximumParagraphs = 5;
    private const int LongestParagraph = 4;
    private const int FewestLasting = 3;
    private const int FewestTold = 2;

    /// <summary>What "we" do is mostly told better by others.</summary>
    private const double Personal = 0.4;

    public string Name => "narrative";

    public Choice Choose(Story story)
    {
        var units = story.Unsettled(story.Telling).Where(unit => !unit.IsLabel && !Cues.FormerVersion().IsMatch(unit.Text) && !(unit.IsTitle && Cues.Announcement().IsMatch(unit.Text))).ToList();
        CandidateSentence[] said = [.. story.Told<WhatSection>(), .. story.Told<WhySection>(), .. story.Told<OpenQuestionsSection>()];
        var told = NotQuoted(units, said, story.Told<PerspectivesSection>());
        var drafts = told.Select(paragraph => (IReadOnlyList<Draft>)[.. paragraph.Select(unit => Draft.Of(unit, story.All))]).ToList();
        return new Choice(
            [.. told.SelectMany(paragraph => paragraph)],
            (sections, sources) => sections with { Narrative = [.. drafts.Select(sources.Cite).Where(paragraph => paragraph.Length > 0)] })
        {
            Also = drafts.SelectMany(paragraph => paragraph.SelectMany(draft => draft.Also)),
        };
    }

    public IEnumerable<Sentence> Sentences(BriefingSections sections) => sections.Narrative.SelectMany(paragraph => paragraph);

    public IEnumerable<Block> Lay(BriefingSections sections, Typesetter typesetter) => sections.Narrative.SelectMany(paragraph => typesetter.Paragraph(paragraph));

    public void Write(BriefingSections sections, SaidThen said, Utf8JsonWriter json) => json.WriteList(sections.Narrative, paragraph => json.WriteSentences(paragraph, said));

    /// <summary>What people are quoted with under their names is not also told, unless too little would be left to tell.</summary>
    private static IReadOnlyList<IReadOnlyList<CandidateSentence>> NotQuoted(List<CandidateSentence> units, CandidateSentence[] said, IReadOnlyList<CandidateSentence> quoted)
    {
        var told = Select(units, [.. said, .. quoted]);
        return told.Sum(paragraph => paragraph.Count) >= FewestTold ? told : Select(units, said);
    }

    /// <param name="units">The candidates, by post and position.</param>
    /// <param name="said">What other sections of prose say already.</param>
    public static IReadOnlyList<IReadOnlyList<CandidateSentence>> Select(IReadOnlyList<CandidateSentence> units, IReadOnlyList<CandidateSentence> said)
    {
        units = [.. units.Where(unit => !said.Any(other => Selection.IsSame(unit, other)))];
        var last = units.Select(unit => unit.Day).DefaultIfEmpty().Max();
        // "I" has a name only under that name, and "votes tomorrow" is no longer true days later.
        if (units.Where(unit => !Cues.Myself().IsMatch(unit.Text) && (unit.Day >= last || !(Cues.LooksAhead().IsMatch(unit.Text) || Cues.AsOfThen().IsMatch(unit.Text)))).ToList() is { Count: >= FewestLasting } lasting) units = lasting;
        var days = units.Select(unit => unit.Day).Distinct().Count();
        // Every day has its say before any day has more: its best sentence counts double.
        var best = units.Where(unit => !Cues.IsQuestion(unit.Text)).GroupBy(unit => unit.Day).Select(day => day.MaxBy(Score)!).ToHashSet();
        // A story whose sentences name nothing is told all the same.
        return Paragraphs(Told(isAmongOthers: true) is { Count: > 0 } told ? told : Told(isAmongOthers: false));

        List<CandidateSentence> Told(bool isAmongOthers)
        {
            var picked = Selection.Pick(units.Where(unit => !Cues.IsQuestion(unit.Text)), unit => Score(unit) + (best.Contains(unit) && days > 1 ? 1 : 0), MaximumWords, MaximumSentences, isAmongOthers: isAmongOthers);
            return [.. Understood(Selection.Standing(Selection.InOrder(picked), isAmongOthers: isAmongOthers))];
        }
    }

    /// <summary>"The company said ..." behind what names no company tells nobody which: such a sentence follows the one that it was written behind, or is left out.</summary>
    private static IEnumerable<CandidateSentence> Understood(IEnumerable<CandidateSentence> ordered)
    {
        CandidateSentence? before = null;
        foreach (var unit in ordered)
        {
            if (unit.Position > 0 && Antecedent.IsDefinite(unit.Text) && before?.PostIndex != unit.PostIndex) continue;
            yield return before = unit;
        }
    }

    private static double Score(CandidateSentence unit) => unit.Centrality * (unit.IsTitle ? 0.8 : 1) * (unit.IsLeaning ? 0.8 : 1) * (Cues.Personal().IsMatch(unit.Text) ? Personal : 1);

    private static List<IReadOnlyList<CandidateSentence>> Paragraphs(List<CandidateSentence> units)
    {
        var target = Math.Max(2, (int)Math.Ceiling(units.Count / (double)MaximumParagraphs));
        var paragraphs = new List<IReadOnlyList<CandidateSentence>>();
        var current = new List<CandidateSentence>();
        foreach (var unit in units)
        {
            var newDay = current.Count >= target && unit.Day != current[^1].Day;
            if (newDay || current.Count == LongestParagraph)
            {
                paragraphs.Add(current);
                current = [];
            }

            current.Add(unit);
        }

        if (current.Count > 0) paragraphs.Add(current);
        return paragraphs;
    }
}
