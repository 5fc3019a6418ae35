using System.Text.Json;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Briefings.Forms;

/// <summary>A briefing made of hostile strings.</summary>
internal static class HostileStory
{
    /// <summary>Each text in every field that a publisher can write; the first one is the title.</summary>
    public static Briefing Everywhere(IReadOnlyList<string> texts)
    {
        var numbered = texts.Select((text, i) => (Number: i + 1, Sentence: FerryStory.Says(text, i + 1), Text: text)).ToList();
        return FerryStory.Newest with
        {
            Title = texts[0],
            Language = texts[0],
            Sections = new BriefingSections
            {
                What = [.. numbered.Select(item => item.Sentence)],
                WhyItMatters = [.. numbered.Select(item => item.Sentence)],
                OpenQuestions = [.. numbered.Select(item => new OpenQuestion(OpenQuestionKind.Unconfirmed, item.Sentence, item.Sentence))],
                Narrative = [[.. numbered.Select(item => item.Sentence)]],
                Timeline = [.. numbered.Select(item => new TimelineEntry(new DateOnly(2026, 5, 17), item.Sentence))],
                Perspectives = [.. numbered.Select(item => new Perspective(item.Text, item.Text, [item.Sentence], new Evolution(EvolutionKind.Reversed, 2, new DateOnly(2026, 5, 17), [item.Sentence, item.Sentence])))],
                Tensions = [.. numbered.Select(item => new Tension(TensionKind.Denial, [new TensionSide(item.Text, item.Sentence), new TensionSide(item.Text, item.Sentence)]))],
            },
            Sources = [.. numbered.Select(item => Source(item.Number, item.Text))],
        };
    }

    /// <summary>The strings of a file of payloads.</summary>
    public static IEnumerable<string> Payloads(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.GetProperty("payload").GetString()!;
        }
    }

    /// <summary>Payloads that are web addresses rightly become links, which would change the shape that is compared.</summary>
    private static BriefingSource Source(int number, string text) => FerryStory.Source(number, "x", text, "2026-05-17") with
    {
        Author = text,
        Handle = text,
        Feed = text,
        Title = text,
        Url = SafeLink.Of(text) is null ? text : null,
        Quoted = new PostQuote(text, text, text, text, false),
    };
}
