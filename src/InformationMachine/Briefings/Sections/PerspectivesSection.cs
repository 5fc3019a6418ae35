using System.Text.Json;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>Who says what, in their own words, and how that has developed since the version before.</summary>
internal sealed class PerspectivesSection : ISection
{
    private const int MaximumAuthors = 8;
    private const int MaximumStatements = 2;
    private const int MaximumWords = 70;

    /// <summary>What readers have read further up tells them less of a person than something else would.</summary>
    private const double SaidAlready = 0.35;

    /// <summary>"The council votes in a week" tells little of a person once that week is over.</summary>
    private const double Passed = 0.3;

    /// <summary>What somebody said last is nearest to what they say now.</summary>
    private const double Newest = 0.1;

    /// <summary>Whose word somebody passes on is another's view.</summary>
    private const double PassedOn = 0.5;

    /// <summary>A headline of whose weight so much stands above says nothing that others do not say.</summary>
    private const double ToldAlready = 0.6;
    private const double NamedAlready = 0.4;

    /// <summary>One author's part, before its units have source numbers.</summary>
    internal sealed record Part(string Author, string? Handle, IReadOnlyList<CandidateSentence> Stance, EvolutionKind Kind, int Posts, DateOnly Since, IReadOnlyList<CandidateSentence> Developments);

    public string Name => "perspectives";

    public Choice Choose(Story story)
    {
        var printed = story.Told<WhatSection>().Concat(story.Told<WhySection>()).ToHashSet();
        var heard = WithNamesOfOthers(InOwnLanguage(story.All, story.Native), story.Everything);
        var overtaken = Overtaken(heard, story);
        var parts = Select(heard, printed, story.Previous, story.Corrected, overtaken);
        // One author's thread is that author's; among several, whoever only gave the report that others gave is one of its sources.
        if (parts.Count > 1) parts = [.. parts.Where(part => IsView(part, story))];
        return new Choice([.. parts.SelectMany(part => part.Stance)], (sections, sources) => sections with { Perspectives = [.. parts.Select(part => Cite(part, sources)).OfType<Perspective>()] })
        {
            Also = parts.SelectMany(part => part.Developments),
        };
    }

    public IEnumerable<Sentence> Sentences(BriefingSections sections) => sections.Perspectives.SelectMany(perspective => perspective.Stance.Concat(perspective.Evolution.Sentences));

    public IEnumerable<Block> Lay(BriefingSections sections, Typesetter typesetter)
    {
        var shown = new AlreadyShown(sections);
        foreach (var view in shown.Heard(sections.Perspectives))
        {
            yield return new AuthorView(view.Author, view.Handle, [.. typesetter.Running(shown.New(view))], shown.Above(view), typesetter.Phrases.Develops(view.Evolution))
            {
                // "Earlier" and "now" say when.
                Developments = [.. view.Evolution.Sentences.Select(sentence => Wording.IsEarlierAndNow(view.Evolution) ? typesetter.SayBesideDay(sentence) : typesetter.Say(sentence))],
                IsEarlierAndNow = Wording.IsEarlierAndNow(view.Evolution),
                View = view,
            };
        }
    }

