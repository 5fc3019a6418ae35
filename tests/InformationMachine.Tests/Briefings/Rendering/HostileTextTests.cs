using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using InformationMachine.Briefings.Rendering;
using InformationMachine.Briefings.Rendering.Html;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Briefings.Rendering;

public sealed class HostileTextTests
{
    private static readonly HtmlParser Parser = new();

    [Theory]
    [InlineData("xss.jsonl")]
    [InlineData("naughty.jsonl")]
    public void No_string_becomes_markup_in_a_page(string file)
    {
        var elements = Shape(Pages("harmless"));
        foreach (var payload in Payloads(file))
        {
            var pages = Pages(payload);
            pages.ShouldAllBe(page => IsInert(Parser.ParseDocument(page)), payload);
            if (PlainLine.Of(payload).Length > 0) Shape(pages).ShouldBe(elements, payload);
        }
    }

    [Fact]
    public void What_a_string_says_is_still_shown()
    {
        const string payload = "<script>alert(\"1\" & '2')</script>";
        Parser.ParseDocument(Pages(payload)[0]).QuerySelector("h1")!.TextContent.ShouldBe(payload);
    }

    /// <summary>The same text in every field that a publisher can write, once.</summary>
    internal static Briefing Everywhere(string text) => FerryStory.Newest with
    {
        Title = text,
        Language = text,
        Sections = new BriefingSections
        {
            What = [FerryStory.Says(text, 1)],
            WhyItMatters = [FerryStory.Says(text, 1)],
            OpenQuestions = [new OpenQuestion(OpenQuestionKind.Unconfirmed, FerryStory.Says(text, 1), FerryStory.Says(text, 1))],
            Narrative = [[FerryStory.Says(text, 1), FerryStory.Says(text, 1)]],
            Timeline = [new TimelineEntry(new DateOnly(2026, 5, 17), FerryStory.Says(text, 1))],
            Perspectives = [new Perspective(text, text, [FerryStory.Says(text, 1)], new Evolution(EvolutionKind.Reversed, 2, new DateOnly(2026, 5, 17), [FerryStory.Says(text, 1), FerryStory.Says(text, 1)]))],
            Tensions = [new Tension(TensionKind.Denial, [new TensionSide(text, FerryStory.Says(text, 1)), new TensionSide(text, FerryStory.Says(text, 1))])],
        },
        Sources = [FerryStory.Source(1, "x", text, "2026-05-17") with { Author = text, Handle = text, Feed = text, Title = text, Url = WithoutLink(text), Quoted = new PostQuote(text, text, text, text, false) }],
    };

    internal static IEnumerable<string> Payloads(string file)
    {
        foreach (var line in File.ReadLines(SharedMaterial.Path("security", "payloads", file)))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.GetProperty("payload").GetString()!;
        }
    }

    /// <summary>Payloads that are web addresses rightly become links, which would change the shape that is compared.</summary>
    private static string? WithoutLink(string text) => WebAddress.Of(text) is null ? text : null;

    private static string[] Pages(string payload)
    {
        var briefing = Everywhere(payload);
        return
        [
            new HtmlRenderer().Render(RenderersTests.Page(briefing)),
            HtmlHistory.Page([VersionSummary.Of(FerryStory.Versions[0]), VersionSummary.Of(briefing with { Version = 2 })], [FerryStory.Versions[0], briefing with { Version = 2 }]),
            HtmlFrontPage.Page([(7, FrontPageEntry.Of(briefing))]),
            HtmlFrontPage.AllPage([(7, FrontPageEntry.Of(briefing))]),
            HtmlForward.Page(FerryStory.Thread() with { Title = payload }, null),
        ];
    }

    private static bool IsInert(IDocument page) => page.All.All(element =>
        element.LocalName is not ("script" or "iframe" or "object" or "embed" or "form" or "input" or "img" or "style" or "base" or "math" or "template")
        && element.Attributes.All(attribute => !attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && attribute.Name is not ("style" or "srcdoc" or "formaction"))
        && (element.GetAttribute("href") is not { } href || IsAllowed(href)));

    private static bool IsAllowed(string href) => !href.Contains(':') || href == "data:," || href.StartsWith("https://ferries.example/", StringComparison.Ordinal);

    private static string Shape(string[] pages) => string.Join('|', pages.Select(page =>
        string.Join(' ', Parser.ParseDocument(page).All.Where(element => element.LocalName is not ("q" or "rect")).Select(element => element.LocalName + string.Concat(element.Attributes.Where(a => a.Name != "lang").Select(a => "." + a.Name))))));
}
