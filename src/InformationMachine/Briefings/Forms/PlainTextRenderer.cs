using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms;

/// <summary>Plain text: a line per statement, bullets indented by two, sources numbered at the end, no final line break.</summary>
/// <param name="site">The name of the site, which stands in the first line.</param>
internal sealed class PlainTextRenderer(string site) : IBriefingRenderer
{
    private const string Bullet = "  • ";

    public string Extension => "txt";

    public string MediaType => "text/plain; charset=utf-8";

    public string Render(BriefingPage page) => new Document(page.Outline.Phrases).Write(site, page);

    private sealed class Document(PhraseBook phrases)
    {
        public string Write(string site, BriefingPage page)
        {
            var (briefing, outline) = (page.Briefing, page.Outline);
            var blocks = new List<string>
            {
                site,
                $"{PlainLine.Of(briefing.Title)} · {phrases.History}",
                phrases.VersionOf(briefing.Version),
                $"{Wording.Minute(briefing.WrittenAt)} · {phrases.ItemsOf(briefing.PostCount)}",
            };
            if (page.IsDoubted) blocks.Add(phrases.Pages.Doubted);
            foreach (var section in outline.Sections) Section(blocks, section.Heading, section.Empty, section.Blocks.SelectMany(Lay));
            Section(blocks, outline.SourcesHeading, phrases.Empty(Wording.Sources), Close(briefing.Sources.Select(Source)));
            return string.Join("\n\n", blocks);
        }

        private static void Section(List<string> blocks, string heading, string empty, IEnumerable<string> content)
        {
            blocks.Add(heading);
            var before = blocks.Count;
            blocks.AddRange(content);
            if (blocks.Count == before) blocks.Add(empty);
        }

        /// <summary>Lines without blank ones between.</summary>
        private static IEnumerable<string> Close(IEnumerable<string> lines)
        {
            var text = string.Join('\n', lines);
            return text.Length == 0 ? [] : [text];
        }

        private IEnumerable<string> Lay(Block block) => block switch
        {
            Paragraph paragraph => [Running(paragraph.Sentences, sentence => sentence.IsDisputed ? $" ({Disputed.Arrow}{phrases.Heading(Wording.Tensions)})" : "")],
            ItemList { IsClose: true } list => Close(list.Items.Select(Point)),
            ItemList list => list.Items.Select(Point),
            AuthorView view => View(view),
            Dispute dispute => [Conflict(dispute)],
            _ => throw new NotSupportedException($"{block.GetType().Name} has no form in plain text."),
        };

        private string Prose(ImmutableArray<SpokenSentence> sentences) => Running(sentences, _ => "");

        private string Running(ImmutableArray<SpokenSentence> sentences, Func<SpokenSentence, string> remark)
        {
            var text = new StringBuilder();
            foreach (var sentence in sentences)
            {
                if (text.Length > 0) text.Append(sentence.Before);
                text.Append(sentence.Words).Append(Marks(sentence.Citations)).Append(sentence.Stop);
                if (sentence.Sentence.EditedBy is not null) text.Append(" (").Append(phrases.Edited).Append(')');
                text.Append(remark(sentence));
            }

            return text.ToString();
        }

        private static string Line(SpokenSentence sentence) => sentence.Line + Marks(sentence.Citations);

        private static string Quote(SpokenSentence sentence) => $"“{PlainLine.Of(sentence.Sentence.Text)}”{Marks(sentence.Citations)}";

        private static string Marks(ImmutableArray<int> citations) =>
            citations.IsEmpty ? "" : " " + string.Concat(citations.Select(n => string.Create(CultureInfo.InvariantCulture, $"[{n}]")));

        private string Point(Item item) =>
            $"{Bullet}{Lead(item)}{Line(item.Sentence)}{(item.Answer is { } answer ? $" — {Line(answer)}" : "")}{(item.By is { } by ? $" — {PlainLine.Of(by)}" : "")}";

        private string Lead(Item item)
        {
            if (item.Lead is not { } lead) return "";
            return lead.Kind is LeadKind.Tag ? lead.Text + phrases.Colon : $"{PlainLine.Of(lead.Text)}{(item.Remark is { } remark ? $" ({remark})" : "")}: ";
        }

        private IEnumerable<string> View(AuthorView view)
        {
            yield return view.Handle is { Length: > 0 } handle ? $"{PlainLine.Of(view.Author)} ({PlainLine.Of(handle)})" : PlainLine.Of(view.Author);
            if (!view.Above.IsEmpty) yield return $"{phrases.Above}{Marks(view.Above)}{phrases.Stop}";
            else if (!view.New.IsEmpty) yield return Prose(view.New);
            yield return $"{phrases.Evolution}{phrases.Colon}{Development(view)}";
        }

        private string Development(AuthorView view)
        {
            if (view.Developments.IsEmpty) return view.Label + phrases.Stop;
            if (view.IsEarlierAndNow) return $"{view.Label}{phrases.Colon}{phrases.Earlier} {Quote(view.Developments[0])}{phrases.Comma}{phrases.Now} {Quote(view.Developments[1])}{phrases.Stop}";
            return view.Label.Length > 0 ? $"{view.Label}{phrases.Colon}{Prose(view.Developments)}" : Prose(view.Developments);
        }

        /// <summary>One side alone is a statement about a disagreement; otherwise each side is quoted.</summary>
        private string Conflict(Dispute dispute) => dispute.Sides.Length == 1
            ? Bullet + Line(dispute.Sides[0].Sentence)
            : $"{Bullet}{dispute.Label}{phrases.Colon}{string.Join(" / ", dispute.Sides.Select(side => $"{PlainLine.Of(side.Author)}: {Quote(side.Sentence)}"))}";

        private static string Source(BriefingSource source) => string.Create(
            CultureInfo.InvariantCulture,
            $"  {source.Number}. [{source.Number}] {Wording.Headline(source)} — {Wording.Origin(source)} ({Wording.Day(source.PublishedAt)})");
    }
}