    public void Write(BriefingSections sections, SaidThen said, Utf8JsonWriter json) => json.WriteList(sections.Perspectives, perspective =>
    {
        json.WriteStartObject();
        json.WriteString("author", perspective.Author);
        json.WriteOptional("handle", perspective.Handle);
        json.WritePropertyName("stance");
        json.WriteSentences(perspective.Stance, said);
        json.WriteStartObject("evolution");
        json.WriteKind("kind", perspective.Evolution.Kind);
        json.WriteNumber("posts", perspective.Evolution.Posts);
        json.WriteString("since", Wording.Day(perspective.Evolution.Since));
        json.WritePropertyName("sentences");
        json.WriteSentences(perspective.Evolution.Sentences, said);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>False for headlines alone that name what their posts are about, or say what others are told with already: nobody is padded with those.</summary>
    private static bool IsView(Part part, Story story)
    {
        if (part.Developments.Count > 0) return true;
        var told = story.Told<WhatSection>().Where(unit => Byline.Name(unit.Post.Author) != part.Author).SelectMany(unit => unit.Vector.Keys).ToHashSet(StringComparer.Ordinal);
        return part.Stance.Any(unit => !unit.IsTitle || (!unit.IsLabel && !Headlines.IsTopic(unit.Text) && !IsRepeated(unit)));

        // A headline without a verb that is known says less, and so repeats sooner; a column's says what its author thinks.
        bool IsRepeated(CandidateSentence unit) => !Headlines.States(unit.Text, story.Language) ? Share(unit) >= NamedAlready : unit is { Mark: SentenceMark.None, Speaker: null, IsView: false } && Share(unit) >= ToldAlready;

        double Share(CandidateSentence unit) => unit.Vector.Where(word => told.Contains(word.Key)).Sum(word => word.Value * word.Value);
    }

    /// <summary>Who writes in the language of the thread is heard in it.</summary>
    private static IReadOnlyList<CandidateSentence> InOwnLanguage(IReadOnlyList<CandidateSentence> all, IReadOnlyList<CandidateSentence> native)
    {
        if (native.Count == 0) return all;
        var posts = native.Select(unit => unit.PostIndex).ToHashSet();
        var authors = native.Select(unit => unit.Post.Author).ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(unit => posts.Contains(unit.PostIndex) || !authors.Contains(unit.Post.Author))];
    }

    /// <summary>
    /// What nobody stands for any more: a figure that has been replaced, a forecast of what has come about, what a text said before it was put right. A
    /// claim that has been denied since is told together with the denial, under Tensions, and is nobody's who only passed it on; who repeats it stands by it.
    /// </summary>
    private static HashSet<CandidateSentence> Overtaken(IReadOnlyList<CandidateSentence> heard, Story story)
    {
        var passedOn = Reported.In(heard);
        var denied = story.Disputes.Where(dispute => dispute.Kind is TensionKind.Denial).Select(dispute => new Claim(dispute.Later).Disputes ? dispute.Later.PostIndex : dispute.Earlier.PostIndex).DefaultIfEmpty(-1).Max();
        return [.. heard.Where(unit => story.Replaced.Contains(unit) || story.Passed.Contains(unit) || Cues.FormerVersion().IsMatch(unit.Text) || (story.Refuted.Contains(unit) && (unit.PostIndex <= denied || passedOn.Contains(unit))))];
    }

    /// <summary>Who has posted nothing but names is heard with those.</summary>
    private static List<CandidateSentence> WithNamesOfOthers(IReadOnlyList<CandidateSentence> units, IReadOnlyList<CandidateSentence> everything)
    {
        var heard = units.Select(unit => unit.Post.Author).ToHashSet(StringComparer.Ordinal);
        return [.. units.Concat(everything.Where(unit => unit.IsLabel && !heard.Contains(unit.Post.Author))).OrderBy(unit => unit.PostIndex).ThenBy(unit => unit.Position)];
    }

    private static Perspective? Cite(Part part, SourceList sources)
    {
        var stance = sources.CiteUnderName(part.Stance);
        var developments = sources.CiteUnderName(part.Developments);
        return stance.IsEmpty ? null : new Perspective(part.Author, part.Handle, stance, new Evolution(part.Kind, part.Posts, part.Since, developments));
    }

    /// <summary>Who is heard, and with what.</summary>
    /// <param name="heard">Sentences of all authors, in the order of their posts.</param>
    /// <param name="printed">What other sections tell already.</param>
    /// <param name="previous">The version before; null for the first.</param>
    /// <param name="corrected">What nobody is quoted with any more. It does not decide who is heard: a correction takes one sentence, not an author.</param>
    /// <param name="overtaken">What nobody stands for any more. Whoever said nothing else is among the sources.</param>
    public static IReadOnlyList<Part> Select(IReadOnlyList<CandidateSentence> heard, IReadOnlySet<CandidateSentence> printed, Briefing? previous, IReadOnlySet<string> corrected, IReadOnlySet<CandidateSentence>? overtaken = null)
    {
        overtaken ??= new HashSet<CandidateSentence>();
        return
        [
            .. Own(heard).GroupBy(unit => Byline.Name(unit.Post.Author), StringComparer.Ordinal)
                .OrderByDescending(author => author.Select(unit => unit.PostIndex).Distinct().Count()).ThenBy(author => author.Min(unit => unit.PostIndex))
                .Take(MaximumAuthors)
                .Select(author => Hear([.. author.OrderBy(unit => unit.PostIndex).ThenBy(unit => unit.Position)], heard, printed, previous, corrected, overtaken)).OfType<Part>(),
        ];
    }

    /// <summary>The same stance as without the correction, less what was corrected; something else where that was all; null where the author said nothing else.</summary>
    private static Part? Hear(List<CandidateSentence> own, IReadOnlyList<CandidateSentence> heard, IReadOnlySet<CandidateSentence> printed, Briefing? previous, IReadOnlySet<string> corrected, IReadOnlySet<CandidateSentence> overtaken)
    {
        // A forecast that has come about is still what somebody said.
        if (own.Exists(overtaken.Contains) && own.TrueForAll(unit => Cues.IsQuestion(unit.Text) || (overtaken.Contains(unit) && !Claims.Passed.IsAhead(unit.Text)))) return null;
        var part = Describe(own, heard, printed, previous, overtaken);
        bool IsCorrected(CandidateSentence unit) => corrected.Contains(unit.Text);
        if (!part.Stance.Any(IsCorrected) && !part.Developments.Any(IsCorrected)) return part;
        var rest = own.Where(unit => !IsCorrected(unit)).ToList();
        if (rest.Count == 0) return null;
        if (part.Stance.All(IsCorrected)) return Describe(rest, [.. heard.Where(unit => !IsCorrected(unit))], printed, previous, overtaken);
        return part.Developments.Any(IsCorrected)
            ? part with { Stance = [.. part.Stance.Where(unit => !IsCorrected(unit))], Kind = EvolutionKind.Consistent, Developments = [] }
            : part with { Stance = [.. part.Stance.Where(unit => !IsCorrected(unit))] };
    }

    /// <summary>Neither what is marked as another's words nor what another said before in the same words, be it with "Name: " before them.</summary>
    private static IEnumerable<CandidateSentence> Own(IReadOnlyList<CandidateSentence> units)
    {
        var passedOn = Reported.In(units);
        var own = units.Where(unit => !unit.IsQuoted && !passedOn.Contains(unit)).ToList();

        // Who only repeats others is still heard.
        var heard = own.Select(unit => unit.Post.Author).ToHashSet(StringComparer.Ordinal);
        return own.Concat(units.Where(unit => !unit.IsQuoted && !heard.Contains(unit.Post.Author)));
    }

    private static Part Describe(List<CandidateSentence> own, IReadOnlyList<CandidateSentence> units, IReadOnlySet<CandidateSentence> printed, Briefing? previous, IReadOnlySet<CandidateSentence> overtaken)
    {
        var author = Byline.Name(own[0].Post.Author);
        var distinct = Distinctiveness(own, units);
        var headlines = own.Where(unit => unit.IsTitle && own.Exists(other => !other.IsTitle && other.PostIndex == unit.PostIndex)).ToList();
        own = [.. own.Except(headlines)];
        var withdrawn = Retracted.In(own);
        bool IsSaid(CandidateSentence unit) => printed.Any(other => Selection.IsSame(unit, other));
        var before = previous is null ? null : Of(previous, author);
        var (kind, developments) = before is null ? Turned(withdrawn) ?? (EvolutionKind.FirstSeen, []) : Development(own, withdrawn, previous!);
        // What somebody stands for is what they say now; what is told as a development is not also told as the stance.
        var standing = own.Where(unit => !withdrawn.ContainsKey(unit) && !overtaken.Contains(unit)).ToList();
        var statements = standing.Where(unit => !Cues.IsQuestion(unit.Text) && !developments.Any(other => Selection.IsSame(unit, other))).ToList();
        if (statements.Count == 0) statements = [.. standing.Where(unit => !Cues.IsQuestion(unit.Text))];
        if (statements.Count == 0) statements = own;
        var today = units.Max(unit => unit.Day);
        if (statements.Where(unit => unit.Day >= today || !(Cues.LooksAhead().IsMatch(unit.Text) || Cues.AsOfThen().IsMatch(unit.Text))).ToList() is { Count: > 0 } lasting) statements = lasting;
        var (first, newest) = (statements.Min(unit => unit.PostIndex), statements.Max(unit => unit.PostIndex));
        var stance = Selection.Pick(statements, unit => Score(unit, distinct) + (newest == first ? 0 : Newest * (unit.PostIndex - first) / (newest - first)) - (IsSaid(unit) ? SaidAlready : 0) - (unit.Day < today && Cues.LooksAhead().IsMatch(unit.Text) ? Passed : 0), MaximumWords, MaximumStatements, isAmongOthers: true);
        if (stance.Count == 0) stance = Standing(statements, [.. headlines.Where(unit => IsUpToDate(unit, withdrawn))]);
        // Where all of it stands above, the headline over it says it in other words; otherwise one statement shows who said it.
        if (stance.Count > 0 && stance.TrueForAll(IsSaid)) stance = [Once(stance.OrderBy(unit => unit.NeedsAntecedent).ThenByDescending(unit => Score(unit, distinct)).First(), [.. headlines.Where(unit => IsUpToDate(unit, withdrawn))], printed)];
        return new Part(author, own.Select(unit => unit.Post.Handle).FirstOrDefault(handle => handle is not null), [.. Selection.InOrder(stance)], kind, own.Select(unit => unit.PostIndex).Distinct().Count(), own.Min(unit => unit.Day), developments);
    }

    /// <summary>
    /// The shortest that stands alone, a headline otherwise; none where all of it speaks of somebody whom nothing here names: such an author is
    /// among the sources.
    /// </summary>
    private static List<CandidateSentence> Standing(List<CandidateSentence> statements, List<CandidateSentence> headlines) =>
        statements.Where(unit => !unit.NeedsAntecedent).MinBy(unit => unit.Length) is { } alone ? [alone] : headlines.MaxBy(unit => unit.Centrality) is { } headline ? [headline] : [];

    /// <summary>What somebody thinks stays in that person's words.</summary>
    private static CandidateSentence Once(CandidateSentence statement, List<CandidateSentence> headlines, IReadOnlySet<CandidateSentence> printed) =>
        Cues.Opinion().IsMatch(statement.Text) || Cues.Personal().IsMatch(statement.Text) ? statement : New(headlines, printed) ?? statement;

    private static CandidateSentence? New(List<CandidateSentence> headlines, IReadOnlySet<CandidateSentence> printed) =>
        headlines.Where(unit => !Cues.IsQuestion(unit.Text) && !Headlines.IsTopic(unit.Text) && !Cues.Announcement().IsMatch(unit.Text) && !printed.Any(other => Selection.IsSame(unit, other))).MaxBy(unit => unit.Centrality);

    private static Perspective? Of(Briefing briefing, string author) =>
        briefing.Sections.Perspectives.FirstOrDefault(perspective => Byline.Name(perspective.Author) == author);

    /// <summary>A headline over what its author has since taken back says no more than that.</summary>
    private static bool IsUpToDate(CandidateSentence headline, IReadOnlyDictionary<CandidateSentence, (CandidateSentence By, EvolutionKind Kind)> withdrawn) =>
        !withdrawn.Keys.Any(unit => unit.PostIndex == headline.PostIndex);

    private static (EvolutionKind Kind, IReadOnlyList<CandidateSentence> Developments) Development(List<CandidateSentence> own, IReadOnlyDictionary<CandidateSentence, (CandidateSentence By, EvolutionKind Kind)> withdrawn, Briefing previous)
    {
        var cited = previous.Sources.ToDictionary(source => source.Post, source => source.Revision);
        var edited = own.FirstOrDefault(unit => cited.TryGetValue(unit.Post.Id, out var revision) && unit.Post.Revision > revision);
        if (edited is not null) return (EvolutionKind.Edited, [Changed(own, edited, previous)]);
        // Posts that the previous version could have seen are old, cited or not.
        var news = own.Where(unit => unit.Post.FirstSeenAt > previous.WrittenAt && !cited.ContainsKey(unit.Post.Id)).ToList();
        var turned = Turned(withdrawn);
        if (turned is { } now && news.Contains(now.Developments[1])) return now;
        var old = own.Except(news).ToList();
        var point = news.Where(unit => !Cues.IsQuestion(unit.Text) && !withdrawn.ContainsKey(unit) && !old.Exists(other => Selection.IsSame(other, unit))).MaxBy(unit => unit.Centrality);
        // A new point is told once; that somebody has changed their mind stays true.
        return point is null ? turned ?? (EvolutionKind.Consistent, []) : (EvolutionKind.NewPoint, [point]);
    }

    /// <summary>The last time that the author said other than before, with both statements; null where that never was.</summary>
    private static (EvolutionKind Kind, IReadOnlyList<CandidateSentence> Developments)? Turned(IReadOnlyDictionary<CandidateSentence, (CandidateSentence By, EvolutionKind Kind)> withdrawn)
    {
        if (withdrawn.Count == 0) return null;
        var (earlier, (by, kind)) = withdrawn.OrderBy(turn => turn.Value.By.PostIndex).ThenBy(turn => turn.Value.Kind == EvolutionKind.Reversed).ThenBy(turn => turn.Key.Similarity(turn.Value.By)).ThenByDescending(turn => turn.Key.PostIndex).Last();
        return (kind, [earlier, by]);
    }

    /// <summary>Of an edited post, the sentence that the cited text did not have.</summary>
    private static CandidateSentence Changed(List<CandidateSentence> own, CandidateSentence edited, Briefing previous)
    {
        var before = GroundingText.Flat(previous.Sources.First(source => source.Post == edited.Post.Id).Text);
        return own.Where(unit => unit.Post.Id == edited.Post.Id).FirstOrDefault(unit => !before.Contains(GroundingText.Flat(unit.Text), StringComparison.Ordinal)) ?? edited;
    }

    private static Dictionary<CandidateSentence, double> Distinctiveness(List<CandidateSentence> own, IReadOnlyList<CandidateSentence> units)
    {
        var others = units.Where(unit => unit.Post.Author != own[0].Post.Author).SelectMany(unit => unit.Words).ToHashSet(StringComparer.Ordinal);
        return own.ToDictionary(unit => unit, unit => unit.Words.Count == 0 ? 0 : unit.Words.Count(word => !others.Contains(word)) / (double)unit.Words.Count);
    }

    /// <summary>True where it names another than its author as whose word it is. A body speaks through its people: "..., said Ada Quill of the harbour office".</summary>
    private static bool IsOfAnother(CandidateSentence unit) =>
        unit.Speaker is null && Voice.IsAllSourced(unit.Text) && !unit.Text.Contains(Byline.Name(unit.Post.Author), StringComparison.OrdinalIgnoreCase);

    private static double Score(CandidateSentence unit, Dictionary<CandidateSentence, double> distinct) =>
        unit.Centrality + (0.4 * distinct[unit]) + (Cues.Opinion().IsMatch(unit.Text) ? 0.3 : 0) - (IsOfAnother(unit) ? PassedOn : 0) - (unit.IsTitle ? Cues.Announcement().IsMatch(unit.Text) ? 0.3 : 0.1 : 0) - (unit.IsLeaning || (unit.Position > 0 && Antecedent.IsDefinite(unit.Text)) ? 0.2 : 0);
}
