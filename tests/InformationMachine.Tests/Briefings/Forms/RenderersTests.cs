using InformationMachine.Briefings;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Briefings.Site.Mail;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Tests.Briefings.Forms;

public sealed class RenderersTests
{
    internal static BriefingPage Page(Briefing briefing, bool isPermanent = false) => new(FerryStory.Thread(), briefing, [VersionSummary.Of(briefing)], isPermanent);

    internal static readonly HtmlFrame Frame = new("The Information Machine");

    internal static readonly IBriefingRenderer Json = new JsonRenderer((page, json) => BriefingJson.Write(page.Briefing, json, isDoubted: page.IsDoubted));

    [Fact]
    public void A_briefing_as_plain_text() => new PlainTextRenderer("The Information Machine").Render(Page(FerryStory.Newest)).ShouldMatchApproved(Approved("txt"));

    [Fact]
    public void A_briefing_as_Markdown() => new MarkdownRenderer().Render(Page(FerryStory.Newest)).ShouldMatchApproved(Approved("md"));

    [Fact]
    public void A_briefing_as_a_page() => new HtmlRenderer(Frame).Render(Page(FerryStory.Newest)).ShouldMatchApproved(Approved("html"));

    [Fact]
    public void A_version_as_a_page_for_ever() => new HtmlRenderer(Frame).Render(Page(FerryStory.Versions[0], isPermanent: true)).ShouldMatchApproved(Approved("html"));

    [Fact]
    public void The_history_of_a_thread() =>
        new HtmlHistory(Frame).Page([.. FerryStory.Versions.Select(VersionSummary.Of)], FerryStory.Versions).ShouldMatchApproved(Approved("html"));

    [Fact]
    public void A_briefing_as_JSON() => Json.Render(Page(FerryStory.Newest)).ShouldMatchApproved(Approved("json"));

    [Fact]
    public void The_picture_of_a_thread() => new SvgRenderer().Render(Pages[^1]).ShouldMatchApproved(Approved("svg"));

    [Fact]
    public void What_changed_between_two_versions_as_Markdown() => MarkdownDiff.Between(FerryStory.Versions[0], FerryStory.Versions[2]).ShouldMatchApproved(Approved("md"));

    [Fact]
    public void What_changed_between_two_versions_as_a_page() =>
        new HtmlCompare(Frame).Page([.. FerryStory.Versions.Select(VersionSummary.Of)], FerryStory.Versions[1..]).ShouldMatchApproved(Approved("html"));

    [Fact]
    public void A_feed_of_new_versions() => new AtomFeed(new SiteOptions(), Guid.Empty).Thread(Entries()).ShouldMatchApproved(Approved("xml"));

    [Fact]
    public void A_days_digest_as_an_email() => new DigestMail(new SiteOptions { BaseUrl = "https://news.example/site" }).Render(Digest.Of(Day())).ShouldMatchApproved(Approved("eml"));

    internal static BriefingPage[] Pages { get; } =
        [.. FerryStory.Versions.Select((briefing, i) => new BriefingPage(FerryStory.Thread(), briefing, [.. FerryStory.Versions[..(i + 1)].Select(VersionSummary.Of)]))];

    internal static IReadOnlyList<AtomEntry> Entries() => [.. FerryStory.Versions.Select((briefing, i) => AtomFeed.Entry(i > 0 ? FerryStory.Versions[i - 1] : null, briefing)).Reverse()];

    internal static DayRecord Day(params Briefing[] versions)
    {
        var (day, story) = DayStory.Of(versions.Length > 0 ? versions : FerryStory.Versions).Last();
        var record = new DayRecord { Day = day };
        record.Put(story.Thread, story, 100);
        return record;
    }

    [Fact]
    public void Every_empty_section_says_so()
    {
        var text = new PlainTextRenderer("The Information Machine").Render(Page(FerryStory.Newest with { Sections = new BriefingSections() }));
        foreach (var section in new[] { Wording.What, Wording.WhyItMatters, Wording.OpenQuestions, Wording.Narrative, Wording.Timeline, Wording.Perspectives, Wording.Tensions })
        {
            text.ShouldContain($"{section}\n\n{Wording.Empty(section)}\n\n");
        }
    }

    [Theory]
    [InlineData("It sank.", "It sank", ".")]
    [InlineData("Did it sink?", "Did it sink?", "")]
    [InlineData("It is built in the U.S.", "It is built in the U.S.", "")]
    [InlineData("Says Tomas R.", "Says Tomas R.", "")]
    [InlineData("And then...", "And then...", "")]
    [InlineData("Worth 3.5 crowns.", "Worth 3.5 crowns", ".")]
    [InlineData(".", ".", "")]
    [InlineData("", "", "")]
    [InlineData("It moved to v0.12.5.", "It moved to v0.12.5", ".")]
    public void A_citation_stands_before_the_full_stop(string text, string words, string stop) => CitedText.Split(text).ShouldBe((words, stop));

    [Theory]
    [InlineData("https://a.example/x?y=1", "https://a.example/x?y=1")]
    [InlineData("HTTP://A.example/a b", "http://a.example/a%20b")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("java\nscript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("//a.example/x", null)]
    [InlineData("/x", null)]
    [InlineData("https://a.example@b.example/", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_web_addresses_become_links(string? url, string? address) => SafeLink.Of(url).ShouldBe(address);

    [Fact]
    public void An_excerpt_counts_characters_not_code_units()
    {
        PlainLine.Excerpt(string.Concat(Enumerable.Repeat("🚢", 121))).ShouldBe(string.Concat(Enumerable.Repeat("🚢", 120)) + "…");
        PlainLine.Excerpt(new string('a', 120)).ShouldBe(new string('a', 120));
    }

    private static Action<Shouldly.Configuration.ShouldMatchConfigurationBuilder> Approved(string extension) =>
        options => options.SubFolder("Approved").WithFileExtension(extension).NoDiff();
}
