using System.Text.Json;
using System.Text.RegularExpressions;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// What happened. Within a day the most prominent sentences where there is room for one or two, and otherwise those that together cover
/// what the posts say, the most prominent first; over several days the first report and then what is central or new (measured:
/// summaries of a running story are its beginning and its newest facts, in full sentences that name who and where).
/// </summary>
internal sealed partial class WhatSection : ISection
{
    private const int FewestTold = 2;
    private const double FirstReportShare = 0.3;
    private const int FirstReportSlack = 12;
    private const double HalfLifeUnits = 8;
    private const double CentralityShare = 0.5;
    private const double FullSentenceBonus = 0.3;
    private const double FullSentenceWords = 20;
    private const double NamesBonus = 0.5;

    /// <summary>An article tells its news in its first sentence.</summary>
    private const double LeadBonus = 0.3;

    /// <summary>What somebody does, thinks or watches stands under that person's name.</summary>
    private const double PersonalMalus = 0.3;

    /// <summary>With more names than other words it is written as headlines are, every word with a capital, and that tells nothing.</summary>
    private const double MostNames = 0.5;

    /// <summary>A longer section may take the 15 % that a stated length tolerates, rather than end with a third of it unused.</summary>
    private const double RunningSlack = 1.15;
    private const int WordsPerSentence = 12;
    private const int FewestSentences = 2;
    private const double Brevity = 0.1;

    /// <summary>"Neither company would say." tells nothing without what it answers.</summary>
    private const int ShortAnswer = 7;
    private const int FewPosts = 4;

    /// <summary>A story that goes round midnight is still one of a day.</summary>
    private static readonly TimeSpan OneDay = TimeSpan.FromHours(24);

    /// <summary>From this length on the sentences of a day should cover what was said rather than each be the centre of it.</summary>
    private const int CoversFrom = 50;
    private const int WordsPerHeadline = 8;
    private const double LedeHalfLifeDays = 4;
    private const double LedeShare = 0.1;
    private const double Forecast = 0.9;
    private const double NamesHeadline = 0.5;
    private const int FewestReporters = 2;
    private const int LongestLede = 45;

    /// <summary>Longer quotations, in characters, at the beginning are what somebody says and no name or word in marks.</summary>
    private const int LongestOpeningWord = 25;

    public string Name => "what";

    public Choice Choose(Story story)
    {
        var candidates = story.Lasting.Count >= FewestTold && !IsChronicle(story.Telling) ? story.Lasting : story.Telling;
        var picked = WithHeadline(Select(candidates, story.Words), story.Reports, story.Title, story.Words);
        var told = LedeFirst(picked, story.Lasting, story.Title, story.Words);
        return Choice.Of([.. told.Select(unit => Draft.Of(unit, story.All))], (sections, sentences) => sections with { What = [.. sentences] });
    }

    public IEnumerable<Sentence> Sentences(BriefingSections sections) => sections.What;

    public IEnumerable<Block> Lay(BriefingSections sections, Typesetter typesetter) => typesetter.Paragraph(sections.What);

    public void Write(BriefingSections sections, SaidThen said, Utf8JsonWriter json) => json.WriteSentences(sections.What, said);

