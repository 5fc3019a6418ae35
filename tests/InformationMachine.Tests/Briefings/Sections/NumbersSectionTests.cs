using InformationMachine.Briefings;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Sections;

public sealed class NumbersSectionTests
{
    [Fact]
    public void The_figures_of_a_story_are_listed_with_unit_day_giver_and_citation()
    {
        var numbers = Numbers(
            Post(1, "The Quay", "Brannoch Lines ordered two battery ferries from the yard at Holm. The contract is worth 38 million crowns."),
            Post(2, "Harbour News", "The ferry Solan crossed the sound with 260 passengers on Tuesday. The council approved the quay works by a wide margin."));
        numbers.Select(Row).ShouldBe(["38 million crowns: The Quay, 2026-01-02 [1]", "260 passengers: Harbour News, 2026-01-03 [2]"]);
        (numbers[0].Field("value"), numbers[0].Field("unit"), numbers[0].Field("kind")).ShouldBe(("38000000", "crown", "total"));
    }

    [Fact]
    public void One_figure_alone_is_no_section() =>
        Numbers(Post(1, "The Quay", "Brannoch Lines ordered new ferries. The contract is worth 38 million crowns."), Post(2, "Harbour News", "The council approved the quay works by a wide margin.")).ShouldBeEmpty();

    [Fact]
    public void It_can_be_switched_off() =>
        Numbers([Post(1, "The Quay", "The contract is worth 38 million crowns."), Post(2, "Harbour News", "The ferry Solan crossed the sound with 260 passengers.")], new BriefingOptions { Numbers = false }).ShouldBeEmpty();

    /// <summary>Crossed out: the same subject, predicate, unit and kind.</summary>
    [Theory]
    [InlineData("The storm has killed 12 people in Jamaica.", "The storm has killed 31 people in Jamaica.", "12 people")]
    [InlineData("The death toll stands at 12 people.", "The death toll rose to 31 people.", "12 people")]
    [InlineData("Northvale Bank cut 320 jobs.", "Northvale Bank cut 450 jobs.", "320 jobs")]
    public void A_later_figure_of_the_same_thing_crosses_the_earlier_one_out(string earlier, string later, string crossed)
    {
        var numbers = Numbers(Post(1, "The Quay", earlier), Post(2, "The Quay", later));
        numbers.Where(entry => entry.Field("replaced_by") is not null).Select(entry => entry.Field("figure")).ShouldBe([crossed]);
        numbers.Length.ShouldBe(2);
    }

    /// <summary>Both stand: another subject, predicate, unit, kind, place or time.</summary>
    [Theory]
    [InlineData("Northvale Bank cut 320 jobs.", "Harbour Bank cut 450 jobs.")]
    [InlineData("Northvale Bank cut 320 jobs.", "Northvale Bank created 450 jobs.")]
    [InlineData("Northvale Bank cut 320 jobs.", "Northvale Bank cut 45 branches.")]
    [InlineData("Northvale Bank cut 320 jobs.", "Northvale Bank cut at least 450 jobs.")]
    [InlineData("Northvale Bank cut 320 jobs.", "Northvale Bank plans to cut 450 jobs.")]
    [InlineData("Northvale Bank cut 320 jobs in Leeds.", "Northvale Bank cut 450 jobs in York.")]
    [InlineData("Northvale Bank cut 320 jobs last year.", "Northvale Bank cut 450 jobs this year.")]
    [InlineData("Sales fell by 12 percent.", "Sales fell to 18 percent.")]
    [InlineData("The storm killed 12 people in Jamaica.", "The storm injured 31 people in Jamaica.")]
    public void A_figure_of_another_thing_crosses_nothing_out(string earlier, string later)
    {
        var numbers = Numbers(Post(1, "The Quay", earlier), Post(2, "The Quay", later));
        numbers.Length.ShouldBe(2);
        numbers.ShouldAllBe(entry => entry.Field("replaced_by") == null);
    }

    [Fact]
    public void Two_voices_that_differ_both_stand()
    {
        var numbers = Numbers(Post(1, "The Quay", "The police said 2,000 people marched through Holm."), Post(2, "The Quay", "The organisers said 9,000 people marched through Holm."));
        numbers.Select(entry => (entry.Field("figure"), entry.Field("given_by"))).ShouldBe([("2,000 people", "The police"), ("9,000 people", "The organisers")]);
        numbers.ShouldAllBe(entry => entry.Field("replaced_by") == null);
    }

    [Theory]
    [InlineData("A 34-year-old man was held after the fire in the old hall.")]
    [InlineData("Holm beat Brannoch 3-1 in the final of the county cup.")]
    [InlineData("The council meets at 6 pm in the old hall by the quay.")]
    [InlineData("The bill returns to the council in May 2027 at the earliest.")]
    [InlineData("A margin of 250 boats between the quay and the sound.")]
    public void What_is_no_measure_is_no_number(string text) =>
        Numbers(Post(1, "The Quay", text), Post(2, "Harbour News", "The contract for the ferries is worth 38 million crowns.")).ShouldBeEmpty();

    [Fact]
    public void Every_form_shows_what_is_crossed_out()
    {
        var briefing = Write([Post(1, "The Quay", "Northvale Bank cut 320 jobs."), Post(2, "The Quay", "Northvale Bank cut 450 jobs.")], new BriefingOptions())!;
        var page = RenderersTests.Page(briefing);
        new PlainTextRenderer("The Information Machine").Render(page).ShouldContain("  • 320 jobs (earlier): Northvale Bank cut 320 jobs. [1] — The Quay · 2026-01-02\n  • 450 jobs: Northvale Bank cut 450 jobs. [2] — The Quay · 2026-01-03");
        new MarkdownRenderer().Render(page).ShouldContain("- ~~320 jobs~~ (earlier): ");
        new InformationMachine.Briefings.Forms.Html.HtmlRenderer(RenderersTests.Frame).Render(page).ShouldContain("<s>320 jobs</s> <span class=\"tag\">earlier</span>");
    }

    private static string Row(SectionEntry entry) => $"{entry.Field("figure")}: {entry.Field("author")}, {entry.Field("date")} [{string.Join(',', entry.Sentence.Citations)}]";

    private static Post Post(int number, string author, string text) => Some.Post(number, text) with { Author = author, PublishedAt = new DateTimeOffset(2026, 1, 1 + number, 9, 0, 0, TimeSpan.Zero) };

    private static System.Collections.Immutable.ImmutableArray<SectionEntry> Numbers(params Post[] posts) => Numbers(posts, new BriefingOptions());

    private static System.Collections.Immutable.ImmutableArray<SectionEntry> Numbers(Post[] posts, BriefingOptions options) => Write(posts, options)!.Sections.Entries("numbers");

    private static Briefing? Write(Post[] posts, BriefingOptions options) =>
        new BriefingWriter(options).Write(new BriefingMaterial { Thread = new ThreadId(1), Posts = posts, Now = posts[^1].PublishedAt, Reason = new BriefingReason(posts.Length, 0, 0) });
}
