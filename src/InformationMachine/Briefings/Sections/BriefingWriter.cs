using System.Collections.Immutable;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// Writes a briefing by choosing sentences of posts: selected, trimmed, attributed and cited, never invented. Pure and deterministic.
/// </summary>
internal sealed class BriefingWriter
{
    private const int MostLabels = 3;
    private const int FewestTelling = 2;
    private const int FewestNative = 3;
    private const int FewestTold = 2;

    /// <summary>A headline that announces something in so few words can stand for its day, though it states nothing.</summary>
    private const int WordsOfAnEntry = 3;

    private readonly BriefingOptions _options;

    public BriefingWriter(BriefingOptions options) => _options = options;

    /// <summary>Writes the next version; null where too few posts count for a first one. Its time is never before that of the version before, though the clock may be.</summary>
    public Briefing? Write(BriefingMaterial material)
    {
        var cited = material.Previous?.Sources.Select(source => source.Post).ToHashSet() ?? [];
        var considered = Considered(material.Posts);
        var folded = NearDuplicates.Fold(considered, cited);
        if (material.Ledger is { } ledger) NoteUnread(material.Posts, considered, folded, ledger);
        if (folded.Count < (material.Previous is null ? _options.MinimumPosts : 1)) return null;
        var units = Candidates.Read([.. folded.Select(item => item.Post)], material.Ledger);
        if (units.Count == 0) return null;

        var language = ThreadLanguage.Of(material.Posts);
        var native = Native(units, language);
        var title = HeadlineWriter.Write(native, material.Previous);
        var plan = Plan.Of(units, native, material.Previous, title, material.WhatWords, language is null or "en");
        var sources = new SourceList(material, folded.ToDictionary(item => item.Post.Id, item => item.Echoes), plan.Posts().Concat(EditorialRemarks.Cited(material)));
        var sections = plan.Print(sources);
        var briefing = new Briefing
        {
            Thread = material.Thread,
            Version = (material.Previous?.Version ?? 0) + 1,
            Title = title,
            WrittenAt = material.Previous?.WrittenAt > material.Now ? material.Previous.WrittenAt : material.Now,
            PostCount = material.Posts.Count,
            Language = language,
            Reason = material.Reason,
            DroppedSentences = sources.Dropped,
            Sections = sections,
            Sources = sources.Sources(),
        };
        return EditorialRemarks.Apply(briefing, material.Remarks);
    }

    /// <summary>
    /// Those in the language of the thread, which its page is worded in: the story is told in one language where it can be. Posts in
    /// others still stand under the names of their authors. All of them where too little would be left, or half of the posts are in another.
    /// </summary>
    private static IReadOnlyList<CandidateSentence> Native(IReadOnlyList<CandidateSentence> units, string? language)
    {
        if (language is null) return units;
        var posts = units.DistinctBy(unit => unit.PostIndex).ToList();
        var foreign = posts.Where(unit => ThreadLanguage.IsOther(unit.Post, language)).Select(unit => unit.PostIndex).ToHashSet();
        if (foreign.Count == 0 || foreign.Count * 2 > posts.Count) return units;
        var native = units.Where(unit => !foreign.Contains(unit.PostIndex)).ToList();
        return native.Count(unit => !unit.IsTitle) >= FewestNative ? native : units;
    }

    private static void NoteUnread(IReadOnlyList<Post> posts, List<Post> considered, IReadOnlyList<(Post Post, IReadOnlyList<PostId> Echoes)> folded, SentenceLedger ledger)
    {
        foreach (var post in posts.Except(considered)) ledger.LeaveOut(post, LeftOut.Limit);
        foreach (var post in considered.Except(folded.Select(item => item.Post))) ledger.LeaveOut(post, LeftOut.Echo);
    }

    /// <summary>How a long thread is bounded: its beginning and its latest posts are what a reader needs.</summary>
    private List<Post> Considered(IReadOnlyList<Post> posts)
    {
        if (posts.Count <= _options.MaximumPosts) return [.. posts];
        var beginning = Math.Max(1, _options.MaximumPosts / 10);
        return [.. posts.Take(beginning), .. posts.TakeLast(_options.MaximumPosts - beginning)];
    }

