using InformationMachine.Text;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>Measures how a sentence stands to its source. Without an embedder the meaning is unknown. Thread-safe.</summary>
internal sealed class SentenceMeter(ISentenceEmbedder? embedder)
{
    private const int Around = 4;
    private const int Near = 8;

    /// <summary>Numbers by <see cref="SentenceNumber"/>.</summary>
    public float[] Measure(string sentence, SourceText source)
    {
        var folded = GroundingText.Fold(GroundingText.WithoutMarks(sentence));
        var words = WordReader.Read(folded);
        var numbers = new float[Enum.GetValues<SentenceNumber>().Length];
        var content = Enumerable.Range(0, words.Count).Where(i => words[i].IsContent).ToList();
        var places = words.ConvertAll(word => source.Places(word).ToList());
        Set(SentenceNumber.NewWords, content.Count(i => places[i].Count == 0));
        Set(SentenceNumber.Cover, Share(content.Count(i => places[i].Count > 0), content.Count));
        MeasureCover(numbers, source, content, places);
        Set(SentenceNumber.WorstThird, WorstThird(content, places));
        Set(SentenceNumber.NewRun, LongestRun(content, places));
        var comma = folded.LastIndexOf(',');
        Set(SentenceNumber.NewTail, comma < 0 ? 0 : content.Count(i => words[i].Start > comma && places[i].Count == 0));
        MeasurePairs(numbers, source, content, places);
        Set(SentenceNumber.Bigrams, Share(Enumerable.Range(1, Math.Max(0, words.Count - 1)).Count(i => places[i].Exists(at => places[i - 1].Contains(at - 1))), words.Count - 1));
        var runs = CopiedRuns.Of(words, source);
        Set(SentenceNumber.CopiedRun, Share(runs.Longest, words.Count));
        Set(SentenceNumber.RunLength, Share(runs.Covered, runs.Runs));
        Set(SentenceNumber.Jumps, runs.Jumps);
        Set(SentenceNumber.StepsBack, runs.StepsBack);
        Set(SentenceNumber.NewNumbers, NumberMention.In(folded).Count(number => !source.Numbers.Exists(number.Matches)));
        Set(SentenceNumber.NumberMoved, Moved(words, source, content, places, i => words[i].Kind == WordKind.Number));
        Set(SentenceNumber.NewNames, content.Count(i => words[i].IsCapital && places[i].Count == 0));
        Set(SentenceNumber.NameMoved, Moved(words, source, content, places, i => words[i].IsCapital));
        SideBySide.Measure(numbers, folded, words, source);
        Set(SentenceNumber.Misquoted, Quotations.In(folded).Count(quotation => IsMisquoted(folded[(quotation.Start + 1)..quotation.End], source)));
        Set(SentenceNumber.Meaning, Meaning(sentence, source));
        return numbers;

        void Set(SentenceNumber number, float value) => numbers[(int)number] = value;
    }

    private static void MeasureCover(float[] numbers, SourceText source, List<int> content, List<List<int>> places)
    {
        var held = source.Sentences.Select((_, sentence) => content.Where(i => places[i].Exists(at => source.SentenceOf[at] == sentence)).ToHashSet()).ToList();
        var best = held.MaxBy(set => set.Count) ?? [];
        numbers[(int)SentenceNumber.BestCover] = Share(best.Count, content.Count);
        numbers[(int)SentenceNumber.TwoCover] = Share(held.Select(set => set.Count(i => !best.Contains(i)) + best.Count).DefaultIfEmpty(0).Max(), content.Count);
    }

    private static float WorstThird(List<int> content, List<List<int>> places)
    {
        var size = Math.Max(3, content.Count / 3);
        if (content.Count <= size) return Share(content.Count(i => places[i].Count > 0), content.Count);
        return Enumerable.Range(0, content.Count - size + 1).Min(start => Share(content.Skip(start).Take(size).Count(i => places[i].Count > 0), size));
    }

    private static int LongestRun(List<int> content, List<List<int>> places)
    {
        var (longest, run) = (0, 0);
        foreach (var i in content)
        {
            run = places[i].Count == 0 ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private static void MeasurePairs(float[] numbers, SourceText source, List<int> content, List<List<int>> places)
    {
        var (all, near, ordered) = (content.Count - 1, 0, 0);
        for (var i = 1; i < content.Count; i++)
        {
            var (one, two) = (places[content[i - 1]], places[content[i]]);
            if (one.Exists(a => two.Exists(b => b > a && b - a <= Near && source.SentenceOf[a] == source.SentenceOf[b]))) ordered++;
            if (one.Exists(a => two.Exists(b => b != a && Math.Abs(b - a) <= Near && source.SentenceOf[a] == source.SentenceOf[b]))) near++;
        }

        numbers[(int)SentenceNumber.PairsNear] = Share(near, all);
        numbers[(int)SentenceNumber.PairsOrdered] = Share(ordered, all);
    }

    /// <summary>Of the words that are asked for and that the source has: the one whose neighbours stand least around it there.</summary>
    private static float Moved(List<Word> words, SourceText source, List<int> content, List<List<int>> places, Func<int, bool> isAsked)
    {
        var worst = 0f;
        for (var c = 0; c < content.Count; c++)
        {
            var i = content[c];
            if (!isAsked(i) || places[i].Count == 0) continue;
            var around = content.Skip(Math.Max(0, c - Around)).Take(Math.Min(c, Around)).Concat(content.Skip(c + 1).Take(Around)).Where(j => words[j].Text != words[i].Text).ToList();
            if (around.Count == 0) continue;
            var best = places[i].Max(at => Share(around.Count(j => places[j].Exists(other => Math.Abs(other - at) <= 2 * Near)), around.Count));
            worst = Math.Max(worst, 1 - best);
        }

        return worst;
    }

    /// <summary>A single word in quotation marks is a way of speaking.</summary>
    private static bool IsMisquoted(string quotation, SourceText source) =>
        GroundingText.Flat(quotation) is var flat && flat.Contains(' ', StringComparison.Ordinal) && !source.Flat.Contains(flat, StringComparison.Ordinal);

    private float Meaning(string sentence, SourceText source)
    {
        if (embedder?.Embed(sentence, "en") is not { } wanted) return float.NaN;
        var best = float.NaN;
        foreach (var window in source.Windows)
        {
            var likeness = embedder.Embed(source.TextOf(window), "en") is { } given ? Cosine(wanted, given) : float.NaN;
            if (!(likeness <= best)) best = likeness;
        }

        return best;
    }

    private static float Cosine(sbyte[] a, sbyte[] b) => (float)(Embedding.Dot(a, b) / Math.Sqrt(Math.Max(1, (double)Embedding.Dot(a, a) * Embedding.Dot(b, b))));

    private static float Share(int part, int whole) => whole <= 0 ? 1 : part / (float)whole;
}
