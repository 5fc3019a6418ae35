using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// The figures of the story, each with its unit, its day, who gives it and the statement that holds it. One is crossed out only where a
/// later one is of the same subject, predicate, unit and kind and nobody disputes it; otherwise both stand. A single figure is no list.
/// </summary>
internal sealed class NumbersSection : ISection
{
    private const int Fewest = 2;
    private const int Most = 8;
    private const int MostOfASentence = 2;
    private const int LongestSentence = 45;

    /// <summary>From so much on a value tells which figure it is, whatever noun stands behind it.</summary>
    private const double Telling = 10;

    /// <summary>What another author gives too counts for more.</summary>
    private const double PerGiver = 0.2;

    /// <summary>Crossed-out figures beyond so many for one that stands are history.</summary>
    private const int MostCrossedOut = 2;

    private const string FigureField = "figure";
    private const string DateField = "date";
    private const string AuthorField = "author";
    private const string GivenByField = "given_by";
    private const string ReplacedByField = "replaced_by";

    public string Name => "numbers";

    public bool IsOn(BriefingOptions options) => options.Numbers;

    public Choice Choose(Story story)
    {
        var rows = Select(story);
        return rows.Count < Fewest ? Choice.None : new Choice([.. rows.Select(row => row.Figure.Unit)], (sections, sources) => sections.With(Name, Print(rows, sources)))
        {
            Also = rows.SelectMany(row => row.Draft.Also),
        };
    }

    public IEnumerable<Sentence> Sentences(BriefingSections sections) => sections.Entries(Name).Select(entry => entry.Sentence);

    public IEnumerable<Block> Lay(BriefingSections sections, Typesetter typesetter) => Typesetter.List("values", sections.Entries(Name).Select(entry => new Item(typesetter.SayBesideDay(entry.Sentence))
    {
        Lead = new ItemLead(LeadKind.Value, entry.Field(FigureField)!),
        Remark = entry.Field(ReplacedByField) is null ? null : typesetter.Phrases.Earlier,
        By = string.Join(" · ", new[] { entry.Field(GivenByField), entry.Field(AuthorField), entry.Field(DateField) }.OfType<string>()),
        State = entry.Field(ReplacedByField) is null ? null : "replaced",
    })) is { } list ? [list with { IsClose = true }] : [];

    public void Write(BriefingSections sections, SaidThen said, Utf8JsonWriter json) => json.WriteEntries(sections.Entries(Name));

    /// <summary>The figures to show, each behind those that it replaces, in the order the story went.</summary>
    internal static IReadOnlyList<Row> Select(Story story)
    {
        var all = Figures(story);
        var newest = new Dictionary<ReportedFigure, ReportedFigure>();
        foreach (var figure in all)
        {
            if (all.FindLast(later => IsReplacedBy(figure, later, story)) is { } by) newest[figure] = by;
        }

        var standing = all.Where(figure => !newest.ContainsKey(figure) && !story.Replaced.Contains(figure.Unit) && !story.Reversed.Contains(figure.Unit)).ToList();
        var chosen = new List<ReportedFigure>();
        foreach (var figure in standing.OrderByDescending(figure => Score(figure, all)).ThenBy(figure => figure.Unit.PostIndex).ThenBy(figure => figure.Figure.Position))
        {
            if (chosen.Count == Most) break;
            if (chosen.Exists(other => IsTold(other, figure)) || chosen.Count(other => other.Unit == figure.Unit) == MostOfASentence) continue;
            chosen.Add(figure);
        }

        return
        [
            .. chosen.OrderBy(figure => figure.Unit.PostIndex).ThenBy(figure => figure.Unit.Position).ThenBy(figure => figure.Figure.Position)
                .SelectMany(figure => Earlier(figure, newest).Select(old => new Row(old, figure, Draft.Of(old.Unit, story.All))).Append(new Row(figure, null, Draft.Of(figure.Unit, story.All)))),
        ];
    }

    /// <summary>What can be told in a line of its own, by post and position.</summary>
    private static List<ReportedFigure> Figures(Story story)
    {
        var last = story.Native.Select(unit => unit.Day).DefaultIfEmpty().Max();
        var withText = story.Native.Where(unit => !unit.IsTitle).Select(unit => unit.PostIndex).ToHashSet();
        return
        [
            .. story.Native.Where(unit => !story.Refuted.Contains(unit) && !story.Passed.Contains(unit) && (unit.Day >= last || !Cues.LooksAhead().IsMatch(unit.Text)) && (!unit.IsTitle || !withText.Contains(unit.PostIndex)) && IsPlain(unit))
                .SelectMany(unit => ReportedFigure.In(unit, story.Language)).Where(figure => figure.IsStated && figure.Kind is not FigureKind.Demanded),
        ];
    }