    /// <summary>What each section will say, before its sentences have source numbers.</summary>
    private sealed record Plan(
        IReadOnlyList<Draft> What,
        IReadOnlyList<Draft> Why,
        IReadOnlyList<(OpenQuestionKind Kind, CandidateSentence Unit, CandidateSentence? Answer)> Questions,
        IReadOnlyList<IReadOnlyList<Draft>> Narrative,
        IReadOnlyList<(DateOnly Day, CandidateSentence Unit, bool IsExpected, DateOnly? Posted)> Timeline,
        IReadOnlyList<PerspectivesSection.Part> Perspectives,
        IReadOnlyList<(TensionKind Kind, CandidateSentence Earlier, CandidateSentence Later)> Tensions)
    {
        public static Plan Of(IReadOnlyList<CandidateSentence> everything, IReadOnlyList<CandidateSentence> native, Briefing? previous, string title, int words, bool isEnglish)
        {
            var all = Stating(everything, words);
            // What its author has taken back is no fact any more; that it was said stands under the author's name, and on its day where little else does.
            var withdrawn = Retracted.In(everything).Keys.ToHashSet();
            var held = native.Where(unit => !withdrawn.Contains(unit)).ToList();
            if (!held.Exists(unit => !unit.IsLabel)) held = [.. native];
            var days = held.Select(unit => unit.Day).ToHashSet();
            var labelled = Reported.Labelled(native);
            var units = Informative(Stating([.. held.Where(unit => !labelled.Contains(unit))], words));
            var entries = native.Where(unit => !withdrawn.Contains(unit) || !days.Contains(unit.Day)).Where(unit => !unit.IsLabel || (Cues.Announcement().IsMatch(unit.Text) && unit.Length >= WordsOfAnEntry)).ToList();
            var what = WhatSection.WithHeadline(WhatSection.Select(units, words), held, title, words);
            var why = WhySection.Select(units, what, isEnglish);
            var tensions = TensionsSection.Select(all, withdrawn);
            var questions = OpenQuestionsSection.Select(units, tensions, previous);
            var printed = what.Concat(why).ToHashSet();
            var perspectives = PerspectivesSection.Select(WithNamesOfOthers(InOwnLanguage(all, native), everything), printed, previous);
            CandidateSentence[] said = [.. what, .. why, .. questions.Where(question => question.Kind != OpenQuestionKind.Unresolved).SelectMany(question => new[] { question.Unit, question.Answer }).OfType<CandidateSentence>()];
            var narrative = NotQuoted([.. units.Where(unit => !unit.IsLabel && !(unit.IsTitle && Cues.Announcement().IsMatch(unit.Text)))], said, [.. perspectives.SelectMany(author => author.Stance)]);
            printed.UnionWith(narrative.SelectMany(paragraph => paragraph));
            var timeline = TimelineSection.Select(entries.Count > 0 ? entries : all, printed);
            return new Plan(
                [.. what.Select(unit => Draft.Of(unit, all))],
                [.. why.Select(Draft.Alone)],
                questions,
                [.. narrative.Select(paragraph => (IReadOnlyList<Draft>)[.. paragraph.Select(unit => Draft.Of(unit, all))])],
                timeline,
                perspectives,
                tensions);
        }

        /// <summary>What people are quoted with under their names is not also told, unless too little would be left to tell.</summary>
        private static IReadOnlyList<IReadOnlyList<CandidateSentence>> NotQuoted(IReadOnlyList<CandidateSentence> units, IReadOnlyList<CandidateSentence> said, IReadOnlyList<CandidateSentence> quoted)
        {
            var told = NarrativeSection.Select(units, [.. said, .. quoted]);
            return told.Sum(paragraph => paragraph.Count) >= FewestTold ? told : NarrativeSection.Select(units, said);
        }

        /// <summary>Who writes in the language of the thread is heard in it.</summary>
        private static IReadOnlyList<CandidateSentence> InOwnLanguage(IReadOnlyList<CandidateSentence> all, IReadOnlyList<CandidateSentence> native)
        {
            if (native.Count == 0) return all;
            var posts = native.Select(unit => unit.PostIndex).ToHashSet();
            var authors = native.Select(unit => unit.Post.Author).ToHashSet(StringComparer.Ordinal);
            return [.. all.Where(unit => posts.Contains(unit.PostIndex) || !authors.Contains(unit.Post.Author))];
        }

        /// <summary>Who has posted nothing but names is heard with those.</summary>
        private static List<CandidateSentence> WithNamesOfOthers(IReadOnlyList<CandidateSentence> units, IReadOnlyList<CandidateSentence> everything)
        {
            var heard = units.Select(unit => unit.Post.Author).ToHashSet(StringComparer.Ordinal);
            return [.. units.Concat(everything.Where(unit => unit.IsLabel && !heard.Contains(unit.Post.Author))).OrderBy(unit => unit.PostIndex).ThenBy(unit => unit.Position)];
        }

        /// <summary>A label names a post and tells nothing; where only one post tells anything, a few names say more than silence.</summary>
        private static IReadOnlyList<CandidateSentence> Stating(IReadOnlyList<CandidateSentence> units, int words)
        {
            var stating = units.Where(unit => !unit.IsLabel).ToList();
            var posts = stating.Select(unit => unit.PostIndex).ToHashSet();
            if (posts.Count >= FewestTelling) return stating;
            var names = Selection.Pick(units.Where(unit => unit.IsLabel && !posts.Contains(unit.PostIndex)), unit => unit.Centrality, words, MostLabels);
            return [.. Selection.InOrder(stating.Concat(names))];
        }

        /// <summary>A headline names a post; its sentences tell the story. Only a post that has nothing else which stands alone tells it by that.</summary>
        private static List<CandidateSentence> Informative(IReadOnlyList<CandidateSentence> units)
        {
            var told = units.Where(unit => !unit.IsTitle && !unit.NeedsAntecedent).Select(unit => unit.PostIndex).ToHashSet();
            return [.. units.Where(unit => !unit.IsTitle || !told.Contains(unit.PostIndex))];
        }

        public IEnumerable<Post> Posts() =>
            What.Concat(Why).Concat(Narrative.SelectMany(paragraph => paragraph)).SelectMany(draft => draft.Also.Append(draft.Unit))
                .Concat(Questions.SelectMany(question => new[] { question.Unit, question.Answer }).OfType<CandidateSentence>())
                .Concat(Timeline.Select(entry => entry.Unit))
                .Concat(Perspectives.SelectMany(part => part.Stance.Concat(part.Developments)))
                .Concat(Tensions.SelectMany(tension => new[] { tension.Earlier, tension.Later }))
                .Select(unit => unit.Post);

        public BriefingSections Print(SourceList sources) => new()
        {
            What = Cite(What, sources),
            WhyItMatters = Cite(Why, sources),
            OpenQuestions = [.. Questions.Select(question => Cite(question, sources)).OfType<OpenQuestion>()],
            Narrative = [.. Narrative.Select(paragraph => Cite(paragraph, sources)).Where(paragraph => paragraph.Length > 0)],
            Timeline = [.. Timeline.Select(entry => Cite(entry, sources)).OfType<TimelineEntry>()],
            Perspectives = [.. Perspectives.Select(part => Cite(part, sources)).OfType<Perspective>()],
            Tensions = [.. Tensions.Select(tension => Cite(tension, sources)).OfType<Tension>()],
        };

        private static ImmutableArray<Sentence> Cite(IEnumerable<Draft> drafts, SourceList sources) => [.. drafts.Select(sources.Cite).OfType<Sentence>()];

        private static OpenQuestion? Cite((OpenQuestionKind Kind, CandidateSentence Unit, CandidateSentence? Answer) question, SourceList sources) =>
            sources.Cite(Draft.Alone(question.Unit)) is { } sentence
                ? new OpenQuestion(question.Kind, sentence, question.Answer is { } answer ? sources.Cite(Draft.Alone(answer)) : null)
                : null;

        private static TimelineEntry? Cite((DateOnly Day, CandidateSentence Unit, bool IsExpected, DateOnly? Posted) entry, SourceList sources) =>
            sources.IsDated(entry.Day, entry.Unit) && sources.Cite(Draft.Alone(entry.Unit)) is { } sentence
                ? new TimelineEntry(entry.Day, sentence, entry.IsExpected, entry.Posted)
                : null;

        private static Perspective? Cite(PerspectivesSection.Part part, SourceList sources)
        {
            var stance = Cite(part.Stance.Select(Draft.Alone), sources);
            var developments = Cite(part.Developments.Select(Draft.Alone), sources);
            return stance.IsEmpty ? null : new Perspective(part.Author, part.Handle, stance, new Evolution(part.Kind, part.Posts, part.Since, developments));
        }

        private static Tension? Cite((TensionKind Kind, CandidateSentence Earlier, CandidateSentence Later) tension, SourceList sources) =>
            sources.Cite(Draft.Alone(tension.Earlier)) is { } earlier && sources.Cite(Draft.Alone(tension.Later)) is { } later
                ? new Tension(tension.Kind, [new TensionSide(tension.Earlier.Post.Author, earlier), new TensionSide(tension.Later.Post.Author, later)])
                : null;
    }
}
