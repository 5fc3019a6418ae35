using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using InformationMachine.Briefings.Rendering;
using InformationMachine.Briefings.Rendering.Html;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using Markdig;

namespace InformationMachine.Tests.Briefings.Rendering;

public sealed class HostileTextTests
{
    private static readonly HtmlParser Parser = new();

    private static readonly MarkdownPipeline Extended = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    [Theory]
    [InlineData("xss.jsonl")]
    [InlineData("naughty.jsonl")]
    public void No_string_becomes_markup_in_a_page(string file)
    {
        foreach (var payloads in Payloads(file).Where(payload => PlainLine.Of(payload).Length > 0).Chunk(60))
        {
            var harmless = Pages([.. payloads.Select(_ => "harmless")]).Select(page => Shape(Parser.ParseDocument(page)));
            var pages = Pages(payloads).Select(page => Parser.ParseDocument(page)).ToList();
            pages.ShouldAllBe(page => IsInert(page), string.Join('\n', payloads));
            pages.Select(Shape).ShouldBe(harmless, string.Join('\n', payloads));
        }
    }

    /// <summary>Read with every extension switched on, the form has no other elements than with harmless text.</summary>
    [Theory]
    [InlineData("xss.jsonl")]
    [InlineData("naughty.jsonl")]
    public void No_string_becomes_markup_in_Markdown(string file)
    {
        foreach (var payloads in Payloads(file).Where(payload => PlainLine.Of(payload).Length > 0).Chunk(60))
        {
            var harmless = Shape(Parser.ParseDocument(Markdown([.. payloads.Select(_ => "harmless")])));
            var page = Parser.ParseDocument(Markdown(payloads));
            IsInert(page).ShouldBeTrue(string.Join('\n', payloads));
            Shape(page).ShouldBe(harmless, string.Join('\n', payloads));
            Words(page.QuerySelector("h1")!.TextContent).ShouldBe(Words(payloads[0]));
        }
    }

    [Theory]
    [InlineData("# heading", "# heading")]
    [InlineData("- item", "- item")]
    [InlineData("1. item", "1. item")]
    [InlineData("a | b", "a | b")]
    [InlineData("see https://a.example and www.a.example or a@b.example", "see https://a.example and www.a.example or a@b.example")]
    [InlineData("[x](javascript:alert(1)) ![y](z) <b>", "[x](javascript:alert(1)) ![y](z) <b>")]
    [InlineData("**a** _b_ `c` ~~d~~ $e$ ^f^ ==g== {#h}", "**a** _b_ `c` ~~d~~ $e$ ^f^ ==g== {#h}")]
    [InlineData("one\n\n## two", "one ## two")]
    public void Markdown_shows_what_was_written(string text, string shown)
    {
        var page = Parser.ParseDocument(Html(MarkdownText.Of(text)));
        page.Body!.TextContent.Trim().ShouldBe(shown);
        page.Body.QuerySelectorAll("*").Select(element => element.LocalName).ShouldBe(["p"]);
    }

    [Fact]
    public void What_a_string_says_is_still_shown()
    {
        const string payload = "<script>alert(\"1\" & '2')</script>";
        Parser.ParseDocument(Pages([payload])[0]).QuerySelector("h1")!.TextContent.ShouldBe(payload);
    }

    /// <summary>Each text in every field that a publisher can write; the first one is the title.</summary>
    internal static Briefing Everywhere(IReadOnlyList<string> texts)
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

    internal static IEnumerable<string> Payloads(string file)
    {
        foreach (var line in File.ReadLines(SharedMaterial.Path("security", "payloads", file)))
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
        Url = WebAddress.Of(text) is null ? text : null,
        Quoted = new PostQuote(text, text, text, text, false),
    };

    private static string[] Pages(IReadOnlyList<string> payloads)
    {
        var briefing = Everywhere(payloads) with { Version = 2 };
        var thread = FerryStory.Thread() with { Title = payloads[0] };
        return
        [
            new HtmlRenderer().Render(RenderersTests.Page(briefing)),
            HtmlHistory.Page([VersionSummary.Of(FerryStory.Versions[0]), VersionSummary.Of(briefing)], [FerryStory.Versions[0], briefing]),
            HtmlFrontPage.Page([.. payloads.Select((text, i) => (i, FrontPageEntry.Of(briefing) with { Title = text, Teaser = text, Authors = [text] }))]),
            HtmlFrontPage.AllPage([.. payloads.Select((text, i) => (i, FrontPageEntry.Of(briefing) with { Title = text }))]),
            HtmlForward.Page(thread, null),
        ];
    }

    private static string Markdown(IReadOnlyList<string> payloads) => Html(new MarkdownRenderer().Render(RenderersTests.Page(Everywhere(payloads))));

    private static string Html(string markdown) => Markdig.Markdown.ToHtml(markdown, Extended);

    private static string Words(string text) => PlainLine.Of(text);

    private static bool IsInert(IDocument page) => page.All.All(element =>
        element.LocalName is not ("script" or "iframe" or "object" or "embed" or "form" or "input" or "img" or "style" or "base" or "math" or "template")
        && element.Attributes.All(attribute => !attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && attribute.Name is not ("style" or "srcdoc" or "formaction"))
        && (element.GetAttribute("href") is not { } href || IsAllowed(href)));

    private static bool IsAllowed(string href) => !href.Contains(':') || href == "data:," || href.StartsWith("https://ferries.example/", StringComparison.Ordinal);

    /// <summary>All elements and their attributes; a text compared with itself in the history leaves no difference to show.</summary>
    private static string Shape(IDocument page)
    {
        foreach (var diff in page.QuerySelectorAll(".diff")) diff.Remove();
        return string.Join(' ', page.All.Select(element =>
            element.LocalName + string.Concat(element.Attributes.Where(attribute => attribute.Name != "lang").Select(attribute => "." + attribute.Name))));
    }
}