    private static bool IsPlain(CandidateSentence unit) =>
        !unit.IsLabel && !unit.IsQuoted && !unit.IsView && !unit.IsPersonal && !unit.NeedsAntecedent && unit.LoweredBy is null && unit.Speaker is null && unit.Length <= LongestSentence
        && !Cues.IsQuestion(unit.Text) && !Cues.FormerVersion().IsMatch(unit.Text) && !Quotations.HasSpeech(unit.Text);

    /// <summary>A later one of the same thing, by the same voice, or told as plainly by another and not disputed.</summary>
    private static bool IsReplacedBy(ReportedFigure figure, ReportedFigure later, Story story)
    {
        if (later.Unit.PostIndex <= figure.Unit.PostIndex || later.Unit.Post.PublishedAt <= figure.Unit.Post.PublishedAt || figure.Figure.Value == later.Figure.Value || !figure.IsOfSame(later)) return false;
        if (figure.Unit.Post.Author == later.Unit.Post.Author) return figure.Speaker is null || later.Speaker is null || IsOneVoice(figure, later);
        return (figure.Speaker is null && later.Speaker is null || IsOneVoice(figure, later)) && !IsDisputed(figure, later, story);
    }

    private static bool IsOneVoice(ReportedFigure one, ReportedFigure other) =>
        one.Speaker is not null && other.Speaker is not null && GroundingText.Content(one.Speaker).Intersect(GroundingText.Content(other.Speaker), StringComparer.Ordinal).Any();

    private static bool IsDisputed(ReportedFigure one, ReportedFigure other, Story story) => story.Disputes.Any(dispute =>
        dispute.Kind is TensionKind.Figures && (dispute.Earlier == one.Unit || dispute.Later == one.Unit) && (dispute.Earlier == other.Unit || dispute.Later == other.Unit));

    /// <summary>The ones it replaces, the latest last.</summary>
    private static IEnumerable<ReportedFigure> Earlier(ReportedFigure figure, Dictionary<ReportedFigure, ReportedFigure> newest) =>
        newest.Where(pair => pair.Value == figure).Select(pair => pair.Key).DistinctBy(old => old.Figure.Value)
            .OrderBy(old => old.Unit.PostIndex).ThenBy(old => old.Unit.Position).TakeLast(MostCrossedOut);

    private static double Score(ReportedFigure figure, List<ReportedFigure> all) =>
        figure.Unit.Centrality + (PerGiver * (all.Where(other => other.IsSame(figure)).Select(other => other.Unit.Post.Author).Distinct(StringComparer.Ordinal).Count() - 1));

    /// <summary>The same figure again, which "59 people", "59 dead" and "more than 59 killed" are, or one of a sentence that says the same.</summary>
    private static bool IsTold(ReportedFigure one, ReportedFigure other) =>
        one.IsSame(other) || (one.Figure.Value == other.Figure.Value && one.Figure.Value >= Telling) || (one.Unit != other.Unit && Selection.IsSame(one.Unit, other.Unit));

    private static ImmutableArray<SectionEntry> Print(IReadOnlyList<Row> rows, SourceList sources)
    {
        ImmutableArray<SectionEntry> entries = [.. rows.Select(row => sources.Cite(row.Draft) is { } sentence ? new SectionEntry(sentence) { Fields = Fields(row) } : null).OfType<SectionEntry>()];
        return entries.Length < Fewest ? [] : entries;
    }

    private static ImmutableSortedDictionary<string, string> Fields(Row row)
    {
        var (figure, post) = (row.Figure.Figure, row.Figure.Unit.Post);
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        fields[FigureField] = figure.Written;
        fields["value"] = figure.Value.ToString(CultureInfo.InvariantCulture);
        fields["unit"] = figure.Unit;
        fields["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Figure.Kind.ToString());
        fields[DateField] = Wording.Day(row.Figure.Unit.Day);
        fields[AuthorField] = Byline.Name(post.Author);
        if (row.Figure.Speaker is { } speaker) fields[GivenByField] = speaker;
        if (row.By is { } by) fields[ReplacedByField] = by.Figure.Written;
        return fields.ToImmutable();
    }

    /// <summary>A line of the section.</summary>
    /// <param name="Figure">The figure.</param>
    /// <param name="By">The one that replaces it; null where it stands.</param>
    /// <param name="Draft">Its sentence, with others that carry it.</param>
    internal sealed record Row(ReportedFigure Figure, ReportedFigure? By, Draft Draft);
}
