using System.Runtime.InteropServices;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>A sentence laid beside a window of its source: the heaviest run of words that both have in the same order.</summary>
/// <param name="Window">The window.</param>
/// <param name="Pairs">Places of the same words: in the sentence, in the source; ascending.</param>
/// <param name="Weight">What the pairs weigh.</param>
internal sealed record Alignment(Range Window, IReadOnlyList<(int Sentence, int Source)> Pairs, float Weight)
{
    public static Alignment Of(List<Word> sentence, SourceText source, Range window)
    {
        var (start, length) = (window.Start.Value, window.End.Value - window.Start.Value);
        var best = new float[sentence.Count + 1, length + 1];
        for (var i = sentence.Count - 1; i >= 0; i--)
        {
            for (var j = length - 1; j >= 0; j--)
            {
                best[i, j] = Math.Max(best[i + 1, j], best[i, j + 1]);
                if (sentence[i].IsLike(source.Words[start + j])) best[i, j] = Math.Max(best[i, j], best[i + 1, j + 1] + sentence[i].Weight);
            }
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < sentence.Count && j < length;)
        {
            if (sentence[i].IsLike(source.Words[start + j]) && best[i, j] == best[i + 1, j + 1] + sentence[i].Weight) pairs.Add((i++, start + j++));
            else if (best[i, j] == best[i + 1, j]) i++;
            else j++;
        }

        return new Alignment(window, pairs, best[0, 0]);
    }

    /// <summary>What stands between the pairs: words of the sentence against words of the source.</summary>
    public IEnumerable<Gap> Gaps(int sentenceLength)
    {
        int sentence = 0, source = Window.Start.Value;
        foreach (var (i, j) in Pairs.Append((sentenceLength, Window.End.Value)))
        {
            if (i > sentence || j > source) yield return new Gap(sentence..i, source..j, sentence == 0, i == sentenceLength);
            (sentence, source) = (i + 1, j + 1);
        }
    }

    /// <summary>A stretch without common words.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Gap(Range Sentence, Range Source, bool IsFirst, bool IsLast);
}
