using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>
/// Whether a sentence that a model drafted may be published. What it cites is believed only as far as those posts carry it; who speaks is
/// told by the posts; what it merely concludes says so. Thread-safe.
/// </summary>
internal sealed partial class DraftCheck(SentenceCheck check)
{
    private const int ShortestText = 8;
    private const int LongestText = 600;

    /// <summary>In so few words one that was exchanged leaves too little to tell a copy by: they are the posts' own, or none.</summary>
    private const int FewWords = 6;

    /// <summary>With more the check would have too much to lay it beside, and a reader too much to look up.</summary>
    private const int MostCitations = 6;

    /// <summary>A post that holds less of a sentence's words carries nothing of it.</summary>
    private const double Carries = 0.25;

    /// <summary>A conclusion has words of its own; in the language of the posts this many still are theirs.</summary>
    private const double SharedWords = 0.3;

    private const int LongestRun = 20;
    private const int FewestContent = 3;

    /// <param name="draft">The sentence.</param>
    /// <param name="part">Where it is to stand.</param>
    /// <param name="posts">What was given.</param>
    public DraftVerdict Judge(DraftedSentence draft, WordedPart part, GivenPosts posts)
    {
        var text = PlainLine.Of(GivenPost.Visible(GroundingText.WithoutMarks(draft.Text)));
        var cited = posts.Of(draft.Citations.Take(MostCitations));
        if (Form(text, draft, part) is { } wrong) return DraftVerdict.Refuse(wrong, cited);
        if (cited.Count == 0) return DraftVerdict.Refuse(Name(GroundingFailure.NoSource), cited);
        // Words of the Latin script have to be the posts' by half below, whatever the language.
        if ((draft.Kind is StatementKind.Inference or StatementKind.Open || GroundingText.Content(text).Count < FewestContent) && !IsTheirLanguage(text, posts)) return DraftVerdict.Refuse("language", cited);
        return draft.Kind is StatementKind.Inference or StatementKind.Open ? Conclude(text, draft.Kind.Value, cited, posts) : State(text, draft, part, cited, posts);
    }

    private static string? Form(string text, DraftedSentence draft, WordedPart part)
    {
        if (text.Length is < ShortestText or > LongestText) return "length";
        if (Address().IsMatch(text)) return "address";
        return draft.Kind is not { } kind || !part.Kinds.Contains(kind) || Cues.IsQuestion(text) != (kind is StatementKind.Open) ? "kind" : null;
    }

    /// <summary>A question or a conclusion: its details are the posts', and it is no altered copy of what they say.</summary>
    private DraftVerdict Conclude(string text, StatementKind kind, IReadOnlyList<GivenPost> cited, GivenPosts posts)
    {
        var carrying = Carrying(text, cited, least: double.Epsilon);
        if (carrying.Count == 0) return DraftVerdict.Refuse(Name(GroundingFailure.Words), cited);
        var failure = GroundingFloor.Conclusion(text, [.. carrying.Select(post => post.Cited)]);
        if (failure is GroundingFailure.None) failure = check.Altered(text, posts.Cited(carrying));
        return failure is GroundingFailure.None
            ? new DraftVerdict(new WordedSentence(text, Numbers(carrying), kind), null, Numbers(carrying))
            : Refuse(failure, text, carrying, cited);
    }

    private static DraftVerdict Refuse(GroundingFailure failure, string text, IReadOnlyList<GivenPost> asked, IReadOnlyList<GivenPost> cited) =>
        DraftVerdict.Refuse(Name(failure), cited) with { Missing = [.. GroundingFloor.Missing(text, failure, [.. asked.Select(post => post.Cited)])], Nearest = Nearest(text, asked) };

    private static string? Nearest(string text, IReadOnlyList<GivenPost> posts)
    {
        var words = GroundingText.Content(text).Distinct(StringComparer.Ordinal).ToList();
        return posts.SelectMany(post => post.Cited.Sentences).Select(sentence => (sentence.Text, Shared: words.Count(sentence.Content.Contains))).Where(sentence => sentence.Shared > 0).OrderByDescending(sentence => sentence.Shared).FirstOrDefault().Text;
    }

    private DraftVerdict State(string text, DraftedSentence draft, WordedPart part, IReadOnlyList<GivenPost> cited, GivenPosts posts)
    {
        if (!part.IsOfAllSides && posts.Overruled?.Is(text) == true) return DraftVerdict.Refuse("overruled", cited);
        if (part.IsOfNow && posts.Overruled?.IsOvertaken(text) == true) return DraftVerdict.Refuse("overtaken", cited);
        if (Speaker(text, draft, part, cited) is not { } said) return DraftVerdict.Refuse("speaker", cited);
        var (failure, score) = Carried(text, said.Posts, posts);
        if (failure is not GroundingFailure.None) return Refuse(failure, text, said.Posts, cited);
        var carrying = said.Posts;
        if (Carrying(text, said.Posts, Carries) is { Count: > 0 } fewer && fewer.Count < said.Posts.Count && Carried(text, fewer, posts) is { Failure: GroundingFailure.None } alone) (carrying, score) = (fewer, alone.Score);
        return new DraftVerdict(
            new WordedSentence(text, Numbers(carrying), said.Name is null ? StatementKind.Fact : StatementKind.Said) { Speaker = said.Name, Score = Math.Round(score, 3) }, null, Numbers(carrying));
    }

