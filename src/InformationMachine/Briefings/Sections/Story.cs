using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// The sentences of a thread as sections choose from them: all, those that hold, those that report. What a section chose is worked out
/// when it is first asked for, by the list or by another section. Not thread-safe.
/// </summary>
internal sealed class Story
{
    private const int MostLabels = 3;
    private const int FewestTelling = 2;

    /// <summary>Many posts of which so many speak of themselves are what people think of a thing, and told as that.</summary>
    private const int FewestOfACrowd = 10;
    private const double CrowdShare = 0.1;

    private readonly Dictionary<Type, Choice> _choices = [];
    private readonly HashSet<CandidateSentence> _labelled;

    /// <param name="everything">All candidates, by post and position.</param>
    /// <param name="native">Those in the language of the thread.</param>
    /// <param name="language">That language, where it is known.</param>
    /// <param name="previous">The version before.</param>
    /// <param name="words">About how long What may be.</param>
    public Story(IReadOnlyList<CandidateSentence> everything, IReadOnlyList<CandidateSentence> native, string? language, Briefing? previous, int words)
    {
        (Everything, Native, Language, Previous, Words) = (everything, native, language, previous, words);
        All = Stating(everything, words);
        var retracted = Retracted.In(everything);
        Withdrawn = retracted.Keys.ToHashSet();
        Reversed = retracted.Where(pair => pair.Value.Kind is EvolutionKind.Reversed).Select(pair => pair.Key).ToHashSet();
        Refuted = Claims.Refuted.In(everything);
        Replaced = Claims.Replaced.In(everything);
        Passed = Claims.Passed.In(everything);
        Held = HeldOf(native);
        Reports = ReportsOf(Held);
        _labelled = Reported.Labelled(native);
        Telling = Informative(Stating([.. Reports.Where(unit => !_labelled.Contains(unit))], words));
    }

    /// <summary>Sentences that an editor has put right: nobody is quoted with them, so that somebody's other words are asked for.</summary>
    public IReadOnlySet<string> Corrected { get; init; } = new HashSet<string>();

    /// <summary>All candidates.</summary>
    public IReadOnlyList<CandidateSentence> Everything { get; }

    /// <summary>Those in the language of the thread; all where too little would be left.</summary>
    public IReadOnlyList<CandidateSentence> Native { get; }

    /// <summary>All that state something.</summary>
    public IReadOnlyList<CandidateSentence> All { get; }

    /// <summary>What nothing stands against: neither taken back, nor denied, nor replaced.</summary>
    public IReadOnlyList<CandidateSentence> Held { get; }

    /// <summary>Of those, what is reported rather than thought.</summary>
    public IReadOnlyList<CandidateSentence> Reports { get; }

    /// <summary>Of those, what tells rather than names: the story is told by them.</summary>
    public IReadOnlyList<CandidateSentence> Telling { get; }

    /// <summary>Of those, what has not come about meanwhile.</summary>
    public IReadOnlyList<CandidateSentence> Lasting => field ??= [.. Telling.Where(unit => !Passed.Contains(unit))];

    /// <summary>What holds, views included.</summary>
    public IReadOnlyList<CandidateSentence> Voices => field ??= Informative(Stating([.. Held.Where(unit => unit.Mark is SentenceMark.None && !_labelled.Contains(unit))], Words));

    /// <summary>What its own author has taken back.</summary>
    public IReadOnlySet<CandidateSentence> Withdrawn { get; }

    /// <summary>Of that, what its author now says the opposite of.</summary>
    public IReadOnlySet<CandidateSentence> Reversed { get; }

    /// <summary>What a verdict or a denial stands against.</summary>
    public IReadOnlySet<CandidateSentence> Refuted { get; }

    /// <summary>What gives a figure that holds no more.</summary>
    public IReadOnlySet<CandidateSentence> Replaced { get; }

    /// <summary>Plans and forecasts that have come about.</summary>
    public IReadOnlySet<CandidateSentence> Passed { get; }

    /// <summary>The language of the thread, where it is known.</summary>
    public string? Language { get; }

    /// <summary>The version before; null for the first.</summary>
    public Briefing? Previous { get; }

    /// <summary>The headline of this version.</summary>
    public string Title => field ??= HeadlineWriter.Write(Reports, Previous, Language);

    /// <summary>About how long What may be.</summary>
    public int Words { get; }

    /// <summary>What does not agree.</summary>
    public IReadOnlyList<(TensionKind Kind, CandidateSentence Earlier, CandidateSentence Later)> Disputes => field ??= TensionsSection.Select(All, Withdrawn);

    /// <summary>What a section chose.</summary>
    public Choice Of(ISection section)
    {
        if (_choices.TryGetValue(section.GetType(), out var known)) return known;
        return _choices[section.GetType()] = section.Choose(this);
    }

    /// <summary>The sentences that a section chose.</summary>
    public IReadOnlyList<CandidateSentence> Told<T>()
        where T : ISection, new() => Of(new T()).Units;

    /// <summary>What a post leaves unconfirmed is open no more once what it reports has been denied or taken back.</summary>
    public IReadOnlyList<CandidateSentence> Unsettled(IEnumerable<CandidateSentence> units)
    {
        var posts = Refuted.Concat(Withdrawn).Select(unit => unit.PostIndex).ToHashSet();
        return [.. units.Where(unit => !posts.Contains(unit.PostIndex) || Cues.IsQuestion(unit.Text) || !Cues.Hedge().IsMatch(unit.Text))];
    }

    /// <summary>Without what its author has taken back and what a verdict or a denial stands against: neither is a fact that a page states. All where nothing else states anything.</summary>
    private IReadOnlyList<CandidateSentence> HeldOf(IReadOnlyList<CandidateSentence> native)
    {
        var held = native.Where(unit => !Withdrawn.Contains(unit) && !Refuted.Contains(unit) && !Replaced.Contains(unit)).ToList();
        return held.Exists(unit => !unit.IsLabel) ? held : native;
    }

    /// <summary>What is reported, apart from what people think of it, which stands under their names; a thread of views is told by them.</summary>
    private static IReadOnlyList<CandidateSentence> ReportsOf(IReadOnlyList<CandidateSentence> held)
    {
        var posts = held.Select(unit => unit.PostIndex).Distinct().Count();
        var isCrowd = posts >= FewestOfACrowd && held.Where(unit => unit.IsPersonal).Select(unit => unit.PostIndex).Distinct().Count() >= CrowdShare * posts;
        var reports = held.Where(unit => !unit.IsView && (isCrowd || !unit.IsPersonal)).ToList();
        return reports.Exists(unit => !unit.IsLabel && !unit.IsQuoted && !Cues.IsQuestion(unit.Text) && (unit.IsTitle || !unit.NeedsAntecedent)) ? reports : held;
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
}
