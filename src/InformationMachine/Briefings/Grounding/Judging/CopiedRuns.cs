namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>The longest runs that a sentence copies, from left to right, and how they lie in the source (Grusky et al. 2018 count them so).</summary>
/// <param name="Longest">Words of the longest.</param>
/// <param name="Covered">Words in all of them.</param>
/// <param name="Runs">How many there are.</param>
/// <param name="Jumps">Runs that stand in another sentence than the one before, not the next one.</param>
/// <param name="StepsBack">Runs that stand before the one before.</param>
internal sealed record CopiedRuns(int Longest, int Covered, int Runs, int Jumps, int StepsBack)
{
    public static CopiedRuns Of(List<Word> sentence, SourceText source)
    {
        var (longest, covered, runs, jumps, back, last) = (0, 0, 0, 0, 0, -1);
        for (var i = 0; i < sentence.Count;)
        {
            var (at, length) = Best(sentence, i, source, last);
            if (length == 0 || (length == 1 && !sentence[i].IsContent))
            {
                i++;
                continue;
            }

            (longest, covered, runs) = (Math.Max(longest, length), covered + length, runs + 1);
            if (last >= 0)
            {
                if (Math.Abs(source.SentenceOf[at] - source.SentenceOf[last]) > 1) jumps++;
                if (at < last) back++;
            }

            last = at + length - 1;
            i += length;
        }

        return new CopiedRuns(longest, covered, runs, jumps, back);
    }

    /// <summary>The longest run; of equally long ones the one nearest to where the last ended.</summary>
    private static (int At, int Length) Best(List<Word> sentence, int from, SourceText source, int last)
    {
        var best = (At: -1, Length: 0);
        foreach (var at in source.Places(sentence[from]))
        {
            var length = 1;
            while (from + length < sentence.Count && at + length < source.Words.Count && sentence[from + length].IsLike(source.Words[at + length])) length++;
            if (length > best.Length || (length == best.Length && Math.Abs(at - last) < Math.Abs(best.At - last))) best = (at, length);
        }

        return best;
    }
}
