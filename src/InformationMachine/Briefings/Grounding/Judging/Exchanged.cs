using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>
/// A sentence that says nearly what one of its source says has that one's names and numbers. One from elsewhere, in the place of one that is
/// gone, makes it false, though all of them stand in the source; so does a negation more or less. Of a long sentence, or of a list without full
/// stops, the part is compared that is nearest.
/// </summary>
internal static class Exchanged
{
    private const double NearCopy = 0.75;
    private const double Copy = 0.85;

    /// <summary>In words: how much longer than the sentence a part of the source may be.</summary>
    private const int Slack = 4;

    /// <param name="sentence">The sentence, without marks.</param>
    /// <param name="source">The sentences of its posts.</param>
    public static GroundingFailure Failure(string sentence, IEnumerable<string> source)
    {
        var folded = GroundingText.Fold(sentence);
        var words = WordReader.Read(folded);
        var content = words.Where(word => word.IsContent).ToList();
        if (content.Count == 0) return GroundingFailure.None;
        var near = source.Select(other => Nearest(GroundingText.Fold(other), content, words.Count + Slack)).Where(other => other.Count >= NearCopy * content.Count).ToList();
        if (near.Count == 0) return GroundingFailure.None;
        var most = near.Max(other => other.Count);
        var failures = near.Where(other => other.Count == most).Select(other => other.Count >= Copy * content.Count && IsTurned(folded, words, other.Text, other.Words) ? GroundingFailure.Contrary : Failure(words, other.Words)).ToList();
        return failures.Contains(GroundingFailure.None) ? GroundingFailure.None : failures[0];
    }

    /// <summary>True where one negates and the other does not. In a copy "and not" and "not only" count too, which elsewhere deny nothing.</summary>
    private static bool IsTurned(string ours, List<Word> words, string theirs, List<Word> others) =>
        Negation.Count(ours) != Negation.Count(theirs) || words.Count(IsNot) != others.Count(IsNot);

    private static bool IsNot(Word word) => word.Text is "not" or "never" or "no" or "nor" or "without" || word.Text.EndsWith("n't", StringComparison.Ordinal);

    /// <summary>The part of a text, at most so many words long, that holds most of the words.</summary>
    private static (string Text, List<Word> Words, int Count) Nearest(string text, List<Word> content, int longest)
    {
        var all = WordReader.Read(text);
        if (all.Count <= longest + Slack) return (text, all, content.Count(word => all.Exists(word.IsLike)));
        var places = content.ConvertAll(word => all.ConvertAll(word.IsLike));
        var (from, most) = (0, -1);
        for (var start = 0; start + longest <= all.Count; start++)
        {
            var count = places.Count(place => place.IndexOf(true, start, longest) >= 0);
            if (count > most) (from, most) = (start, count);
        }

        var part = all.GetRange(from, longest);
        return (text[part[0].Start..part[^1].End], part, most);
    }

    private static GroundingFailure Failure(List<Word> ours, List<Word> theirs)
    {
        if (IsExchanged(ours, theirs, word => word.Kind is WordKind.Number)) return GroundingFailure.Number;
        if (HasOtherUnit(ours, theirs)) return GroundingFailure.Unit;
        return IsExchanged(ours, theirs, word => word.IsCapital) ? GroundingFailure.Name : GroundingFailure.None;
    }

    /// <summary>True where it has one more often than the other, which has another one that is gone.</summary>
    private static bool IsExchanged(List<Word> ours, List<Word> theirs, Func<Word, bool> isAsked)
    {
        var added = ours.Where(isAsked).Any(word => ours.Count(word.IsLike) > theirs.Count(word.IsLike));
        return added && theirs.Where(isAsked).Any(word => theirs.Count(word.IsLike) > ours.Count(word.IsLike));
    }

    /// <summary>True where a number that both have is followed by a word that the other has nowhere.</summary>
    private static bool HasOtherUnit(List<Word> ours, List<Word> theirs)
    {
        for (var i = 0; i + 1 < ours.Count; i++)
        {
            if (ours[i].Kind is not WordKind.Number || !ours[i + 1].IsContent) continue;
            var at = theirs.FindIndex(ours[i].IsLike);
            if (at >= 0 && at + 1 < theirs.Count && theirs[at + 1].IsContent && !theirs.Exists(ours[i + 1].IsLike) && !ours.Exists(theirs[at + 1].IsLike)) return true;
        }

        return false;
    }
}
