using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Briefings.Site.Html;
using InformationMachine.Briefings.Site.Mail;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;
using Markdig;

namespace InformationMachine.Tests.Briefings.Forms;

public sealed class HostileTextTests
{
    private static readonly HtmlParser Parser = new();

    private static readonly ConcurrentDictionary<int, IReadOnlyList<string>> Shapes = new();

    private static readonly SiteOptions Published = new() { BaseUrl = "https://ferries.example/site" };

    private static readonly MarkdownPipeline Extended = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    [Theory]
    [InlineData("xss.jsonl")]
    [InlineData("naughty.jsonl")]
    public void No_string_becomes_markup_in_a_page(string file)
    {
        foreach (var payloads in Chunks(file))
        {
            var harmless = Harmless(payloads.Length);
            var pages = Pages(payloads).Select(page => Parser.ParseDocument(page)).ToList();
            pages.ShouldAllBe(page => IsInert(page), string.Join('\n', payloads));
            pages.Select(Shape).ShouldBe(harmless, string.Join('\n', payloads));
        }
    }

    /// <summary>The same pages with as many harmless texts, of which most chunks need the same.</summary>
    private static IReadOnlyList<string> Harmless(int count) =>
        Shapes.GetOrAdd(count, _ => [.. Pages([.. Enumerable.Range(0, count).Select(i => $"harmless {i}")]).Select(page => Shape(Parser.ParseDocument(page)))]);

    /// <summary>Read with every extension switched on, the form has no other elements than with harmless text.</summary>
    [Theory]
    [InlineData("xss.jsonl")]
    [InlineData("naughty.jsonl")]
    public void No_string_becomes_markup_in_Markdown(string file)
    {
        foreach (var payloads in Chunks(file))
        {
            var harmless = Shape(Parser.ParseDocument(Markdown([.. payloads.Select((_, i) => $"harmless {i}")])));
            var page = Parser.ParseDocument(Markdown(payloads));
            IsInert(page).ShouldBeTrue(string.Join('\n', payloads));
            Shape(page).ShouldBe(harmless, string.Join('\n', payloads));
            Words(page.QuerySelector("h1")!.TextContent).ShouldBe(Words(payloads[0]));
        }
    }

    [Theory]
    [InlineData("xss.jsonl")]
    [InlineData("naughty.jsonl")]
    public void No_string_breaks_a_feed_or_a_picture(string file)
    {
        foreach (var payloads in Chunks(file))
        {
            var harmless = Xml([.. payloads.Select((_, i) => $"harmless {i}")]).Select(Shape).ToList();
            var documents = Xml(payloads);
            documents.Select(Shape).ShouldBe(harmless, string.Join('\n', payloads));
            foreach (var content in documents[0].Descendants(XName.Get("content", "http://www.w3.org/2005/Atom"))) IsInert(Parser.ParseDocument(content.Value)).ShouldBeTrue(content.Value);
        }
    }

    /// <summary>A script that only calls one function with data: as JSON the data is what was written, and no byte of it ends the script.</summary>
    [Theory]
    [InlineData("xss.jsonl")]
    [InlineData("naughty.jsonl")]
    public void No_string_breaks_out_of_the_index_or_the_statements(string file)
    {
        foreach (var payloads in Chunks(file))
        {
            var entries = payloads.Select(text => FrontPageEntry.Of(FerryStory.Thread(), FerryStory.Newest) with { Title = text, Teaser = text }).ToList();
            using var index = Data(StoryPages.Index(1, [.. entries.Select(entry => new RenderedThread(entry, Terms: entry.Title))]), "informationMachine.shelf(1,");
            index.RootElement.EnumerateArray().Select(entry => entry[1].GetString()).ShouldBe(payloads.Select(Whole));
            using var statements = Data(VersionStatements.Script(1, Versions(payloads)), "informationMachine.versions(1,");
            statements.RootElement.GetProperty("lines").EnumerateArray().Select(line => line[0].GetString()).ShouldContain(Words(payloads[0]));
        }
    }

