using System.Collections.Immutable;
using InformationMachine.Briefings.Outline;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Sections.Layout;
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
        return
        [
            (Wording.Title, [new Statement(PlainLine.Of(briefing.Title), "title " + briefing.Title, []) { IsMore = true }]),
            .. BriefingOutline.All(briefing, phrases).Select(section => (Wording.Section(section.Name), section.Blocks.SelectMany(Read).ToImmutableArray())),
            (Wording.Sources, [.. briefing.Sources.Select(Source)]),
        ];
    }

    private IEnumerable<Statement> Read(Block block) => block switch
    {
        Paragraph paragraph => paragraph.Sentences.Select(sentence => Line(sentence.Sentence)),
        ItemList list => list.Items.Select(Read),
        AuthorView view => view.New.Select(sentence => By(view.Author, sentence.Sentence)).Concat(Developments(view.View)),
        Dispute dispute => [Conflict(dispute)],
        _ => throw new NotSupportedException($"{block.GetType().Name} cannot be compared."),
    };

    private Statement Read(Item item)
    {
        var remark = item.Remark is { } word ? $" ({word})" : "";
        var text = (item.Lead is not { } lead ? "" : lead.Kind is LeadKind.Tag ? lead.Text + phrases.Colon : $"{lead.Text}{remark}: ") + Cited(item.Sentence.Sentence);
        if (item.Answer?.Sentence is not { } answer) return Line(item.Sentence.Sentence) with { Line = text };
        var question = item.Sentence.Sentence;
        return new Statement($"{text} — {Cited(answer)}", $"{Key(question)}\n{Key(answer)}", [.. question.Citations, .. answer.Citations]) { IsMore = true };
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

    private Statement Conflict(Dispute dispute)
    {
        var line = $"{dispute.Label}{phrases.Colon}{string.Join(" / ", dispute.Sides.Select(side => $"{PlainLine.Of(side.Author)}: {Cited(side.Sentence.Sentence)}"))}";
        return new Statement(line, $"{dispute.Kind}\n{string.Join('\n', dispute.Sides.Select(side => Key(side.Sentence.Sentence)))}", [.. dispute.Sides.SelectMany(side => side.Sentence.Citations)]) { IsMore = true };
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