    /// <param name="units">The candidates, by post and position.</param>
    /// <param name="words">About how long the section should be.</param>
    public static IReadOnlyList<CandidateSentence> Select(IReadOnlyList<CandidateSentence> units, int words)
    {
        var candidates = units.Where(unit => !Cues.IsQuestion(unit.Text)).ToList();
        var alone = units.CountBy(unit => unit.PostIndex).Where(post => post.Value == 1).Select(post => post.Key).ToHashSet();
        // What says outright why it matters is left to the section of that name, where enough remains to tell.
        if (candidates.Where(unit => !Cues.StrongImportance().IsMatch(unit.Text)).ToList() is { Count: >= FewestSentences } told) candidates = told;
        if (candidates.Where(unit => !(unit.IsTitle || alone.Contains(unit.PostIndex)) || !Cues.Announcement().IsMatch(unit.Text) || FirstPerson.IsLaunch(unit.Text)).ToList() is { Count: >= FewestSentences } stated) candidates = stated;
        if (candidates.Where(unit => !unit.IsLeaning || (unit.Length > ShortAnswer && (unit.Speaker is null || words < CoversFrom))).ToList() is { Count: >= FewestSentences } standing) candidates = standing;
        if (words >= CoversFrom) candidates = Reported(candidates, words);
        if (candidates.Count == 0) candidates = [.. units];
        if (candidates.Count == 0) return [];
        var isRunning = candidates[^1].Post.PublishedAt - candidates[0].Post.PublishedAt >= OneDay;
        // "Votes tomorrow" is no longer true when it is read days later.
        if (isRunning && candidates.Where(unit => unit.Day >= candidates[^1].Day || !Cues.LooksAhead().IsMatch(unit.Text)).ToList() is { Count: >= FewestSentences } lasting) candidates = lasting;
        var most = Math.Max(FewestSentences, words / WordsPerSentence);
        var prominence = new Prominence(units);
        IReadOnlyList<CandidateSentence> picked = isRunning ? Running(candidates, prominence, (int)(words * RunningSlack), most)
            : words >= CoversFrom ? new Coverage(units).Pick(candidates, (int)(words * RunningSlack), words / WordsPerHeadline)
            : Centre(candidates, prominence, words, most);
        if (picked.Count == 0) picked = [candidates.OrderBy(unit => unit.Length).First()];
        var ordered = Selection.InOrder(picked).ToList();
        if (!isRunning && words >= CoversFrom && Selection.Standing(ordered).ToList() is { Count: > 0 } whole) ordered = whole;
        return !isRunning && words >= CoversFrom ? LeadFirst(ordered, prominence) : ordered;
    }

    /// <summary>
    /// Few posts agree on little, and their sentences may pass the news by: where they hold less than half of the headline's words, the
    /// headline is told with them; otherwise the sentence that holds most of them comes first.
    /// </summary>
    /// <param name="picked">The section.</param>
    /// <param name="units">All units, headlines included.</param>
    /// <param name="headline">The headline of the thread.</param>
    /// <param name="words">About how long the section should be.</param>
    public static IReadOnlyList<CandidateSentence> WithHeadline(IReadOnlyList<CandidateSentence> picked, IReadOnlyList<CandidateSentence> units, string headline, int words)
    {
        if (picked.Count == 0 || units.DistinctBy(unit => unit.PostIndex).Count() > FewPosts) return picked;
        var lead = units.FirstOrDefault(unit => !unit.IsLabel && unit.Text.Contains(headline, StringComparison.Ordinal));
        if (lead is null || Cues.IsQuestion(lead.Text) || (Cues.Announcement().IsMatch(lead.Text) && !FirstPerson.IsLaunch(lead.Text))) return picked;
        var named = lead.Words.ToHashSet(StringComparer.Ordinal);
        if (named.Count == 0 || picked.SelectMany(unit => unit.Words).Where(named.Contains).Distinct(StringComparer.Ordinal).Count() * 2 >= named.Count) return NewsFirst(picked, named);
        var kept = picked.ToList();
        while (kept.Count > 1 && lead.Length + kept.Sum(unit => unit.Length) > words * RunningSlack) kept.RemoveAt(kept.Count - 1);
        return lead.Day > kept[0].Day ? [.. Selection.InOrder(kept.Append(lead))] : [lead, .. kept];
    }

