using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
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
        private readonly AlreadyShown _told;
        private readonly Disputed _disputed;

        public Document(BriefingPage page)
        {
            var briefing = page.Briefing;
            var sections = briefing.Sections;
            _phrases = PhraseBook.For(briefing.Language);
            _told = new AlreadyShown(sections);
            _disputed = new Disputed(sections);
            _addresses = briefing.Sources.ToDictionary(source => source.Number, source => source.Url);
            Block($"# {MarkdownText.Of(briefing.Title)}");
            Block($"{_phrases.VersionOf(briefing.Version)} · {Wording.Minute(briefing.WrittenAt)} · {_phrases.ItemsOf(briefing.PostCount)}"
                + $" · [{_phrases.History}]({page.ToOwn("history.html")})");
            if (page.IsDoubted) Block($"**{MarkdownText.Of(_phrases.Pages.Doubted)}**");
            Section(Wording.What, Paragraph(sections.What));
            if (!sections.Notes.IsEmpty) Section(Wording.Notes, sections.Notes.Select(note => $"- {Line(note)} \u2014 {MarkdownText.Of(note.EditedBy!)}"), "\n");
            Section(Wording.WhyItMatters, Paragraph(sections.WhyItMatters));
            Section(Wording.OpenQuestions, sections.OpenQuestions.Select(Question), "\n");
            Section(Wording.Narrative, sections.Narrative.Select(Story));
            Section(Wording.Timeline, sections.Timeline.Select(Entry), "\n");
            Section(Wording.Perspectives, sections.Perspectives.SelectMany(View));
            Section(Wording.Tensions, sections.Tensions.Select(Conflict), "\n");
            Section(Wording.Sources, briefing.Sources.Select(Source), "\n");
            var links = string.Join('\n', briefing.Sources.Where(source => SafeLink.Of(source.Url) is not null).Select(Definition));
            if (links.Length > 0) Block(links);
        }

        public override string ToString() => _text.ToString();

        private void Block(string text) => _text.Append(_text.Length > 0 ? "\n" : "").Append(text).Append('\n');

        private void Section(string heading, IEnumerable<string> content, string separator = "\n\n")
        {
            Block($"## {_phrases.Heading(heading)}");
            var text = string.Join(separator, content);
            Block(text.Length > 0 ? text : $"*{_phrases.Empty(heading)}*");
        }

        private IEnumerable<string> Paragraph(ImmutableArray<Sentence> sentences) => sentences.IsEmpty ? [] : [Story(sentences)];

        private string Story(ImmutableArray<Sentence> sentences) => Running(sentences, sentence => _disputed.Is(sentence) ? $" *({Disputed.Arrow}{_phrases.Heading(Wording.Tensions)})*" : "");

        private string Prose(ImmutableArray<Sentence> sentences) => Running(sentences, _ => "");

        private string Running(ImmutableArray<Sentence> sentences, Func<Sentence, string> remark)
        {
            var text = new StringBuilder();
            foreach (var sentence in sentences)
            {
                if (text.Length > 0) text.Append(CitedText.Between(sentence));
                var (words, stop) = CitedText.Split(sentence.Text);
                text.Append(MarkdownText.Of(words)).Append(Marks(sentence)).Append(stop);
                if (sentence.EditedBy is not null) text.Append(" *(").Append(_phrases.Edited).Append(")*");
                text.Append(remark(sentence));
            }

            return text.ToString();
        }

        private string Line(Sentence sentence) => MarkdownText.Of(sentence.Text) + Marks(sentence);

        private string Quote(Sentence sentence) => $"“{MarkdownText.Of(sentence.Text)}”{Marks(sentence)}";

        private string Marks(Sentence sentence) => Marks(sentence.Citations);

        private string Marks(ImmutableArray<int> citations) => citations.IsEmpty ? "" : " " + string.Join(' ', citations.Select(Mark));

        /// <summary>A reference to the link of that number at the end, or the bare number where the post has no address.</summary>
        private string Mark(int number) => SafeLink.Of(_addresses.GetValueOrDefault(number)) is null
            ? string.Create(CultureInfo.InvariantCulture, $"\\[{number}\\]")
            : string.Create(CultureInfo.InvariantCulture, $"[{number}]");

        private string Question(OpenQuestion question)
        {
            var label = _phrases.Label(question);
            var text = $"- {(label.Length > 0 ? $"**{label}{_phrases.Colon.TrimEnd()}** " : "")}{Line(question.Sentence)}";
            return question.Answer is { } answer ? $"{text} — {Line(answer)}" : text;
        }

        private string Entry(TimelineEntry entry) =>
            $"- **{Wording.Day(entry.Date)}**{(entry.IsExpected ? $" ({_phrases.Expected})" : "")}: {Line(entry.Sentence)}";

        private IEnumerable<string> View(Perspective view)
        {
            var handle = view.Handle is { Length: > 0 } ? $" ({MarkdownText.Of(view.Handle)})" : "";
            yield return $"### {MarkdownText.Of(view.Author)}{handle}";
            if (_told.Above(view) is { IsEmpty: false } above) yield return $"*{_phrases.Above}*{Marks(above)}";
            else if (!view.Stance.IsEmpty) yield return Prose(_told.New(view));
            yield return $"*{_phrases.Evolution}{_phrases.Colon.TrimEnd()}* {Development(view.Evolution)}";
        }

        private string Development(Evolution evolution)
        {
            var label = _phrases.Develops(evolution);
            if (evolution.Sentences.IsEmpty) return label + _phrases.Stop;
            if (Wording.IsEarlierAndNow(evolution)) return $"{label}{_phrases.Colon}{_phrases.Earlier} {Quote(evolution.Sentences[0])}{_phrases.Comma}{_phrases.Now} {Quote(evolution.Sentences[1])}{_phrases.Stop}";
            return label.Length > 0 ? $"{label}{_phrases.Colon}{Prose(evolution.Sentences)}" : Prose(evolution.Sentences);
        }

        private string Conflict(Tension tension) => tension.Sides.Length == 1
            ? "- " + Line(tension.Sides[0].Sentence)
            : $"- **{_phrases.Label(tension.Kind)}**\n{string.Join('\n', tension.Sides.Select(side => $"  - {MarkdownText.Of(side.Author)}: {Quote(side.Sentence)}"))}";

        private static string Definition(BriefingSource source) =>
            string.Create(CultureInfo.InvariantCulture, $"[{source.Number}]: {MarkdownText.Destination(SafeLink.Of(source.Url)!)}");

        private static string Source(BriefingSource source) => string.Create(
            CultureInfo.InvariantCulture,
            $"- \\[{source.Number}\\] {MarkdownText.Link(MarkdownText.Of(Wording.Headline(source)), source.Url)} — {MarkdownText.Of(Wording.Origin(source))} ({Wording.Day(source.PublishedAt)})");
    }
}