    [Theory]
    [InlineData("xss.jsonl")]
    [InlineData("naughty.jsonl")]
    [InlineData("traversal.jsonl")]
    public void An_authors_files_have_plain_names_that_nobody_else_has(string file)
    {
        var names = HostileStory.Payloads(SharedMaterial.Path("security", "payloads", file)).Select(payload => PlainLine.Of(payload).ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        names.Select(AuthorSlug.Of).ShouldAllBe(slug => slug.Length > 0 && slug.Length < 60 && slug.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
        names.Select(AuthorSlug.Of).Distinct(StringComparer.Ordinal).Count().ShouldBe(names.Count);
    }

    [Theory]
    [InlineData("xss.jsonl")]
    [InlineData("naughty.jsonl")]
    public void No_string_breaks_an_email(string file)
    {
        foreach (var payloads in Chunks(file))
        {
            var text = new DigestMail(Published).Render(Digest.Of(RenderersTests.Day(Versions(payloads))));
            text.ShouldAllBe(c => c < 128);
            text.Split("\r\n").ShouldAllBe(line => line.Length <= 998);
            using var bytes = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text));
            var message = MimeKit.MimeMessage.Load(bytes, TestContext.Current.CancellationToken);
            message.Headers.Select(header => header.Field).ShouldBe(["From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "MIME-Version"], ignoreOrder: true);
            var parts = message.Body.ShouldBeOfType<MimeKit.MultipartAlternative>();
            parts.Count.ShouldBe(2);
            message.TextBody.ShouldNotBeNull().ShouldContain(Words(payloads[0]));
            var html = Parser.ParseDocument(message.HtmlBody.ShouldNotBeNull());
            IsInert(html, "style").ShouldBeTrue(string.Join('\n', payloads));
            Shape(html).ShouldBe(Shape(Parser.ParseDocument(new DigestHtml(Published).Render(Digest.Of(RenderersTests.Day(Versions([.. payloads.Select((_, i) => $"harmless {i}")])))))));
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

    /// <summary>Payloads that differ as names do: pages that gather by author or statement show each once.</summary>
    private static IEnumerable<string[]> Chunks(string file) => HostileStory.Payloads(SharedMaterial.Path("security", "payloads", file)).Where(payload => PlainLine.Of(payload).Length > 0).DistinctBy(payload => PlainLine.Of(payload).ToLowerInvariant()).Chunk(60);

    private static string[] Pages(IReadOnlyList<string> payloads)
    {
        var versions = Versions(payloads);
        var thread = FerryStory.Thread() with { Title = payloads[0] };
        var frame = RenderersTests.Frame;
        var entries = payloads.Select((text, i) => FrontPageEntry.Of(thread, versions[1]) with { Thread = i + 1, Title = text, Teaser = text, Authors = [text] }).ToList();
        var stories = new StoryRecord { Shelves = { [1] = entries.Count } };
        foreach (var entry in entries) stories.First.Put(entry, 1_000);
        var author = new AuthorRecord { Name = payloads[0], Handle = payloads[0] };
        var parts = new AuthorShelves("", "slug", author.Older);
        foreach (var part in AuthorStory.Of(versions).Select((part, i) => part.Story with { Thread = i + 1 })) parts.Latest.Put(HtmlAuthors.Item(part), 1_000);
        var day = RenderersTests.Day(versions);
        var days = new HtmlDays(frame, new DigestMail(Published));
        var history = new HtmlHistory(frame);
        return
        [
            new HtmlRenderer(frame).Render(RenderersTests.Page(versions[1])),
            history.Page([.. versions.Select(VersionSummary.Of)], versions),
            new HtmlCompare(frame).Page([.. versions.Select(VersionSummary.Of)], versions),
            new HtmlFrontPage(frame).Page(stories),
            new HtmlFrontPage(frame).AllPage(stories),
            new HtmlFrontPage(frame).ShelfPage(1, entries),
            new HtmlForward(frame).Page(thread, null, PhraseBook.For(null)),
            new HtmlAuthors(frame).ListPage([.. payloads.Select(text => new AuthorLine("slug", text, text, 1, Some.Time, text))]),
            Encoding.UTF8.GetString([.. new HtmlAuthors(frame).Page("slug", author, parts).SelectMany(piece => piece.ToArray())]),
            days.ListPage([new DayLine(day.Day, 1, [.. payloads])]),
            days.Page(day),
            days.DigestPage(day),
        ];
    }

    /// <summary>A harmless version and one that is all payloads.</summary>
    private static Briefing[] Versions(IReadOnlyList<string> payloads) => [FerryStory.Versions[0], HostileStory.Everywhere(payloads) with { Version = 2 }];

    private static string Markdown(IReadOnlyList<string> payloads)
    {
        var versions = Versions(payloads);
        return Html(new MarkdownRenderer().Render(RenderersTests.Page(versions[1])) + "\n\n" + MarkdownDiff.History([.. versions.Select(VersionSummary.Of)], versions));
    }

    private static XDocument[] Xml(IReadOnlyList<string> payloads)
    {
        var versions = Versions(payloads);
        var feed = new AtomFeed(Published, Guid.Empty);
        var entries = new[] { AtomFeed.Entry(versions[0], versions[1]), AtomFeed.Entry(null, versions[0]) };
        return [.. new[] { feed.All(entries), feed.Thread(entries), new SvgRenderer().Render(RenderersTests.Page(versions[1])) }.Select(text => XDocument.Parse(text))];
    }

    private static string Shape(XDocument document) =>
        string.Join(' ', document.Descendants().Where(element => element.Name.LocalName is not ("circle" or "line")).Select(element => element.Name.LocalName + string.Concat(element.Attributes().Select(attribute => "." + attribute.Name.LocalName))));

    private static JsonDocument Data(string script, string call)
    {
        script.ShouldStartWith(call);
        script.ShouldEndWith(");\n");
        script.ShouldAllBe(c => c != '<' && c != '>' && c != '&' && c != '\u2028' && c != '\u2029');
        return JsonDocument.Parse(script[call.Length..^3], new JsonDocumentOptions { AllowTrailingCommas = true });
    }

    /// <summary>JSON holds no halves of surrogates.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes());

    private static string Html(string markdown) => Markdig.Markdown.ToHtml(markdown, Extended);

    private static string Words(string text) => PlainLine.Of(text);

    private static bool IsInert(IDocument page, string? allowed = null) => page.All.All(element =>
        (element.LocalName is not ("script" or "iframe" or "object" or "embed" or "form" or "input" or "img" or "style" or "base" or "math" or "template") || IsOurs(element))
        && element.Attributes.All(attribute => !attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && (attribute.Name == allowed || attribute.Name is not ("style" or "srcdoc" or "formaction")))
        && (element.GetAttribute("href") is not { } href || IsAllowed(href)));

    /// <summary>The site's own scripts, which hold no text of posts, and the form that chooses versions.</summary>
    private static bool IsOurs(IElement element) => element.LocalName switch
    {
        "script" => element.TextContent.Length == 0 && element.GetAttribute("src") is { } source && (source.EndsWith("assets/site.js", StringComparison.Ordinal) || source.EndsWith("assets/compare.js", StringComparison.Ordinal)),
        "form" => element.ClassName == "choose",
        _ => false,
    };

    private static bool IsAllowed(string href) => !href.Contains(':') || href == "data:," || href.StartsWith("https://ferries.example/", StringComparison.Ordinal);

    /// <summary>All elements and their attributes; a text compared with itself in the history leaves no difference to show.</summary>
    private static string Shape(IDocument page)
    {
        foreach (var diff in page.QuerySelectorAll(".diff")) diff.Remove();
        return string.Join(' ', page.All.Select(element =>
            element.LocalName + string.Concat(element.Attributes.Where(attribute => attribute.Name != "lang").Select(attribute => "." + attribute.Name))));
    }
}
