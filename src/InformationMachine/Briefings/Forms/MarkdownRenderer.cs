using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Forms;

/// <summary>Markdown (CommonMark, no raw HTML); a citation links straight to the post it names.</summary>
internal sealed class MarkdownRenderer : IBriefingRenderer
{
    public string Extension => "md";

    public string MediaType => "text/markdown; charset=utf-8";

    public string Render(BriefingPage page) => new Document(page).ToString();

    private sealed class Document
    {
        private readonly StringBuilder _text = new();
        private readonly Dictionary<int, string?> _addresses;
        private readonly PhraseBook _phrases;

        public Document(BriefingPage page)
        {
            var briefing = page.Briefing;
            var outline = page.Outline;
            _phrases = outline.Phrases;
            _addresses = briefing.Sources.ToDictionary(source => source.Number, source => source.Url);
            Block($"# {MarkdownText.Of(briefing.Title)}");
            Block($"{_phrases.VersionOf(briefing.Version)} · {Wording.Minute(briefing.WrittenAt)} · {_phrases.ItemsOf(briefing.PostCount)}"
                + $" · [{_phrases.History}]({page.ToOwn("history.html")})");
            if (page.IsDoubted) Block($"**{MarkdownText.Of(_phrases.Pages.Doubted)}**");
            foreach (var section in outline.Sections) Section(section.Heading, section.Empty, Lines(section.Blocks));
            Section(outline.SourcesHeading, _phrases.Empty(Wording.Sources), string.Join('\n', briefing.Sources.Select(Source)));
            var links = string.Join('\n', briefing.Sources.Where(source => SafeLink.Of(source.Url) is not null).Select(Definition));
            if (links.Length > 0) Block(links);
        }

        public override string ToString() => _text.ToString();

        private void Block(string text) => _text.Append(_text.Length > 0 ? "\n" : "").Append(text).Append('\n');

        private void Section(string heading, string empty, string text)
        {
            Block($"## {heading}");
            Block(text.Length > 0 ? text : $"*{empty}*");
        }

        /// <summary>Paragraphs stand apart, the points of a list close together.</summary>
        private string Lines(ImmutableArray<Block> blocks)
        {
            var text = new StringBuilder();
            foreach (var block in blocks)
            {
                if (text.Length > 0) text.Append(block is Dispute ? "\n" : "\n\n");
                text.Append(Lay(block));
            }

            return text.ToString();
        }

        private string Lay(Block block) => block switch
        {
            Paragraph paragraph => Running(paragraph.Sentences, sentence => sentence.IsDisputed ? $" *({Disputed.Arrow}{_phrases.Heading(Wording.Tensions)})*" : ""),
            ItemList list => string.Join('\n', list.Items.Select(Point)),
            AuthorView view => string.Join("\n\n", View(view)),
            Dispute dispute => Conflict(dispute),
            _ => throw new NotSupportedException($"{block.GetType().Name} has no form in Markdown."),
        };

        private string Prose(ImmutableArray<SpokenSentence> sentences) => Running(sentences, _ => "");

        private string Running(ImmutableArray<SpokenSentence> sentences, Func<SpokenSentence, string> remark)
        {
            var text = new StringBuilder();
            foreach (var sentence in sentences)
            {
                if (text.Length > 0) text.Append(sentence.Before);
                text.Append(MarkdownText.Of(sentence.Words)).Append(Marks(sentence.Citations)).Append(sentence.Stop);
                if (sentence.Sentence.EditedBy is not null) text.Append(" *(").Append(_phrases.Edited).Append(")*");
                text.Append(AsOf(sentence));
                text.Append(remark(sentence));
            }

            return text.ToString();
        }

        private string Line(SpokenSentence sentence) => MarkdownText.Of(sentence.Line) + Marks(sentence.Citations) + AsOf(sentence);

        private static string AsOf(SpokenSentence sentence) => sentence.AsOf is { } day ? $" *({day})*" : "";

        private string Quote(SpokenSentence sentence) => $"“{MarkdownText.Of(sentence.Sentence.Text)}”{Marks(sentence.Citations)}{AsOf(sentence)}";

        private string Marks(ImmutableArray<int> citations) => citations.IsEmpty ? "" : " " + string.Join(' ', citations.Select(Mark));

        /// <summary>A reference to the link of that number at the end, or the bare number where the post has no address.</summary>
        private string Mark(int number) => SafeLink.Of(_addresses.GetValueOrDefault(number)) is null
            ? string.Create(CultureInfo.InvariantCulture, $"\\[{number}\\]")
            : string.Create(CultureInfo.InvariantCulture, $"[{number}]");

        private string Point(Item item) =>
            $"- {Lead(item)}{Line(item.Sentence)}{(item.Answer is { } answer ? $" — {Line(answer)}" : "")}{(item.By is { } by ? $" — {MarkdownText.Of(by)}" : "")}";

        private string Lead(Item item)
        {
            if (item.Lead is not { } lead) return "";
            if (lead.Kind is LeadKind.Tag) return $"**{lead.Text}{_phrases.Colon.TrimEnd()}** ";
            var mark = lead.Kind is LeadKind.Value && item.Remark is not null ? "~~" : "**";
            return $"{mark}{MarkdownText.Of(lead.Text)}{mark}{(item.Remark is { } remark ? $" ({remark})" : "")}: ";
        }

        private IEnumerable<string> View(AuthorView view)
        {
            var handle = view.Handle is { Length: > 0 } ? $" ({MarkdownText.Of(view.Handle)})" : "";
            yield return $"### {MarkdownText.Of(view.Author)}{handle}";
            if (!view.Above.IsEmpty) yield return $"*{_phrases.Above}*{Marks(view.Above)}";
            else if (!view.New.IsEmpty) yield return Prose(view.New);
            yield return $"*{_phrases.Evolution}{_phrases.Colon.TrimEnd()}* {Development(view)}";
        }

        private string Development(AuthorView view)
        {
            if (view.Developments.IsEmpty) return view.Label + _phrases.Stop;
            if (view.IsEarlierAndNow) return $"{view.Label}{_phrases.Colon}{_phrases.Earlier} {Quote(view.Developments[0])}{_phrases.Comma}{_phrases.Now} {Quote(view.Developments[1])}{_phrases.Stop}";
            return view.Label.Length > 0 ? $"{view.Label}{_phrases.Colon}{Prose(view.Developments)}" : Prose(view.Developments);
        }

        private string Conflict(Dispute dispute) => dispute.Sides.Length == 1
            ? "- " + Line(dispute.Sides[0].Sentence)
            : $"- **{dispute.Label}**\n{string.Join('\n', dispute.Sides.Select(side => $"  - {MarkdownText.Of(side.Author)}: {Quote(side.Sentence)}"))}";

        private static string Definition(BriefingSource source) =>
            string.Create(CultureInfo.InvariantCulture, $"[{source.Number}]: {MarkdownText.Destination(SafeLink.Of(source.Url)!)}");

        private static string Source(BriefingSource source) => string.Create(
            CultureInfo.InvariantCulture,
            $"- \\[{source.Number}\\] {MarkdownText.Link(MarkdownText.Of(Wording.Headline(source)), source.Url)} — {MarkdownText.Of(Wording.Origin(source))} ({Wording.Day(source.PublishedAt)})");
    }
}
