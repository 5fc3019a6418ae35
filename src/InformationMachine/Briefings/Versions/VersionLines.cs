using System.Collections.Immutable;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Versions;

/// <summary>Everything that the page of a version says, a line a statement.</summary>
/// <param name="briefing">The version.</param>
/// <param name="phrases">The words around its statements.</param>
internal sealed class VersionLines(Briefing briefing, PhraseBook phrases)
{
    /// <summary>The statements by section, in the order readers see them; every version has the same sections.</summary>
    public IReadOnlyList<(string Section, ImmutableArray<Statement> Statements)> Sections()
    {
        var sections = briefing.Sections;
        var told = new AlreadyShown(sections);
        return
        [
            (Wording.Title, [new Statement(PlainLine.Of(briefing.Title), "title " + briefing.Title, []) { IsMore = true }]),
            (Wording.What, [.. sections.What.Select(Line)]),
            (Wording.Notes, [.. sections.Notes.Select(Line)]),
            (Wording.WhyItMatters, [.. sections.WhyItMatters.Select(Line)]),
            (Wording.OpenQuestions, [.. sections.OpenQuestions.Select(Question)]),
            (Wording.Narrative, [.. sections.Narrative.SelectMany(paragraph => paragraph.Select(Line))]),
            (Wording.Timeline, [.. sections.Timeline.Select(Entry)]),
            (Wording.Perspectives, [.. sections.Perspectives.SelectMany(view => told.New(view).Select(sentence => By(view.Author, sentence)).Concat(Developments(view)))]),
            (Wording.Tensions, [.. sections.Tensions.Select(Conflict)]),
            (Wording.Sources, [.. briefing.Sources.Select(Source)]),
        ];
    }

    /// <summary>How an author's view developed since the version before; nothing for one that is as it was.</summary>
    public IEnumerable<Statement> Developments(Perspective view)
    {
        var evolution = view.Evolution;
        var author = PlainLine.Of(view.Author);
        var label = phrases.Develops(evolution);
        if (evolution.Kind == EvolutionKind.Consistent) return evolution.Sentences.Select(sentence => By(view.Author, sentence));
        if (evolution.Sentences.IsEmpty) return [new Statement($"{author}{phrases.Colon}{label}", $"{evolution.Kind} {author}", []) { IsMore = true, IsPassing = true }];
        if (Wording.IsEarlierAndNow(evolution))
        {
            var (earlier, now) = (evolution.Sentences[0], evolution.Sentences[1]);
            var line = $"{author}{phrases.Colon}{label}{phrases.Colon}{phrases.Earlier} {Quote(earlier)}{phrases.Comma}{phrases.Now} {Quote(now)}";
            return [new Statement(line, $"{evolution.Kind} {author}\n{Key(earlier)}\n{Key(now)}", [.. earlier.Citations, .. now.Citations]) { IsMore = true, IsPassing = true }];
        }

        return evolution.Sentences.Select(sentence => Line(sentence) with { Line = $"{author}{phrases.Colon}{label}{phrases.Colon}{Cited(sentence)}", IsPassing = true });
    }

    private Statement Line(Sentence sentence) => new(Cited(sentence), Key(sentence), sentence.Citations) { IsMore = sentence.EditedBy is not null };

    private Statement By(string author, Sentence sentence) => Line(sentence) with { Line = $"{PlainLine.Of(author)}: {Cited(sentence)}" };

    private Statement Question(OpenQuestion question)
    {
        var label = phrases.Label(question);
        var text = (label.Length > 0 ? label + phrases.Colon : "") + Cited(question.Sentence);
        return question.Answer is { } answer
            ? new Statement($"{text} — {Cited(answer)}", $"{Key(question.Sentence)}\n{Key(answer)}", [.. question.Sentence.Citations, .. answer.Citations]) { IsMore = true }
            : Line(question.Sentence) with { Line = text };
    }

    private Statement Entry(TimelineEntry entry) =>
        Line(entry.Sentence) with { Line = $"{Wording.Day(entry.Date)}{(entry.IsExpected ? $" ({phrases.Expected})" : "")}: {Cited(entry.Sentence)}" };

    private Statement Conflict(Tension tension)
    {
        var line = $"{phrases.Label(tension.Kind)}{phrases.Colon}{string.Join(" / ", tension.Sides.Select(side => $"{PlainLine.Of(side.Author)}: {Cited(side.Sentence)}"))}";
        return new Statement(line, $"{tension.Kind}\n{string.Join('\n', tension.Sides.Select(side => Key(side.Sentence)))}", [.. tension.Sides.SelectMany(side => side.Sentence.Citations)]) { IsMore = true };
    }

    private static Statement Source(BriefingSource source)
    {
        var line = $"[{source.Number}] {Wording.Headline(source)} — {Wording.Origin(source)}";
        return new Statement(line, line, [source.Number]);
    }

    private string Cited(Sentence sentence) =>
        Spoken.Line(sentence, phrases) + (sentence.Citations.IsEmpty ? "" : " " + string.Concat(sentence.Citations.Select(n => $"[{n}]")));

    private string Quote(Sentence sentence) => $"“{PlainLine.Of(sentence.Text)}”{Cited(sentence)[Spoken.Line(sentence, phrases).Length..]}";

    /// <summary>The words alone: a full stop or quotation marks more are no other statement.</summary>
    private static string Key(Sentence sentence) => AlreadyShown.Letters(sentence);
}
