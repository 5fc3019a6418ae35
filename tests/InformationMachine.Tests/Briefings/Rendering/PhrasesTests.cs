using InformationMachine.Briefings.Rendering;
using InformationMachine.Briefings.Rendering.Html;
using InformationMachine.Briefings.Rendering.Languages;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Tests.Briefings.Rendering;

public sealed class PhrasesTests
{
    public static TheoryData<string> Languages => [.. Phrases.Languages];

    /// <summary>The same word is a word of theirs as well.</summary>
    private static readonly string[] Shared = ["Sources", "Version {0}", "Contradiction", "{0} items"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_language_has_all_words_of_its_own(string language)
    {
        var phrases = Phrases.For(language);
        phrases.Language.ShouldBe(language);
        foreach (var template in new[] { phrases.FirstSeen, phrases.Consistent, phrases.Unchanged, phrases.Version, phrases.Items.One, phrases.Items.Many, phrases.ReadAt, phrases.Echoes.One, phrases.Echoes.Many }) template.ShouldContain("{0}");
        All(phrases).ShouldAllBe(word => !string.IsNullOrWhiteSpace(word));
        if (language != "en") All(phrases).Intersect(All(Phrases.For("en"))).Except(Shared).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_page_reads_in_the_language_of_its_thread(string language)
    {
        if (language == "en") return;
        foreach (var briefing in new[] { FerryStory.Newest, FerryStory.Newest with { Sections = new BriefingSections(), Sources = [] } })
        {
            var page = RenderersTests.Page(briefing with { Language = language });
            var forms = new[] { new PlainTextRenderer("Site").Render(page), new MarkdownRenderer().Render(page), new HtmlRenderer(RenderersTests.Frame).Render(page) };
            var english = Phrases.For("en");
            string[] headings = [english.Headings.What, english.Headings.Why, english.Headings.Questions, english.Headings.Narrative, english.Headings.Timeline, english.Headings.Perspectives, english.Headings.Tensions];
            foreach (var lines in forms.Select(form => form.Split('\n', '>', '<').Select(line => line.Trim('#', ' ', '*')).ToHashSet(StringComparer.Ordinal)))
            {
                foreach (var line in headings.Append(english.Empty.Why).Append(english.Empty.Tensions)) lines.ShouldNotContain(line);
                lines.ShouldContain(Phrases.For(language).Headings.Why);
            }
        }
    }

    [Fact]
    public void A_language_without_words_of_its_own_gets_English_throughout() => Phrases.For("ur").ShouldBe(Phrases.For("en"));

    private static List<string> All(Phrases phrases) =>
    [
        .. Lines(phrases.Headings), .. Lines(phrases.Empty), phrases.Evolution, phrases.History, phrases.Answered, phrases.Unconfirmed, phrases.Unresolved, phrases.Expected, phrases.Edited,
        phrases.Tensions.Figures, phrases.Tensions.Denial, phrases.Tensions.Contradiction, phrases.FirstSeen, phrases.Consistent, phrases.Unchanged,
        phrases.Developments.NewPoint, phrases.Developments.Figure, phrases.Developments.Reversed, phrases.Developments.Edited, phrases.Sides.Earlier, phrases.Sides.Now,
        phrases.Version, phrases.Items.One, phrases.Items.Many, phrases.ReadAt, phrases.Echoes.One, phrases.Echoes.Many,
    ];

    private static string[] Lines(PhrasesOfSections sections) =>
        [sections.What, sections.Notes, sections.Why, sections.Questions, sections.Narrative, sections.Timeline, sections.Perspectives, sections.Tensions, sections.Sources];
}
