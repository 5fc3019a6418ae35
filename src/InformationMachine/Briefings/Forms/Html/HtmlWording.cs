using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Outline;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>
/// A section in a model's words, marked, and behind them the posts' own, which a reader opens without a script. The page of the version has
/// only those.
/// </summary>
internal static class HtmlWording
{
    /// <summary>Says over the page who worded it and when, and leads to the page without.</summary>
    public static Markup Notice(BriefingPage page, PhraseBook phrases) => page.Wording is not { } wording ? Markup.Empty : Markup.Of($"""
        <p class="notice worded-by">{PhraseBook.Fill(phrases.Pages.WordedBy, PlainLine.Of(wording.Model), Wording.Minute(wording.WrittenAt))} <a href="{page.ToOwn($"v{Wording.Number(page.Briefing.Version)}.html")}">{phrases.Pages.OwnWords}</a></p>

        """);

    /// <param name="section">The section.</param>
    /// <param name="own">The posts' own words.</param>
    /// <param name="prose">How sentences are shown.</param>
    public static Markup Of(OutlineSection section, Markup own, HtmlProse prose)
    {
        if (section.Worded is not { } worded) return own;
        var sentences = worded.Select(line => Sentence(line, prose));
        var words = WordedPart.Find(section.Name)?.IsList == true
            ? Markup.Of($"""<ul class="worded {section.Name}">{Markup.Join(sentences.Select(sentence => Markup.Of($"<li><p{prose.Attributes}>{sentence}</p></li>\n")))}</ul>{"\n"}""")
            : Markup.Of($"""<p class="prose worded"{prose.Attributes}>{Markup.Join(sentences.Select((sentence, i) => Markup.Of($"{(i > 0 ? " " : "")}{sentence}")))}</p>{"\n"}""");
        return own.IsEmpty ? words : Markup.Of($"""
            {words}<details class="own-words"><summary>{prose.Phrases.Pages.OwnWords}</summary>
            {own}</details>

            """);
    }

    private static Markup Sentence(WordedLine line, HtmlProse prose)
    {
        var sentence = line.Sentence;
        var (words, stop) = CitedText.Split(sentence.Text);
        var tag = sentence.Kind is StatementKind.Inference ? Markup.Of($"""<span class="tag">{prose.Phrases.Pages.Conclusion}</span> """) : Markup.Empty;
        var speaker = sentence.Speaker is { } name ? Markup.Of($"<b><bdi>{PlainLine.Of(name)}</bdi></b>{prose.Phrases.Colon}") : Markup.Empty;
        return Markup.Of($"{tag}{speaker}{words}&nbsp;{prose.Marks(sentence.Citations)}{stop}{HtmlProse.AsOf(line.AsOf)}");
    }
}
