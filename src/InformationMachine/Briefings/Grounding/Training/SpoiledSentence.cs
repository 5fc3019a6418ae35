namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>A sentence that was spoiled on purpose.</summary>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Text">The sentence.</param>
/// <param name="True">The true one.</param>
internal sealed record SpoiledSentence(SpoiledKind Kind, string Text, TrueSentence True)
{
    /// <summary>So many of each kind from texts, where they hold so many; no sentence twice. Seeded: the same texts give the same.</summary>
    public static IEnumerable<SpoiledSentence> From(IReadOnlyList<string> texts, IEnumerable<TrueSentence> sentences, int each, int seed)
    {
        var spoiler = new Spoiler(new SpoilerPool(texts));
        var random = new Random(seed);
        var shuffled = sentences.ToArray();
        random.Shuffle(shuffled);
        return Enum.GetValues<SpoiledKind>().SelectMany(kind => shuffled
            .Select(sentence => spoiler.Spoil(kind, sentence, random) is { } text ? new SpoiledSentence(kind, text, sentence) : null)
            .OfType<SpoiledSentence>().DistinctBy(spoiled => spoiled.Text, StringComparer.Ordinal).Take(each));
    }
}
