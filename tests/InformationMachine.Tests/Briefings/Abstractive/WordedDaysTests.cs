using InformationMachine.Briefings.Outline;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Briefings.Abstractive;

/// <summary>What was so on its day says which day that was, also in a model's words.</summary>
public sealed class WordedDaysTests
{
    private static readonly Briefing Briefing = WordedStory.Brief(1, [.. WordedStory.Posts(
        ("Coastline Weekly", "Brannoch bridge closed", "The swing bridge at Port Brannoch is closed to lorries. Inspectors found a crack in the main bearing of the swing bridge at Port Brannoch."),
        ("Harbour Authority", "Ferry for Port Brannoch", "A ferry crosses the harbour of Port Brannoch every 20 minutes. The swing bridge at Port Brannoch will be repaired by June.")).Select((post, i) => post with { PublishedAt = Some.Time.AddDays(3 * i) })]);

    [Fact]
    public void An_older_state_is_told_with_its_day_and_what_has_happened_needs_none()
    {
        var day = Wording.Day(DateOnly.FromDateTime(Some.Time.UtcDateTime));
        AsOf("what", "The swing bridge at Port Brannoch is closed to lorries.", "Coastline Weekly", StatementKind.Fact).ShouldNotBeNull().ShouldContain(day);
        AsOf("perspectives", "The swing bridge at Port Brannoch is closed to lorries.", "Coastline Weekly", StatementKind.Said).ShouldNotBeNull().ShouldContain(day);
        AsOf("what", "Inspectors found a crack in the main bearing of the swing bridge.", "Coastline Weekly", StatementKind.Fact).ShouldBeNull();
        AsOf("what", "A ferry crosses the harbour of Port Brannoch every 20 minutes.", "Harbour Authority", StatementKind.Fact).ShouldBeNull();
        AsOf("questions", "Who is to pay for the swing bridge at Port Brannoch, which is closed?", "Coastline Weekly", StatementKind.Open).ShouldBeNull("a question is asked now");
    }

    [Fact]
    public void A_day_that_several_sentences_in_a_row_are_of_stands_behind_the_last_of_them()
    {
        var lines = Lines("what", Sentence("The swing bridge at Port Brannoch is closed to lorries.", "Coastline Weekly", StatementKind.Fact), Sentence("The main bearing of the swing bridge is cracked.", "Coastline Weekly", StatementKind.Fact));
        lines.Select(line => line.AsOf is null).ShouldBe([true, false]);
    }

    private static string? AsOf(string section, string text, string author, StatementKind kind) => Lines(section, Sentence(text, author, kind)).ShouldHaveSingleItem().AsOf;

    private static WordedSentence Sentence(string text, string author, StatementKind kind) => new(text, [Briefing.Sources.First(source => source.Author == author).Number], kind);

    private static IReadOnlyList<InformationMachine.Briefings.Sections.Layout.WordedLine> Lines(string section, params WordedSentence[] sentences) =>
        BriefingOutline.Of(Briefing, PhraseBook.English, new ModelWording { Thread = new ThreadId(1), Version = 1, Model = "played", PromptVersion = 1, Options = "", WrittenAt = Some.Time, Sections = [new WordedSection(section, [.. sentences])] })
            .Sections.First(part => part.Name == section).Worded.ShouldNotBeNull();
}
