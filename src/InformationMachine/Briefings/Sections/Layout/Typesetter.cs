using System.Collections.Immutable;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>Puts the sentences of a version into words and blocks.</summary>
internal sealed class Typesetter(Briefing briefing, PhraseBook phrases)
{
    private readonly Disputed _disputed = new(briefing.Sections);
    private readonly SaidThen _saidThen = new(briefing);

    /// <summary>The words around the sentences.</summary>
    public PhraseBook Phrases { get; } = phrases;

    /// <summary>A sentence that stands for itself, with its day where it was so on that day alone.</summary>
    public SpokenSentence Say(Sentence sentence) => SayBesideDay(sentence) with { AsOf = AsOf(_saidThen.Of(sentence)) };

    /// <summary>Sentences in a model's words, one below the other or running on. A question is asked now.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="isList">True where each stands for itself.</param>
    public IReadOnlyList<WordedLine> Worded(IEnumerable<WordedSentence> sentences, bool isList)
    {
        var said = sentences.Select(sentence => new WordedLine(sentence, sentence.Kind is StatementKind.Open ? null : AsOf(_saidThen.Of(sentence.Text, sentence.Citations)))).ToList();
        return isList ? said : [.. said.Select((line, i) => i + 1 < said.Count && line.AsOf == said[i + 1].AsOf ? line with { AsOf = null } : line)];
    }

    private string? AsOf(DateOnly? day) => day is { } known ? PhraseBook.Fill(Phrases.AsOf, Wording.Day(known)) : null;

    /// <summary>A sentence beside which its day stands already.</summary>
    public SpokenSentence SayBesideDay(Sentence sentence)
    {
        var (words, stop) = Spoken.Split(sentence, Phrases);
        return new SpokenSentence(sentence, Spoken.Line(sentence, Phrases), words, stop) { Before = CitedText.Between(sentence), IsDisputed = _disputed.Is(sentence) };
    }

    /// <summary>A paragraph; nothing where there is no sentence.</summary>
    public IEnumerable<Block> Paragraph(ImmutableArray<Sentence> sentences) => sentences.IsEmpty ? [] : [new Paragraph([.. Running(sentences)])];

    /// <summary>Sentences that run on: a day that several in a row are of stands behind the last of them, who speaks before the first.</summary>
    public IEnumerable<SpokenSentence> Running(IEnumerable<Sentence> sentences)
    {
        var said = sentences.Select(Say).ToList();
        for (var i = said.Count - 1; i > 0; i--)
        {
            if (Spoken.GoingOn(said[i].Sentence, said[i - 1].Sentence) is { } words) said[i] = said[i] with { Words = words };
        }

        return said.Select((spoken, i) => i + 1 < said.Count && spoken.AsOf == said[i + 1].AsOf ? spoken with { AsOf = null } : spoken);
    }

    /// <summary>A list; null where there is no item.</summary>
    public static ItemList? List(string style, IEnumerable<Item> items) => items.ToImmutableArray() is { IsEmpty: false } all ? new ItemList(style, all) : null;
}
