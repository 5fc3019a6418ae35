using InformationMachine.Briefings.Claims;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>
/// Lays a sentence beside the window of its source that it follows most. What stands in a copy where the source has something else was
/// altered, whatever it is: no list of what may be altered is needed.
/// </summary>
internal static class SideBySide
{
    private const int Beside = 3;

    /// <summary>Below it a sentence is no copy; from <see cref="Copy"/> on it is one wholly.</summary>
    private const float NoCopy = 0.6f;
    private const float Copy = 0.85f;

    public static void Measure(float[] numbers, string folded, List<Word> words, SourceText source)
    {
        if (words.Count == 0 || Best(words, source) is not { } best) return;
        var near = best.Weight / words.Sum(word => word.Weight);
        var copy = Math.Clamp((near - NoCopy) / (Copy - NoCopy), 0, 1);
        Set(SentenceNumber.Order, near);
        foreach (var gap in best.Gaps(words.Count)) Count(gap);
        Set(SentenceNumber.Inverted, Inverted(words, source, best.Window, _ => true));
        var span = Span(best, source);
        Set(SentenceNumber.CopyInverted, Inverted(words, source, span, at => source.Words[at].IsCapital || source.Sentences[source.SentenceOf[at]].Start.Value == at) * copy);
        Set(SentenceNumber.Negation, Math.Abs(Negation.Count(source.TextOf(span)) - Negation.Count(folded)) * Math.Min(1, near / NoCopy));
        Set(SentenceNumber.Opposite, copy > 0 && Contrast.HasOpposite(source.TextOf(span), folded) ? copy : 0);
        Set(SentenceNumber.DoubtLost, Math.Max(0, source.Words[span].Count(word => TurningWords.IsDoubt(word.Text)) - words.Count(word => TurningWords.IsDoubt(word.Text))) * copy);
        Set(SentenceNumber.CauseAdded, words.Count(word => TurningWords.IsCause(word.Text) && !source.Words[best.Window].Exists(word.IsLike)));

        void Set(SentenceNumber number, float value) => numbers[(int)number] = value;

        void Add(SentenceNumber number, int count) => numbers[(int)number] += count * copy;

        void Count(Alignment.Gap gap)
        {
            var (ours, theirs) = (words[gap.Sentence], Opposed(gap, source));
            var isEnd = gap.IsFirst || gap.IsLast;
            var isReplaced = theirs.Exists(word => word.IsContent && !ours.Exists(word.IsLike));
            var isEdit = false;
            for (var i = 0; i < ours.Count; i++)
            {
                if (!ours[i].IsContent || theirs.Exists(ours[i].IsLike)) continue;
                isEdit = true;
                var at = gap.Sentence.Start.Value + i;
                Add(isReplaced ? Exchanged(words, at, theirs, source) : IsUnit(words, at) ? SentenceNumber.ExchangedUnits : SentenceNumber.Inserted, 1);
                if (words[at].IsCapital && source.Words[best.Window].Exists(words[at].IsLike)) Add(SentenceNumber.NamesMoved, 1);
            }

            var (turned, lost) = (Turns(ours, theirs).Count, isEnd ? 0 : Turns(theirs, ours).Count);
            if (theirs.Count > 0) Add(SentenceNumber.TurningExchanged, turned);
            Add(SentenceNumber.TurningAdded, turned);
            if (isEdit || turned + lost > 0) numbers[(int)SentenceNumber.Edits]++;
        }
    }

    /// <summary>What the source has there. At the ends only what stands beside: the rest was left out.</summary>
    private static List<Word> Opposed(Alignment.Gap gap, SourceText source)
    {
        var theirs = source.Words[gap.Source];
        var most = Beside + (gap.Sentence.End.Value - gap.Sentence.Start.Value);
        return theirs.Count <= most || !(gap.IsFirst || gap.IsLast) ? theirs : gap.IsFirst ? theirs[^most..] : theirs[..most];
    }

    private static SentenceNumber Exchanged(List<Word> words, int at, List<Word> theirs, SourceText source)
    {
        if (words[at].Kind == WordKind.Number || words[at].IsCapital || theirs.Exists(word => word.Kind == WordKind.Number || word.IsCapital)) return SentenceNumber.ExchangedNames;
        if (IsUnit(words, at) || (at + 1 < words.Count && IsMeasure(words[at + 1])) || IsSign(words[at])) return SentenceNumber.ExchangedUnits;
        return source.Has(words[at]) ? SentenceNumber.ExchangedKnown : SentenceNumber.ExchangedNew;
    }

    /// <summary>One of the two words behind a number.</summary>
    private static bool IsUnit(List<Word> words, int at) => (at > 0 && IsMeasure(words[at - 1])) || (at > 1 && IsMeasure(words[at - 2]));

    private static bool IsMeasure(Word word) => word.Kind == WordKind.Number || IsSign(word);

    /// <summary>A sign that is spoken as a word.</summary>
    private static bool IsSign(Word word) => word.End - word.Start == 1 && word.Text.Length > 1;

    /// <summary>A pair of sentences only where it holds clearly more than one.</summary>
    private static Alignment? Best(List<Word> words, SourceText source)
    {
        Alignment? best = null;
        var single = source.Sentences.Count;
        foreach (var window in source.Windows)
        {
            var alignment = Alignment.Of(words, source, window);
            if (best is null || alignment.Weight > best.Weight + (single-- > 0 ? 0 : 1)) best = alignment;
        }

        return best;
    }

    private static List<Word> Turns(List<Word> ours, List<Word> theirs) => ours.FindAll(word => word.Kind == WordKind.Turning && !theirs.Exists(word.IsLike));

    /// <summary>What the sentence follows, with the words just before and behind it.</summary>
    private static Range Span(Alignment best, SourceText source)
    {
        if (best.Pairs.Count == 0) return best.Window;
        return Math.Max(best.Window.Start.Value, best.Pairs[0].Source - Beside)..Math.Min(Math.Min(best.Window.End.Value, source.Words.Count), best.Pairs[^1].Source + 1 + Beside);
    }

    /// <summary>The share of pairs of content words that stand in the contrary order.</summary>
    private static float Inverted(List<Word> words, SourceText source, Range window, Func<int, bool> isAsked)
    {
        var places = new List<int>();
        foreach (var word in words.Where(word => word.IsContent))
        {
            var found = source.Places(word).Where(at => at >= window.Start.Value && at < window.End.Value).ToList();
            if (found.Count == 1 && isAsked(found[0])) places.Add(found[0]);
        }

        var (pairs, inverted) = (0, 0);
        for (var i = 0; i < places.Count; i++)
        {
            for (var j = i + 1; j < places.Count; j++)
            {
                pairs++;
                if (places[j] < places[i]) inverted++;
            }
        }

        return pairs == 0 ? 0 : inverted / (float)pairs;
    }
}
