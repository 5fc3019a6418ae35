using System.Collections.Immutable;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>Sentences with citations that jump to their source and show the quoted post beside the text on hover and focus.</summary>
internal sealed class HtmlProse(Briefing briefing, PhraseBook phrases)
{
    private const int QuoteLength = 320;

    private readonly Dictionary<int, BriefingSource> _sources = briefing.Sources.ToDictionary(source => source.Number);

    /// <summary>The words of the machine around them.</summary>
    public PhraseBook Phrases { get; } = phrases;

    /// <summary>Attributes of the elements that hold these sentences.</summary>
    public Markup Attributes { get; } = HtmlLanguage.Attributes(briefing.Language);

    /// <summary>Sentences that run on, for what they are worth.</summary>
    public Markup Running(ImmutableArray<SpokenSentence> sentences) => Running(sentences, _ => Markup.Empty);

    /// <summary>Sentences that tell the story; those that others dispute say so.</summary>
    public Markup Story(ImmutableArray<SpokenSentence> sentences) => Running(sentences, Dispute);

    private Markup Running(ImmutableArray<SpokenSentence> sentences, Func<SpokenSentence, Markup> remark)
    {
        var text = new Markup();
        for (var i = 0; i < sentences.Length; i++)
        {
            var sentence = sentences[i];
            text.Add($"{(i > 0 ? sentence.Before : "")}{sentence.Words}{Marks(sentence)}{sentence.Stop}{Edited(sentence.Sentence)}{AsOf(sentence)}{remark(sentence)}");
        }

        return text;
    }

    private Markup Edited(Sentence sentence) =>
        sentence.EditedBy is { } editor ? Markup.Of($""" <span class="edited" title="{PlainLine.Of(editor)}">{Phrases.Edited}</span>""") : Markup.Empty;

    private static Markup AsOf(SpokenSentence sentence) => AsOf(sentence.AsOf);

    /// <summary>The day on which something was so; nothing where it is so still.</summary>
    public static Markup AsOf(string? day) => day is null ? Markup.Empty : Markup.Of($""" <span class="as-of">({day})</span>""");

    private Markup Dispute(SpokenSentence sentence) =>
        sentence.IsDisputed ? Markup.Of($""" <a class="disputed" href="#tensions">{Disputed.Arrow}{Phrases.Heading(Wording.Tensions)}</a>""") : Markup.Empty;

    /// <summary>One sentence, its citations last.</summary>
    public Markup Line(SpokenSentence sentence) => Markup.Of($"{sentence.Line}{Marks(sentence)}{AsOf(sentence)}");

    /// <summary>One sentence in quotation marks.</summary>
    public Markup Quote(SpokenSentence sentence) => Markup.Of($"<q>{PlainLine.Of(sentence.Sentence.Text)}</q>{Marks(sentence)}{AsOf(sentence)}");

    private Markup Marks(SpokenSentence sentence) => sentence.Citations.IsEmpty ? Markup.Empty : Markup.Of($"&nbsp;{Marks(sentence.Citations)}");

    /// <summary>Citations by themselves.</summary>
    public Markup Marks(ImmutableArray<int> citations) => Markup.Of($"""<span class="marks">{Markup.Join(citations.Select(Mark))}</span>""");

    private Markup Mark(int number)
    {
        if (!_sources.TryGetValue(number, out var source)) return Markup.Of($"[{number}]");
        var author = PlainLine.Of(source.Author);
        return Markup.Of($"""
            <span class="cite"><a href="#source-{number}" aria-label="{PhraseBook.Fill(Phrases.Pages.Source, Wording.Number(number))}: {author}, {Wording.Day(source.PublishedAt)}">[{number}]</a><span class="pop" aria-hidden="true"><span class="pop-head"><b dir="auto">{author}</b> · {Wording.Day(source.PublishedAt)}</span><span class="pop-text" dir="auto">{PlainLine.Excerpt(Shown(source), QuoteLength)}</span></span></span>
            """);
    }

    private static string Shown(BriefingSource source)
    {
        var shown = PlainLine.Of(source.Text) is { Length: > 0 } text ? text : PlainLine.Of(source.Title);
        return Wording.Warning(source) is { Length: > 0 } warning ? $"{warning} — {shown}" : shown;
    }
}