    /// <summary>
    /// The first sentence is what a reader meets here, on the front page, in feeds and in search: of a running story the newest central
    /// statement that still holds, with the event that the headline names, and of a day's story one with that event. The rest stays in the order it went.
    /// </summary>
    /// <param name="picked">The section.</param>
    /// <param name="units">The candidates that hold.</param>
    /// <param name="headline">The headline of the thread.</param>
    /// <param name="words">About how long the section should be.</param>
    public static IReadOnlyList<CandidateSentence> LedeFirst(IReadOnlyList<CandidateSentence> picked, IReadOnlyList<CandidateSentence> units, string headline, int words)
    {
        if (picked.Count == 0 || units.Count == 0 || words < CoversFrom || IsChronicle(units)) return picked;
        var named = CandidateReader.Words(headline).ToHashSet(StringComparer.Ordinal);
        var (oldest, newest) = (units.Min(unit => unit.Post.PublishedAt), units.Max(unit => unit.Post.PublishedAt));
        var prominence = new Prominence(units);
        double Covers(CandidateSentence unit) => named.Count == 0 ? 0 : unit.Words.Distinct(StringComparer.Ordinal).Count(named.Contains) / (double)named.Count;
        double Leads(CandidateSentence unit) => (prominence.Of(unit) + LedeShare) * Math.Pow(0.5, (newest - unit.Post.PublishedAt).TotalDays / LedeHalfLifeDays);
        double Tells(CandidateSentence unit) => Leads(unit) * Covers(unit) * Covers(unit);
        var held = units.ToHashSet();
        var leading = picked.Where(unit => held.Contains(unit) && MayLead(unit)).ToList();
        // Within a day what most posts say is first; only where it passes by what the headline names does another go before it.
        if (newest - oldest < OneDay && (picked[0].IsTitle || Covers(picked[0]) >= NamesHeadline || !leading.Exists(unit => Covers(unit) >= NamesHeadline))) return picked;
        var lede = leading.Where(unit => Covers(unit) >= NamesHeadline).MaxBy(Tells)
            ?? units.Where(unit => MayLead(unit) && unit.Length <= LongestLede && Covers(unit) >= NamesHeadline).MaxBy(Tells)
            ?? leading.MaxBy(Leads);
        return lede is null ? picked : [lede, .. Following(lede, picked, words)];
    }

    /// <summary>
    /// What one author makes of things stands under that author's name: a column where others report at all, a judgement where several report enough. A
    /// thread of opinions is told by them.
    /// </summary>
    private static List<CandidateSentence> Reported(List<CandidateSentence> units, int words)
    {
        var reported = units.Where(unit => unit.Account is null || unit.Post.Title is null).ToList();
        if (Authors(reported) >= FewestReporters) units = reported;
        reported = [.. units.Where(unit => unit.Speaker is null && !(unit.IsClaim && unit.Account is not null))];
        return Authors(reported) >= FewestReporters && reported.Sum(unit => unit.Length) >= words * RunningSlack ? reported : units;
    }

    private static int Authors(List<CandidateSentence> units) => units.Select(unit => unit.Post.Author).Distinct(StringComparer.Ordinal).Count();

    /// <summary>True where one author keeps a chronicle: entries without headlines, which are read in their order.</summary>
    public static bool IsChronicle(IReadOnlyList<CandidateSentence> units) => units.All(unit => unit.Post.Title is null && unit.Post.Author == units[0].Post.Author);

    private static List<CandidateSentence> Following(CandidateSentence lede, IReadOnlyList<CandidateSentence> picked, int words)
    {
        // What leans on the lede goes with it.
        var rest = picked.Where(unit => unit != lede && !Selection.IsSame(unit, lede)).ToList();
        var leaning = rest.Where(unit => unit.NeedsAntecedent && Selection.IsAntecedent(lede, unit)).ToList();
        rest = [.. leaning, .. rest.Except(leaning)];
        if (!picked.Contains(lede))
        {
            while (rest.Count > 1 && lede.Length + rest.Sum(unit => unit.Length) > words * RunningSlack) rest.RemoveAt(0);
        }

        return rest;
    }

    /// <summary>Whose quotation it is, and of what "the company" is one, a reader learns below: neither is where to begin, unless there is nothing else.</summary>
    private static IReadOnlyList<CandidateSentence> Leading(IReadOnlyList<CandidateSentence> units) => units.Where(unit => unit.IsTitle || IsClear(unit)).ToList() is { Count: > 0 } leading ? leading : units;

    private static bool IsClear(CandidateSentence unit) =>
        !unit.NeedsAntecedent && !unit.IsQuoted && !Antecedent.IsDefinite(unit.Text) && !Antecedent.IsUnnamed(unit.Text) && !(Quotations.In(unit.Text) is [(0, > LongestOpeningWord), ..]);