    /// <summary>
    /// Whose words it is, and the posts that can carry it then: those of that author alone. A view, a judgement and what one account alone
    /// says is its author's, whatever the model calls it; of several authors it is nobody's. Null where it is told as the wrong person's.
    /// </summary>
    private static (string? Name, IReadOnlyList<GivenPost> Posts)? Speaker(string text, DraftedSentence draft, WordedPart part, IReadOnlyList<GivenPost> cited)
    {
        var authors = cited.Select(post => post.Post.Author).Distinct(StringComparer.Ordinal).ToList();
        if (draft.Kind is StatementKind.Said)
        {
            if (cited.FirstOrDefault(post => post.Number == draft.Speaker) is not { } speaker || (part.IsByAuthor && authors.Count > 1)) return null;
            return (speaker.Post.Author, [.. cited.Where(post => post.Post.Author == speaker.Post.Author)]);
        }

        var isView = cited.All(post => post.Voice.Mark is not SentenceMark.None) || cited.Any(post => post.Voice.Speaker(text) is not null);
        var isOneAccount = authors.Count == 1 && cited.All(post => post.Post is { Title: null, Handle: not null }) && !Claims.Voice.IsSourced(text);
        if (!isView && !isOneAccount) return (null, cited);
        return authors.Count == 1 ? (authors[0], cited) : null;
    }

    /// <summary>A citation that carries nothing goes.</summary>
    private static IReadOnlyList<GivenPost> Carrying(string text, IReadOnlyList<GivenPost> cited, double least) =>
        [.. cited.Where(post => GroundingFloor.Cover(text, post.Cited) >= least)];

    /// <summary>
    /// Who says it may stand before what is said or behind it, and a post does not name its own author: where the words are theirs, it is enough
    /// that what is said is carried.
    /// </summary>
    private (GroundingFailure Failure, double Score) Carried(string text, IReadOnlyList<GivenPost> cited, GivenPosts posts)
    {
        var (failure, score) = CarriedAsItIs(text, text, cited, posts);
        if (failure is GroundingFailure.None || Attribution.Of(text) is not { Speaker: { } speaker } said) return (failure, score);
        var evidence = posts.Cited(cited);
        var isAuthors = cited.All(post => $" {GroundingText.Flat(speaker)} ".Contains($" {GroundingText.Flat(Byline.Name(post.Post.Author))} ", StringComparison.Ordinal)) && SpeakerCheck.IsTheAuthors(said.Core, evidence);
        // Whom the post itself names belongs to what it says: only that they stand elsewhere in the sentence is forgiven.
        var isMoved = failure is GroundingFailure.Order or GroundingFailure.Unlikely && SpeakerCheck.IsTheirs(text, evidence) && evidence.Source.Flat.Contains(GroundingText.Flat(speaker), StringComparison.Ordinal);
        if (!isAuthors && !isMoved) return (failure, score);
        var core = CarriedAsItIs(said.Core, text, cited, posts);
        return core.Failure is GroundingFailure.None ? core : (failure, score);
    }

    /// <param name="text">What is said.</param>
    /// <param name="whole">The same with who says it.</param>
    /// <param name="cited">What it cites.</param>
    /// <param name="posts">What was given.</param>
    private (GroundingFailure Failure, double Score) CarriedAsItIs(string text, string whole, IReadOnlyList<GivenPost> cited, GivenPosts posts)
    {
        var evidence = cited.Select(post => post.Cited).ToList();
        if (GroundingFloor.Floor(whole, evidence) is not GroundingFailure.None and var failure) return (failure, 0);
        var flat = GroundingText.Flat(text);
        // A part of a sentence is no copy of it: what stood around it may turn it round.
        if (flat.Length > 0 && evidence.Exists(post => post.Sentences.Any(sentence => sentence.Flat == flat))) return (GroundingFailure.None, 1);
        if (flat.Length > 0 && flat.Count(c => c == ' ') < FewWords && !evidence.Exists(post => post.Flat.Contains(flat, StringComparison.Ordinal))) return (GroundingFailure.Unlikely, 0);
        var sentences = evidence.SelectMany(post => post.Sentences.Select(sentence => sentence.Text)).ToList();
        if (Framing.Failure(whole, sentences) is not GroundingFailure.None and var turned) return (turned, 0);
        if (Exchanged.Failure(text, sentences) is not GroundingFailure.None and var exchanged) return (exchanged, 0);
        var verdict = check.Check(text, posts.Cited(cited));
        return (verdict.Reason, verdict.Score);
    }

    /// <summary>True where it is told by the same language as the posts, or enough of its words are theirs; of what writes no blanks, pairs of letters.</summary>
    private static bool IsTheirLanguage(string text, GivenPosts posts)
    {
        var written = string.Join('\n', posts.All.Select(post => post.Text));
        if (ThreadLanguage.Of(text) is { } language && language == ThreadLanguage.Of(written)) return true;
        var all = written.ToLowerInvariant();
        var words = Letters().Matches(text.ToLowerInvariant()).Select(match => match.Value).ToList();
        if (words.Count == 0) return false;
        if (words.Exists(word => word.Length > LongestRun) || words.TrueForAll(word => word.Length == 1))
        {
            var letters = string.Concat(words);
            var pairs = Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(at => letters.Substring(at, 2)).ToList();
            return pairs.Count > 0 && pairs.Count(pair => all.Contains(pair, StringComparison.Ordinal)) >= SharedWords * pairs.Count;
        }

        var theirs = Letters().Matches(all).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        return words.Count(theirs.Contains) >= SharedWords * words.Count;
    }

    private static ImmutableArray<int> Numbers(IReadOnlyList<GivenPost> posts) => [.. posts.Select(post => post.Number)];

    private static string Name(GroundingFailure failure) => JsonNamingPolicy.CamelCase.ConvertName(failure.ToString());

    [GeneratedRegex(@"https?:|www\.|\]\(|<[a-zA-Z/!]|\b[\w-]+\.(?:com|net|org|io|ru|cn|info|biz|xyz|example)\b(?:/|\?)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
