using System.Text.Json;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// A day, a line: the headline of the day's most telling post, or its sentence where it has none. An entry stands on another day than
/// its post's only where the post writes that day out, and then in the words that name the day.
/// </summary>
internal sealed class TimelineSection : ISection
{
    private const int MaximumEntries = 12;

    /// <summary>A line of a timeline is read at a glance: a headline serves better, and so does what was not read above.</summary>
    private const double Headline = 1.6;
    private const double PrintedHeadline = 1.1;
    private const double Printed = 0.4;

    /// <summary>A name of a post is better than a sentence read before, and worse than a new one.</summary>
    private const double Label = 0.6;
    private const double NoEvent = 0.15;

    /// <summary>A pronoun without its noun says little on a line of its own.</summary>
    private const double WithoutAntecedent = 0.1;

    /// <summary>A day further back than this before the first post is history that the story mentions, not a day of the story.</summary>
    private const int DaysBefore = 400;

    /// <summary>A headline that announces something in so few words can stand for its day, though it states nothing.</summary>
    private const int WordsOfAnEntry = 3;

    public string Name => "timeline";

    public Choice Choose(Story story)
    {
        var entries = Entries(story);
        var printed = story.Told<WhatSection>().Concat(story.Told<WhySection>()).Concat(story.Told<NarrativeSection>()).ToHashSet();
        var chosen = Select(entries.Count > 0 ? entries : story.All, printed, story.Language, story.Passed);
        return new Choice([.. chosen.Select(entry => entry.Unit)], (sections, sources) => sections with { Timeline = [.. chosen.Select(entry => Cite(entry, sources)).OfType<TimelineEntry>()] });
    }

    public IEnumerable<Sentence> Sentences(BriefingSections sections) => sections.Timeline.Select(entry => entry.Sentence);

    public IEnumerable<Block> Lay(BriefingSections sections, Typesetter typesetter) => Typesetter.List("rail", sections.Timeline.Select(entry => new Item(typesetter.SayBesideDay(entry.Sentence))
    {
        Lead = new ItemLead(LeadKind.Day, Wording.Day(entry.Date)),
        Remark = entry.IsExpected ? typesetter.Phrases.Expected : null,
        State = entry.IsExpected ? "expected" : null,
    })) is { } list ? [list with { IsClose = true, HasPicture = true }] : [];

    public void Write(BriefingSections sections, SaidThen said, Utf8JsonWriter json) => json.WriteList(sections.Timeline, entry =>
    {
        json.WriteStartObject();
        json.WriteString("date", Wording.Day(entry.Date));
        json.WriteWords(entry.Sentence);
        json.WriteBoolean("expected", entry.IsExpected);
        if (entry.Posted is { } posted) json.WriteString("posted", Wording.Day(posted));
        json.WriteEndObject();
    });

    /// <summary>What can stand for a day. What its author has taken back does so only where the day has nothing else.</summary>
    private static List<CandidateSentence> Entries(Story story)
    {
        var days = story.Held.Select(unit => unit.Day).ToHashSet();
        var reports = story.Reports.ToHashSet();
        var told = story.Native.Where(unit => !story.Refuted.Contains(unit) && !story.Replaced.Contains(unit) && (!unit.IsView || reports.Contains(unit)));
        var entries = story.Unsettled(told).Where(unit => !story.Withdrawn.Contains(unit) || !days.Contains(unit.Day))
            .Where(unit => !unit.IsLabel || (Cues.Announcement().IsMatch(unit.Text) && unit.Length >= WordsOfAnEntry)).ToList();
        // A day of nothing but thanks, or of words that lean on others, is better left out than told.
        var standing = entries.Where(unit => unit.LoweredBy is null && !unit.NeedsAntecedent && !(unit.Position > 0 && Antecedent.IsDefinite(unit.Text))).ToList();
        return standing.Count > 0 ? standing : entries;
    }

    private static TimelineEntry? Cite((DateOnly Day, CandidateSentence Unit, bool IsExpected, DateOnly? Posted) entry, SourceList sources) =>
        sources.IsDated(entry.Day, entry.Unit) && sources.Cite(Draft.Alone(entry.Unit)) is { } sentence
            ? new TimelineEntry(entry.Day, sentence, entry.IsExpected, entry.Posted)
            : null;

