using System.Collections.Immutable;
using InformationMachine.Briefings.Abstractive.Asking;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>
/// Lets a model word one section: asks, checks each sentence, asks once more for those that failed, and puts a sentence of the posts in the
/// place of what fails again. Where more than a third fails, the section keeps the posts' own words.
/// </summary>
internal sealed class SectionWording(Func<ModelQuestion, CancellationToken, Task<ModelReply>> ask, DraftCheck check)
{
    private const int MostFailed = 3;
    private const int LongestRefused = 600;

    /// <param name="part">The section.</param>
    /// <param name="posts">What it is worded from.</param>
    /// <param name="chosen">The posts' own words that stand in it.</param>
    /// <param name="language">The language of the thread, where it is known.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="ModelException">The model gave no answer that can be used.</exception>
    public async Task<SectionOutcome> WriteAsync(WordedPart part, GivenPosts posts, IReadOnlyList<Sentence> chosen, string? language, CancellationToken cancellationToken)
    {
        var reply = await ask(SectionPrompt.Ask(part, posts, chosen, language, []), cancellationToken);
        if (DraftParser.Parse(reply.Text) is not { } drafts) return SectionOutcome.Extract(part.Name, "schema");
        drafts = [.. drafts.Take(part.Most)];
        if (drafts.Count == 0) return SectionOutcome.Extract(part.Name, "empty");
        var verdicts = drafts.Select(draft => check.Judge(draft, part, posts)).ToArray();
        if (Array.Exists(verdicts, verdict => verdict.Sentence is null)) await AskAgainAsync(part, posts, chosen, language, drafts, verdicts, cancellationToken);
        var refused = Refused(part, drafts, verdicts);
        if (refused.Length * MostFailed > drafts.Count) return SectionOutcome.Extract(part.Name, "refused", refused);
        var outcome = Lay(part, chosen, drafts, verdicts, refused);
        // A story without its latest news would mislead more than the posts' own words do.
        var latest = posts.All.MaxBy(post => post.Post.PublishedAt)!.Number;
        var isNewsLost = part.IsStory && Array.Exists(verdicts, verdict => verdict.Sentence is null && verdict.Citations.Contains(latest)) && !outcome.Section.Sentences.Any(sentence => sentence.Citations.Contains(latest));
        return isNewsLost ? SectionOutcome.Extract(part.Name, "refused", refused) : outcome;
    }

    /// <summary>Once, all that failed together. Where that has no answer, they stay refused: what stands is not lost for it.</summary>
    private async Task AskAgainAsync(WordedPart part, GivenPosts posts, IReadOnlyList<Sentence> chosen, string? language, IReadOnlyList<DraftedSentence> drafts, DraftVerdict[] verdicts, CancellationToken cancellationToken)
    {
        var failed = Enumerable.Range(0, drafts.Count).Where(i => verdicts[i].Sentence is null).ToList();
        IReadOnlyList<DraftedSentence> again;
        try
        {
            var reply = await ask(SectionPrompt.Ask(part, posts, chosen, language, [.. failed.Select(i => (drafts[i], verdicts[i]))]), cancellationToken);
            again = DraftParser.Parse(reply.Text) ?? [];
        }
        catch (ModelException e) when (!e.IsPassing)
        {
            return;
        }

        foreach (var (i, draft) in failed.Zip(again))
        {
            if (check.Judge(draft, part, posts) is { Sentence: not null } verdict) verdicts[i] = verdict;
        }
    }

    private static ImmutableArray<RefusedSentence> Refused(WordedPart part, IReadOnlyList<DraftedSentence> drafts, DraftVerdict[] verdicts) =>
    [
        .. drafts.Zip(verdicts).Where(pair => pair.Second.Sentence is null)
            .Select(pair => new RefusedSentence(part.Name, PlainLine.Excerpt(GivenPost.Visible(pair.First.Text), LongestRefused), pair.Second.Citations, pair.Second.Reason!)),
    ];

    private static SectionOutcome Lay(WordedPart part, IReadOnlyList<Sentence> chosen, IReadOnlyList<DraftedSentence> drafts, DraftVerdict[] verdicts, ImmutableArray<RefusedSentence> refused)
    {
        var sentences = new List<WordedSentence>();
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < drafts.Count; i++)
        {
            var sentence = verdicts[i].Sentence ?? Extract(part, drafts[i], verdicts[i], chosen.Where(other => !told.Contains(Letters(other.Text))));
            if (sentence is not null && told.Add(Letters(sentence.Text))) sentences.Add(sentence);
        }

        return sentences.Exists(sentence => !sentence.IsExtract) ? new SectionOutcome(new WordedSection(part.Name, [.. sentences]), refused) : SectionOutcome.Extract(part.Name, "refused", refused);
    }

    /// <summary>What the posts say themselves where a statement was refused: of the sentences that cite what it cited, the one nearest to it.</summary>
    private static WordedSentence? Extract(WordedPart part, DraftedSentence draft, DraftVerdict verdict, IEnumerable<Sentence> chosen)
    {
        if (draft.Kind is StatementKind.Inference or null || part.IsByAuthor) return null;
        var words = GroundingText.Content(draft.Text).ToHashSet(StringComparer.Ordinal);
        var nearest = chosen.Where(sentence => sentence.Mark is SentenceMark.None && sentence.Citations.Intersect(verdict.Citations).Any())
            .MaxBy(sentence => GroundingText.Content(sentence.Text).Count(words.Contains));
        if (nearest is null || !GroundingText.Content(nearest.Text).Exists(words.Contains)) return null;
        var kind = part.Kinds is [StatementKind.Open] ? StatementKind.Open : nearest.Speaker is null ? StatementKind.Fact : StatementKind.Said;
        return new WordedSentence(nearest.Text, nearest.Citations, kind) { Speaker = nearest.Speaker, IsExtract = true, Score = 1 };
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
