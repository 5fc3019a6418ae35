using InformationMachine.Text;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>The text of the cited posts, prepared once for the sentences that cite it.</summary>
internal sealed class SourceText
{
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    public SourceText(string text)
    {
        Folded = GroundingText.Fold(text);
        Flat = GroundingText.Flat(Folded);
        Numbers = NumberMention.In(Folded);
        Words = WordReader.Read(Folded);
        SentenceOf = new int[Words.Count];
        Sentences = Divide();
        for (var i = 0; i < Words.Count; i++)
        {
            if (!_places.TryGetValue(Key(Words[i].Text), out var list)) _places[Key(Words[i].Text)] = list = [];
            list.Add(i);
        }
    }

    public string Folded { get; }

    /// <summary>As <see cref="GroundingText.Flat"/> gives it.</summary>
    public string Flat { get; }

    public List<NumberMention> Numbers { get; }

    public List<Word> Words { get; }

    /// <summary>The number of the sentence of each word.</summary>
    public int[] SentenceOf { get; }

    /// <summary>Where sentences begin and end, in words.</summary>
    public List<Range> Sentences { get; }

    /// <summary>Single sentences and each with the one behind it: what a sentence can be taken from.</summary>
    public IEnumerable<Range> Windows => Sentences.Concat(Sentences.Zip(Sentences.Skip(1), (one, next) => one.Start..next.End));

    /// <summary>Where words like this one stand.</summary>
    public IEnumerable<int> Places(Word word) => _places.TryGetValue(Key(word.Text), out var list) ? list.Where(at => Words[at].IsLike(word)) : [];

    public bool Has(Word word) => Places(word).Any();

    /// <summary>The text of a window.</summary>
    public string TextOf(Range window) => window.Start.Value >= window.End.Value ? "" : Folded[Words[window.Start.Value].Start..Words[window.End.Value - 1].End];

    private static string Key(string word) => word.Length > 3 ? word[..3] : word;

    private List<Range> Divide()
    {
        var sentences = new List<Range>();
        int start = 0, at = 0;
        foreach (var sentence in SentenceSplitter.Split(Folded))
        {
            var found = Folded.IndexOf(sentence, at, StringComparison.Ordinal);
            if (found >= 0) at = found + sentence.Length;
            var end = start;
            while (end < Words.Count && Words[end].Start < at) end++;
            if (end > start) sentences.Add(start..end);
            start = end;
        }

        if (start < Words.Count) sentences.Add(start..Words.Count);
        for (var i = 0; i < sentences.Count; i++) Array.Fill(SentenceOf, i, sentences[i].Start.Value, sentences[i].End.Value - sentences[i].Start.Value);
        return sentences;
    }
}
