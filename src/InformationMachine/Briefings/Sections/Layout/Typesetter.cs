using System.Collections.Immutable;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>Puts the sentences of a version into words and blocks.</summary>
internal sealed class Typesetter(BriefingSections sections, PhraseBook phrases)
{
    private readonly Disputed _disputed = new(sections);

    /// <summary>The words around the sentences.</summary>
    public PhraseBook Phrases { get; } = phrases;

    public SpokenSentence Say(Sentence sentence)
    {
        var (words, stop) = Spoken.Split(sentence, Phrases);
        return new SpokenSentence(sentence, Spoken.Line(sentence, Phrases), words, stop) { Before = CitedText.Between(sentence), IsDisputed = _disputed.Is(sentence) };
    }

    /// <summary>A paragraph; nothing where there is no sentence.</summary>
    public IEnumerable<Block> Paragraph(ImmutableArray<Sentence> sentences) => sentences.IsEmpty ? [] : [new Paragraph([.. sentences.Select(Say)])];

    /// <summary>A list; null where there is no item.</summary>
    public static ItemList? List(string style, IEnumerable<Item> items) => items.ToImmutableArray() is { IsEmpty: false } all ? new ItemList(style, all) : null;
}
