using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
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

    public string Render(BriefingPage page) => new Document(PhraseBook.For(page.Briefing.Language), new AlreadyShown(page.Briefing.Sections), new Disputed(page.Briefing.Sections)).Write(site, page);

    private sealed class Document(PhraseBook phrases, AlreadyShown told, Disputed disputed)
    {
        public string Write(string site, BriefingPage page)
        {
            var (briefing, sections) = (page.Briefing, page.Briefing.Sections);
            var blocks = new List<string>
            {
                site,
                $"{PlainLine.Of(briefing.Title)} · {phrases.History}",
                phrases.VersionOf(briefing.Version),
                $"{Wording.Minute(briefing.WrittenAt)} · {phrases.ItemsOf(briefing.PostCount)}",
            };
            if (page.IsDoubted) blocks.Add(phrases.Pages.Doubted);
            Section(blocks, Wording.What, sections.What.IsEmpty ? [] : [Story(sections.What)]);
            if (!sections.Notes.IsEmpty) Section(blocks, Wording.Notes, sections.Notes.Select(note => $"{Bullet}{Line(note)} \u2014 {PlainLine.Of(note.EditedBy!)}"));
            Section(blocks, Wording.WhyItMatters, sections.WhyItMatters.IsEmpty ? [] : [Story(sections.WhyItMatters)]);
            Section(blocks, Wording.OpenQuestions, sections.OpenQuestions.Select(Question));
            Section(blocks, Wording.Narrative, sections.Narrative.Select(Story));
            Section(blocks, Wording.Timeline, Lines(sections.Timeline.Select(Entry)));
            Section(blocks, Wording.Perspectives, sections.Perspectives.SelectMany(View));
            Section(blocks, Wording.Tensions, sections.Tensions.Select(Conflict));
            Section(blocks, Wording.Sources, Lines(briefing.Sources.Select(Source)));
            return string.Join("\n\n", blocks);
        }

        private void Section(List<string> blocks, string heading, IEnumerable<string> content)
        {
            blocks.Add(phrases.Heading(heading));
            var before = blocks.Count;
            blocks.AddRange(content);
            if (blocks.Count == before) blocks.Add(phrases.Empty(heading));
        }

        private static IEnumerable<string> Lines(IEnumerable<string> lines)
        {
            var text = string.Join('\n', lines);
            return text.Length == 0 ? [] : [text];
        }

        private string Story(ImmutableArray<Sentence> sentences) => Running(sentences, sentence => disputed.Is(sentence) ? $" ({Disputed.Arrow}{phrases.Heading(Wording.Tensions)})" : "");

        private string Prose(ImmutableArray<Sentence> sentences) => Running(sentences, _ => "");

        private string Running(ImmutableArray<Sentence> sentences, Func<Sentence, string> remark)
        {
            var text = new StringBuilder();
            foreach (var sentence in sentences)
            {
                if (text.Length > 0) text.Append(CitedText.Between(sentence));
                var (words, stop) = CitedText.Split(sentence.Text);
                text.Append(words).Append(Marks(sentence)).Append(stop);
                if (sentence.EditedBy is not null) text.Append(" (").Append(phrases.Edited).Append(')');
                text.Append(remark(sentence));
            }

            return text.ToString();
        }

        private static string Line(Sentence sentence) => PlainLine.Of(sentence.Text) + Marks(sentence);

        private static string Quote(Sentence sentence) => $"“{PlainLine.Of(sentence.Text)}”{Marks(sentence)}";

        private static string Marks(Sentence sentence) => Marks(sentence.Citations);

        private static string Marks(ImmutableArray<int> citations) =>
            citations.IsEmpty ? "" : " " + string.Concat(citations.Select(n => string.Create(CultureInfo.InvariantCulture, $"[{n}]")));

        private string Question(OpenQuestion question)
        {
            var label = phrases.Label(question);
            var text = Bullet + (label.Length > 0 ? label + phrases.Colon : "") + Line(question.Sentence);
            return question.Answer is { } answer ? $"{text} — {Line(answer)}" : text;
        }

        private string Entry(TimelineEntry entry) =>
            $"{Bullet}{Wording.Day(entry.Date)}{(entry.IsExpected ? $" ({phrases.Expected})" : "")}: {Line(entry.Sentence)}";

        private IEnumerable<string> View(Perspective view)
        {
            yield return view.Handle is { Length: > 0 } handle ? $"{PlainLine.Of(view.Author)} ({PlainLine.Of(handle)})" : PlainLine.Of(view.Author);
            if (told.Above(view) is { IsEmpty: false } above) yield return $"{phrases.Above}{Marks(above)}{phrases.Stop}";
            else if (!view.Stance.IsEmpty) yield return Prose(told.New(view));
            yield return $"{phrases.Evolution}{phrases.Colon}{Development(view.Evolution)}";
        }

        private string Development(Evolution evolution)
        {
            var label = phrases.Develops(evolution);
            if (evolution.Sentences.IsEmpty) return label + phrases.Stop;
            if (Wording.IsEarlierAndNow(evolution)) return $"{label}{phrases.Colon}{phrases.Earlier} {Quote(evolution.Sentences[0])}{phrases.Comma}{phrases.Now} {Quote(evolution.Sentences[1])}{phrases.Stop}";
            return label.Length > 0 ? $"{label}{phrases.Colon}{Prose(evolution.Sentences)}" : Prose(evolution.Sentences);
        }

        /// <summary>A tension of one side is a statement about a disagreement and stands alone; otherwise each side is quoted.</summary>
        private string Conflict(Tension tension) => tension.Sides.Length == 1
            ? Bullet + Line(tension.Sides[0].Sentence)
            : $"{Bullet}{phrases.Label(tension.Kind)}{phrases.Colon}{string.Join(" / ", tension.Sides.Select(side => $"{PlainLine.Of(side.Author)}: {Quote(side.Sentence)}"))}";

        private string Source(BriefingSource source) => string.Create(
            CultureInfo.InvariantCulture,
            $"  {source.Number}. [{source.Number}] {Wording.Headline(source)} — {Wording.Origin(source)} ({Wording.Day(source.PublishedAt)})");
    }
}
