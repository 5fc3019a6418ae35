using InformationMachine.Briefings.Claims;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>
/// Whether a sentence gives somebody's words to somebody else: it names who says it, and the sentence of its source that says the same names
/// another one. Whom only "the company" or "he" says it, in either, is not told apart.
/// </summary>
internal static class SpeakerCheck
{
    /// <summary>A sentence of the source that holds so much of what is said is where it was taken from.</summary>
    private const double TakenFrom = 0.75;

    private const int ShortestInitials = 2;

    /// <summary>In words: whose name stands so near to "said" or "according to" may be who says it.</summary>
    private const int BesideSaying = 3;

    /// <param name="sentence">The sentence, without marks.</param>
    /// <param name="cited">Its posts.</param>
    public static bool IsAnothers(string sentence, CitedPosts cited)
    {
        var said = Attribution.Of(GroundingText.Fold(sentence));
        if (said.Speaker is not { } speaker || Names(speaker, cited.Source) is not { Count: > 0 } names) return false;
        var near = Near(said.Core, cited);
        return near.Count > 0 && near.TrueForAll(text => IsOfAnother(names, text, cited.Source));
    }

    /// <summary>True where what the posts say nearest to the sentence names the same one for it.</summary>
    /// <param name="sentence">The sentence, without marks.</param>
    /// <param name="cited">Its posts.</param>
    public static bool IsTheirs(string sentence, CitedPosts cited)
    {
        var said = Attribution.Of(GroundingText.Fold(sentence));
        if (said.Speaker is not { } speaker || Names(speaker, cited.Source) is not { Count: > 0 } names) return false;
        var near = Near(said.Core, cited);
        return near.Count > 0 && near.TrueForAll(text => Attribution.Of(text).Speaker is { } theirs && AreOne(names, Names(theirs, cited.Source)));
    }

    /// <summary>True where the posts say it in their author's own name: what they say nearest to it names nobody for it.</summary>
    /// <param name="core">What is said.</param>
    /// <param name="cited">Its posts.</param>
    public static bool IsTheAuthors(string core, CitedPosts cited) =>
        Near(GroundingText.Fold(core), cited) is { Count: > 0 } near && near.TrueForAll(text => Attribution.Of(text).Speaker is null && !Voice.IsSourced(text));

    /// <summary>The sentences of the posts that hold most of what is said; none where the best holds little of it.</summary>
    private static List<string> Near(string core, CitedPosts cited)
    {
        var words = WordReader.Read(core).Where(word => word.IsContent).ToList();
        var shared = cited.Posts.SelectMany(post => post.Sentences).Select(sentence => GroundingText.Fold(sentence.Text)).Select(text => (Text: text, Count: WordReader.Read(text) is var theirs ? words.Count(word => theirs.Exists(word.IsLike)) : 0)).ToList();
        var most = shared.Select(sentence => sentence.Count).DefaultIfEmpty().Max();
        return most == 0 || most < TakenFrom * words.Count ? [] : [.. shared.Where(sentence => sentence.Count == most).Select(sentence => sentence.Text)];
    }

    private static bool IsOfAnother(List<Word> names, string text, SourceText source) =>
        Attribution.Of(text).Speaker is { } theirs && Names(theirs, source) is { Count: > 0 } others && !AreOne(names, others) && !IsBesideSaying(names, text);

    /// <summary>A sentence may have several who say something.</summary>
    private static bool IsBesideSaying(List<Word> names, string text)
    {
        var words = WordReader.Read(text);
        return Enumerable.Range(0, words.Count).Where(at => names.Exists(words[at].IsLike))
            .Any(at => Voice.IsSourced(text[words[Math.Max(0, at - BesideSaying)].Start..words[Math.Min(words.Count - 1, at + BesideSaying)].End]));
    }

    /// <summary>Words with a capital. The first of a sentence has one anyway: it is a name where the source writes it with one elsewhere, or where it has no other word.</summary>
    private static List<Word> Names(string who, SourceText source)
    {
        var words = WordReader.Read(who).Where(word => word.Kind is WordKind.Content).ToList();
        return words.FindAll(word => word.IsCapital || (char.IsUpper(who[word.Start]) && (words.Count == 1 || source.Places(word).Any(at => source.Words[at].IsCapital))));
    }

    /// <summary>They share a name, or one is the initials of the other.</summary>
    private static bool AreOne(List<Word> ours, List<Word> theirs) =>
        ours.Exists(word => theirs.Exists(word.IsLike)) || AreInitials(ours, theirs) || AreInitials(theirs, ours);

    private static bool AreInitials(List<Word> one, List<Word> other)
    {
        var initials = string.Concat(other.Select(word => word.Text[0]));
        return initials.Length >= ShortestInitials && one.Exists(word => word.Text == initials);
    }
}
