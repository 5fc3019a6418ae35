using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Deliveries.Messages;

/// <summary>
/// What a version says that a receiver has not been told. What counts is the posts: a statement is news only where a post behind it, or
/// a revision of one, was in nothing the receiver was told before, in whatever story. A rewording, a page rendered anew, a merge, an
/// undo therefore are no news. An editor's words are, once, to whoever was told of the story before.
/// </summary>
/// <param name="Lines">What is new, contradictions and changed figures first.</param>
/// <param name="IsNewStory">True where the receiver has been told of none of its posts.</param>
internal sealed record StoryNews(ImmutableArray<DeliveredLine> Lines, bool IsNewStory)
{
    private const int MostContradictions = 2;
    private const int MostFigures = 3;
    private const int MostCorrections = 3;
    private const int MostLines = 8;
    private const int FirstLines = 5;
    private const int LongestLine = 600;
    private const int AnyRevision = 0;

    /// <summary>What has happened, as watches ask for it.</summary>
    public WatchEvents Events =>
        (IsNewStory ? WatchEvents.NewStory : WatchEvents.NewVersion)
        | (Lines.Any(line => line.Kind == DeliveredLineKind.Contradiction) ? WatchEvents.Contradiction : WatchEvents.None)
        | (Lines.Any(line => line.Kind == DeliveredLineKind.Figure) ? WatchEvents.FigureChanged : WatchEvents.None);

    /// <summary>Null where there is nothing new.</summary>
    /// <param name="told">The version told last; null where the story was never told.</param>
    /// <param name="now">The version now.</param>
    /// <param name="known">The hashes of what the receiver was told.</param>
    public static StoryNews? Of(Briefing? told, Briefing now, IReadOnlySet<long> known)
    {
        var fresh = now.Sources.Where(source => IsFresh(source, known)).Select(source => source.Number).ToHashSet();
        if (fresh.Count == 0 && (told is null || Edited(now).All(sentence => known.Contains(Hash(sentence))))) return null;
        var isNew = now.Sources.All(source => !known.Contains(Hash(source.Post, AnyRevision)));
        var said = told?.Sections.Sentences().Select(AlreadyShown.Letters).ToHashSet(StringComparer.Ordinal) ?? new HashSet<string>(StringComparer.Ordinal);
        var lines = ImmutableArray.CreateBuilder<DeliveredLine>();
        bool Take(Sentence sentence) => sentence.Citations.Any(fresh.Contains) && said.Add(AlreadyShown.Letters(sentence));
        if (told is not null) lines.AddRange(Corrections(now, known, said));
        lines.AddRange(Contradictions(now, fresh, said));
        lines.AddRange(Figures(now, fresh, said));
        var statements = isNew ? now.Sections.What.Concat(Told(now)) : Told(now);
        var most = (isNew ? FirstLines : MostLines) - Math.Min(lines.Count, FirstLines - 2);
        lines.AddRange(statements.Where(Take).Take(most).Select(sentence => Line(DeliveredLineKind.Statement, sentence, sentence.Speaker)));
        return lines.Count == 0 ? null : new StoryNews(lines.ToImmutable(), isNew);
    }

    /// <summary>The hashes of all that somebody knows who was told a version.</summary>
    public static IEnumerable<long> Hashes(Briefing briefing) => briefing.Sources.SelectMany(source =>
        source.Echoes.Select(echo => Hash(echo, AnyRevision)).Append(Hash(source.Post, AnyRevision)).Append(Hash(source.Post, source.Revision))).Concat(Edited(briefing).Select(Hash)).Distinct();

    private static bool IsFresh(BriefingSource source, IReadOnlySet<long> known) =>
        !known.Contains(Hash(source.Post, source.Revision)) && !source.Echoes.Any(echo => known.Contains(Hash(echo, AnyRevision)));

    private static IEnumerable<DeliveredLine> Corrections(Briefing now, IReadOnlySet<long> known, HashSet<string> said) =>
        Edited(now).Where(sentence => !known.Contains(Hash(sentence)) && said.Add(AlreadyShown.Letters(sentence)))
            .Take(MostCorrections).Select(sentence => Line(DeliveredLineKind.Correction, sentence, sentence.EditedBy));

    private static IEnumerable<Sentence> Edited(Briefing briefing) => briefing.Sections.Sentences().Where(sentence => sentence.EditedBy is not null);

    private static IEnumerable<DeliveredLine> Contradictions(Briefing now, HashSet<int> fresh, HashSet<string> said)
    {
        var pairs = now.Sections.Tensions.Where(tension => tension.Sides.Any(side => side.Sentence.Citations.Any(fresh.Contains) && !said.Contains(AlreadyShown.Letters(side.Sentence)))).Take(MostContradictions).ToList();
        foreach (var side in pairs.SelectMany(tension => tension.Sides))
        {
            said.Add(AlreadyShown.Letters(side.Sentence));
            yield return Line(DeliveredLineKind.Contradiction, side.Sentence, side.Author);
        }
    }

    private static IEnumerable<DeliveredLine> Figures(Briefing now, HashSet<int> fresh, HashSet<string> said) =>
        now.Sections.Perspectives.Where(view => view.Evolution is { Kind: EvolutionKind.FigureUpdated or EvolutionKind.Reversed, Sentences.IsEmpty: false })
            .Select(view => (view.Author, Sentence: view.Evolution.Sentences[^1]))
            .Where(figure => figure.Sentence.Citations.Any(fresh.Contains) && said.Add(AlreadyShown.Letters(figure.Sentence)))
            .Take(MostFigures).Select(figure => Line(DeliveredLineKind.Figure, figure.Sentence, figure.Author));

    private static IEnumerable<Sentence> Told(Briefing now) =>
        now.Sections.What.Concat(now.Sections.Narrative.SelectMany(paragraph => paragraph))
            .Concat(now.Sections.OpenQuestions.Select(question => question.Answer).OfType<Sentence>())
            .Concat(now.Sections.Perspectives.SelectMany(view => view.Stance));

    private static DeliveredLine Line(DeliveredLineKind kind, Sentence sentence, string? author) =>
        new(kind, PlainLine.Excerpt(sentence.Text, LongestLine), author is null ? null : PlainLine.Of(author), sentence.Citations);

    private static long Hash(PostId post, int revision) => Hash(FormattableString.Invariant($"{post.Value}/{revision}"));

    /// <summary>Of an editor's sentence, so that one that is taken back and given again is told once.</summary>
    private static long Hash(Sentence sentence) => Hash("sentence/" + AlreadyShown.Letters(sentence));

    private static long Hash(string text) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
