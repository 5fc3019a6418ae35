namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>Makes true and false sentences about texts of ours. Seeded: the same texts give the same examples.</summary>
internal sealed class ExampleMaker
{
    private const int MostOtherTexts = 7;
    private const int TriesOfAKind = 2;
    private const int MostTries = 1000;

    private readonly IReadOnlyList<string> _texts;
    private readonly IReadOnlyList<TrueSentence> _sentences;
    private readonly Spoiler _spoiler;
    private readonly Random _random;

    public ExampleMaker(IReadOnlyList<string> texts, int seed)
    {
        _texts = texts;
        _sentences = [.. texts.SelectMany(SentenceMaterial.Sentences)];
        _spoiler = new Spoiler(new SpoilerPool(texts));
        _random = new Random(seed);
    }

    /// <summary>Examples of every group from the texts, and from true sentences in other words.</summary>
    public IReadOnlyList<SentenceExample> Make(IReadOnlyList<TrueSentence> paraphrases)
    {
        var examples = new List<SentenceExample>();
        foreach (var sentence in _sentences) examples.AddRange(Of(sentence with { Source = Among(sentence.Source) }));
        foreach (var paraphrase in paraphrases)
        {
            var told = paraphrase with { Source = Among(paraphrase.Source) };
            examples.Add(True(told, ExampleGroup.Paraphrase));
            examples.AddRange(Spoiled(told, ExampleGroup.SpoiledRewording));
            examples.Add(MadeUp(told));
        }

        return examples;
    }

    private IEnumerable<SentenceExample> Of(TrueSentence sentence)
    {
        yield return True(sentence, ExampleGroup.Verbatim);
        foreach (var spoiled in Spoiled(sentence, ExampleGroup.Spoiled)) yield return spoiled;
        foreach (var recast in Recast(sentence))
        {
            yield return True(recast, ExampleGroup.Recast);
            foreach (var spoiled in Spoiled(recast, ExampleGroup.SpoiledRewording)) yield return spoiled;
        }

        yield return MadeUp(sentence);
        yield return new SentenceExample(Any(sentence).Text, sentence.Source, ExampleGroup.Foreign, null, false);
        var other = SentenceMaterial.Sentences(sentence.Source).Where(other => other.Text != sentence.Text).ToList();
        if (other.Count > 0) yield return new SentenceExample(Joined(sentence.Text, other[_random.Next(other.Count)].Text), sentence.Source, ExampleGroup.Glued, null, false);
    }

    private static SentenceExample True(TrueSentence sentence, ExampleGroup group) => new(sentence.Text, sentence.Source, group, null, true);

    private IEnumerable<SentenceExample> Spoiled(TrueSentence sentence, ExampleGroup group)
    {
        foreach (var kind in Enum.GetValues<SpoiledKind>())
        {
            for (var i = 0; i < TriesOfAKind; i++)
            {
                if (_spoiler.Spoil(kind, sentence, _random) is { } text) yield return new SentenceExample(text, sentence.Source, group, kind, false);
            }
        }
    }

    /// <summary>Without what stands between two commas or behind the last one; with the sentence that follows.</summary>
    private static IEnumerable<TrueSentence> Recast(TrueSentence sentence)
    {
        var commas = Enumerable.Range(0, sentence.Text.Length - 1).Where(i => sentence.Text[i] == ',' && sentence.Text[i + 1] == ' ').ToList();
        if (commas.Count == 2) yield return sentence with { Text = sentence.Text.Remove(commas[0], commas[1] - commas[0] + 1) };
        if (commas.Count is 1 or 2 && commas[^1] > sentence.Text.Length / 2) yield return sentence with { Text = sentence.Text[..commas[^1]] + "." };
        var own = SentenceMaterial.Sentences(sentence.Source).ToList();
        var at = own.FindIndex(other => other.Text == sentence.Text);
        if (at >= 0 && at + 1 < own.Count && sentence.Text[^1] == '.') yield return sentence with { Text = $"{sentence.Text[..^1]}, and {own[at + 1].Text}" };
    }

    private SentenceExample MadeUp(TrueSentence sentence) => new(Joined(sentence.Text, Any(sentence).Text), sentence.Source, ExampleGroup.MadeUp, null, false);

    private TrueSentence Any(TrueSentence but)
    {
        for (var tries = 1; ; tries++)
        {
            // Of few texts the source may hold all.
            if (_sentences[_random.Next(_sentences.Count)] is var other && (tries == MostTries || !but.Source.Contains(other.Text, StringComparison.Ordinal))) return other;
        }
    }

    private string Joined(string one, string two)
    {
        var (begin, end) = (one.Split(' '), two.Split(' '));
        var share = 0.35 + (_random.NextDouble() * 0.35);
        return string.Join(' ', begin.Take((int)(begin.Length * share)).Concat(end.Skip((int)(end.Length * share))));
    }

    /// <summary>The text among others, since posts are short and what is cited may be long.</summary>
    private string Among(string text)
    {
        var others = Enumerable.Range(0, _random.Next(MostOtherTexts + 1)).Select(_ => _texts[_random.Next(_texts.Count)]).Where(other => other != text).ToList();
        others.Insert(_random.Next(others.Count + 1), text);
        return string.Join('\n', others);
    }
}