    public static IReadOnlyList<(DateOnly Day, CandidateSentence Unit, bool IsExpected, DateOnly? Posted)> Select(IReadOnlyList<CandidateSentence> units, IReadOnlySet<CandidateSentence> printed, string? language = null, IReadOnlySet<CandidateSentence>? passed = null)
    {
        var statements = units.Where(unit => !Cues.IsQuestion(unit.Text)).ToList();
        var taken = new List<CandidateSentence>();
        var firstDay = statements.Count == 0 ? 0 : statements.Min(unit => unit.Day.DayNumber);
        // What was to come on a day that is over may have come or not: nobody said.
        var lastDay = units.Count == 0 ? default : units.Max(unit => unit.Day);
        var entries = new List<(DateOnly Day, CandidateSentence Unit, bool IsExpected, DateOnly? Posted)>();
        foreach (var unit in statements.OrderByDescending(unit => unit.Centrality))
        {
            if (DateMentions.First(unit.Text, unit.Day) is not { } day || day == unit.Day || day.DayNumber < firstDay - DaysBefore || taken.Exists(other => Selection.IsSame(other, unit))) continue;
            // What was to come and has come stands on the day on which it did.
            if (entries.Exists(entry => entry.Day == day) || (day > unit.Day && (passed?.Contains(unit) == true || day < lastDay || IsInDoubt(day, unit, units)))) continue;
            entries.Add((day, unit, day > unit.Day, unit.Day));
            taken.Add(unit);
        }

        // Where nothing happened but that somebody argued, the days on which they did so are the story's.
        var telling = statements.Where(unit => Events.Tells(unit, language)).ToList();
        foreach (var day in (telling.Count > 0 ? telling : statements).GroupBy(unit => unit.Day))
        {
            // A plan that has come about stands for its day only where the day has nothing else.
            var standing = day.Where(unit => passed?.Contains(unit) != true).ToList();
            var best = (standing.Count > 0 ? standing : [.. day]).Where(unit => !taken.Exists(other => Selection.IsSame(other, unit))).MaxBy(unit => unit.Centrality * (unit.NeedsAntecedent ? WithoutAntecedent : unit.IsLeaning ? 0.6 : 1) * Kind(unit, printed, language));
            if (best is null) continue;
            entries.Add((day.Key, best, false, null));
            taken.Add(best);
        }

        return Cap([.. entries.OrderBy(entry => entry.Day).ThenBy(entry => entry.Unit.PostIndex)]);
    }

    /// <summary>True where a later post says of that day that it will hardly be it: nobody expects it then as if that had not been said.</summary>
    private static bool IsInDoubt(DateOnly day, CandidateSentence unit, IReadOnlyList<CandidateSentence> units) =>
        units.Any(later => later.PostIndex > unit.PostIndex && Cues.Postponed().IsMatch(later.Text) && DateMentions.First(later.Text, later.Day) == day);

    private static double Kind(CandidateSentence unit, IReadOnlySet<CandidateSentence> printed, string? language)
    {
        // A line of a timeline says what happened: neither what a post is about nor what its author makes of it.
        if (unit.IsTitle && !Headlines.States(unit.Text, language)) return NoEvent;
        // "Votes in a week" is no event of the day on which it is said.
        if (Cues.LooksAhead().IsMatch(unit.Text)) return NoEvent;
        if (unit.Speaker is not null) return Printed;
        if (unit.IsLabel) return Label;
        var isPrinted = printed.Any(other => Selection.IsSame(unit, other));
        return unit.IsTitle ? isPrinted ? PrintedHeadline : Headline : isPrinted ? Printed : 1;
    }

    /// <summary>The first and the last stay; between them the days with the strongest sentences.</summary>
    private static List<(DateOnly Day, CandidateSentence Unit, bool IsExpected, DateOnly? Posted)> Cap(List<(DateOnly Day, CandidateSentence Unit, bool IsExpected, DateOnly? Posted)> entries)
    {
        if (entries.Count <= MaximumEntries) return entries;
        var kept = entries[1..^1].OrderByDescending(entry => entry.Unit.Centrality).Take(MaximumEntries - 2).Append(entries[0]).Append(entries[^1]);
        return [.. kept.OrderBy(entry => entry.Day).ThenBy(entry => entry.Unit.PostIndex)];
    }
}