    private static bool MayLead(CandidateSentence unit) =>
        unit.Speaker is null && IsClear(unit) && !unit.IsLeaning && !unit.IsTitle && !Cues.IsQuestion(unit.Text) && !Cues.Hedge().IsMatch(unit.Text) && !Cues.FormerVersion().IsMatch(unit.Text) && !Quotations.HasSpeech(unit.Text);

    /// <summary>The news comes before what people make of it; what was said before it stays there.</summary>
    private static IReadOnlyList<CandidateSentence> NewsFirst(IReadOnlyList<CandidateSentence> picked, HashSet<string> named)
    {
        var news = Leading(picked).MaxBy(unit => unit.Words.Distinct(StringComparer.Ordinal).Count(named.Contains))!;
        var leaning = picked.Where(unit => unit.NeedsAntecedent && Selection.IsAntecedent(news, unit)).ToList();
        return news.PostIndex > picked[0].PostIndex ? picked : [news, .. leaning, .. picked.Where(unit => unit != news && !leaning.Contains(unit))];
    }

    /// <summary>The hour of a post tells little about a day's story; what the posts agree on most is what a reader should meet first.</summary>
    private static IReadOnlyList<CandidateSentence> LeadFirst(List<CandidateSentence> ordered, Prominence prominence)
    {
        var lead = Leading(ordered).MaxBy(unit => prominence.Of(unit) * Penalty(unit) * (unit.NeedsAntecedent ? 0 : Passed.IsAhead(unit.Text) ? Forecast : 1))!;
        var leaning = ordered.Where(unit => unit.NeedsAntecedent && Selection.IsAntecedent(lead, unit)).ToList();
        return [lead, .. leaning, .. ordered.Where(unit => unit != lead && !leaning.Contains(unit))];
    }

    /// <summary>With room for one or two sentences only: those that are prominent and brief about it.</summary>
    private static IReadOnlyList<CandidateSentence> Centre(List<CandidateSentence> candidates, Prominence prominence, int words, int most) =>
        Selection.Pick(candidates, unit => (prominence.Of(unit) * Penalty(unit)) - (Brevity * unit.Length / words), words, most);

    private static IReadOnlyList<CandidateSentence> Running(List<CandidateSentence> candidates, Prominence prominence, int words, int most)
    {
        var firstDay = candidates[0].Day;
        var opening = Selection.Pick(candidates.Where(unit => unit.Day == firstDay), unit => (prominence.Of(unit) * Penalty(unit)) - (0.02 * unit.Position), (int)(words * FirstReportShare) + FirstReportSlack, 1);
        var age = Ages(candidates);
        return Selection.Pick(candidates, unit => Score(unit, age[unit]), words, most, opening);
    }

    private static double Score(CandidateSentence unit, int age) =>
        (CentralityShare * unit.Centrality * Penalty(unit))
        + ((1 - CentralityShare) * Math.Pow(0.5, age / HalfLifeUnits))
        + (FullSentenceBonus * Math.Min(1, unit.Length / FullSentenceWords))
        + (NamesBonus * Names(unit))
        + (unit.Position == 1 && unit.Post.Title is not null ? LeadBonus : 0)
        - (Cues.Personal().IsMatch(unit.Text) ? PersonalMalus : 0);

    private static Dictionary<CandidateSentence, int> Ages(List<CandidateSentence> candidates) =>
        candidates.OrderByDescending(unit => unit.PostIndex).ThenBy(unit => unit.Position).Select((unit, age) => (unit, age)).ToDictionary(pair => pair.unit, pair => pair.age);

    private static double Names(CandidateSentence unit) => Capital().Count(unit.Text) / (double)Math.Max(1, unit.Length) is var share && share <= MostNames ? share : 0;

    private static double Penalty(CandidateSentence unit) => unit.IsLeaning ? 0.85 : 1;

    /// <summary>A word with a capital, not the first.</summary>
    [GeneratedRegex(@" \p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}
