using InformationMachine.Briefings.Outline;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>The numbered sources, each with the text that was cited.</summary>
internal static class HtmlSources
{
    /// <summary>How much of a source's text is shown; the rest is behind its link.</summary>
    private const int TextLength = 1_200;

    private const int QuotedLength = 400;

    /// <summary>The anchor of the sources.</summary>
    public const string Id = "sources";

    public static Markup Of(BriefingOutline outline)
    {
        var items = Markup.Join(outline.Briefing.Sources.Select(source => Card(source, outline.Phrases, HtmlLanguage.Attributes(outline.Briefing.Language))));
        return HtmlSections.Section(Id, outline.SourcesHeading, outline.Phrases.Empty(Wording.Sources), items.IsEmpty ? items : Markup.Of($"""<ol class="sources">{items}</ol>{"\n"}"""));
    }

    private static Markup Card(BriefingSource source, PhraseBook phrases, Markup attributes)
    {
        var title = PlainLine.Of(source.Title) is { Length: > 0 } words ? Markup.Of($"""<p class="source-title"{attributes}>{words}</p>""") : Markup.Empty;
        return Markup.Of($"""
            <li id="source-{source.Number}" value="{source.Number}">
            <p class="source-head"><span class="number">[{source.Number}]</span> {HtmlAvatar.Of(source.Author)} <b dir="auto">{PlainLine.Of(source.Author)}</b>{Small("handle", source.Handle)}{Small("feed", source.Feed)} <span class="when">{HtmlTime.Day(source.PublishedAt)}</span></p>
            {Warning(source)}{title}<p class="source-text"{attributes}>{Shortened(source.Text, TextLength)}</p>{Quoted(source.Quoted)}
            <p class="source-foot">{Link(source, phrases)}{Echoes(source, phrases)}</p>
            </li>

            """);
    }

    private static Markup Warning(BriefingSource source) =>
        Wording.Warning(source) is { Length: > 0 } warning ? Markup.Of($"""<p class="warning" dir="auto">{warning}</p>""") : Markup.Empty;

    private static Markup Small(string name, string? text) =>
        PlainLine.Of(text) is { Length: > 0 } line ? Markup.Of($""" <span class="{name}" dir="auto">{line}</span>""") : Markup.Empty;

    private static Markup Quoted(PostQuote? quote) => quote is not { Text.Length: > 0 }
        ? Markup.Empty
        : Markup.Of($"""<blockquote dir="auto"><p class="quoted-who">{PlainLine.Of(quote.Author ?? quote.Handle)}</p><p>{Shortened(quote.Text, QuotedLength)}</p></blockquote>""");

    private static Markup Link(BriefingSource source, PhraseBook phrases)
    {
        if (SafeLink.Of(source.Url) is not { } address) return Markup.Empty;
        return Markup.Of($"""<a href="{address}" rel="noopener noreferrer nofollow">{phrases.Read(SafeLink.Host(address) ?? address)}<span class="unseen"> [{source.Number}]</span></a>""");
    }

    private static Markup Echoes(BriefingSource source, PhraseBook phrases) => source.Echoes.IsDefaultOrEmpty
        ? Markup.Empty
        : Markup.Of($""" <span class="echoes">{phrases.EchoesOf(source.Echoes.Length)}</span>""");

    private static string Shortened(string text, int length)
    {
        var block = PlainLine.Block(text);
        if (block.Length <= length) return block;
        var end = char.IsHighSurrogate(block[length - 1]) ? length - 1 : length;
        return block[..end] + "…";
    }
}
