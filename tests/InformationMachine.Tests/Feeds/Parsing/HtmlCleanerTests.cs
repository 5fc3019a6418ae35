using System.Xml.Linq;
using AngleSharp;
using CsCheck;
using Ganss.Xss;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

/// <summary>The shortcuts of cleaning change nothing: every way around the sanitiser gives what going through it gives.</summary>
public sealed class HtmlCleanerTests
{
    [Theory]
    [InlineData("A ferry & a boat", "A ferry & a boat")]
    [InlineData("5 &lt; 8 and &lt;BIGCO&gt;", "5 < 8 and <BIGCO>")]
    [InlineData("a < b and c > d", "a < b and c > d")]
    [InlineData("&#8222;Hafen&#8220; &ndash; &lpar;neu&rpar; &nosuch; &", "„Hafen“ – (neu) &nosuch; &")]
    [InlineData("don\u0092t &#146;", "don’t ’")]
    [InlineData("<p>one</p><p>two<br>three", "one\ntwo\nthree")]
    [InlineData("<ul><li>a<li>b</ul>c", "a\nb\nc")]
    [InlineData("<table><tr><td>a<td>b</table>", "a | b")]
    [InlineData("for more boats<a href=\"#note-1\">1</a> on <a href=\"#quay\">the quay</a>", "for more boats on the quay")]
    [InlineData("before<script>x()</script><style>p{}</style> after", "before after")]
    [InlineData("before<iframe src=\"https://a.example.org\"/> after", "before after")]
    [InlineData("before<iframe><p>inside</p></iframe>", "before\ninside")]
    [InlineData("before<object data=x> after", "before after")]
    [InlineData("<svg><title>A chart</title><circle/></svg> of it", "A chart of it")]
    [InlineData("<math><mi>x</mi><mo>=</mo><mn>2</mn></math>", "x=2")]
    [InlineData("safe<!-- hidden", "safe")]
    [InlineData("<!DOCTYPE", "<!DOCTYPE")]
    public void It_reads_what_a_reader_sees(string html, string text)
    {
        HtmlCleaner.Text(html).ShouldBe(text);
        HtmlCleaner.Clean(html, baseUrl: null).Text.ShouldBe(text);
    }

    [Fact]
    public void Links_in_drawings_and_with_letters_stay_links()
    {
        var body = HtmlCleaner.Clean("<svg><a xlink:href=\"/chart\">c</a></svg><a href=\"/größe\">g</a>", new Uri("https://harbour.example.org/news/"));
        body.Links.ShouldBe(["https://harbour.example.org/chart", "https://harbour.example.org/größe"]);
    }

    [Fact]
    public void Text_without_markup_is_what_the_sanitiser_leaves_of_it() => Gen.String[Gen.Char["<>&;#xamplt nbsp0123 \n\"'=/é€"], 0, 40].Sample(text =>
    {
        // References without a semicolon are left alone here: "?a=1&copy=2" is an address. Of "&;" the library loses half.
        // A tag that never ends is text here: browsers swallow what follows it.
        if (HtmlCleaner.HasMarkup(text) || System.Text.RegularExpressions.Regex.IsMatch(text, "<[a-z/!?]") || text.Split('&').Skip(1).Any(part => !IsReferenceOrNone(part))) return;
        var sanitised = new HtmlSanitizer().SanitizeDom(text).Body!;
        sanitised.ChildElementCount.ShouldBe(0, text);
        Folded(HtmlCleaner.Clean(text, baseUrl: null).Text).ShouldBe(Folded(PlainText.Tidy(sanitised.TextContent)), text);
        HtmlCleaner.Clean(text, baseUrl: null).Html.ShouldBeNull();
    }, iter: 20_000);

    /// <summary>What follows an ampersand: a whole reference, or nothing that could be one or begin with one.</summary>
    private static bool IsReferenceOrNone(string part)
    {
        var name = System.Text.RegularExpressions.Regex.Match(part, "^[a-z][a-z0-9]*;").Value;
        return name.Length > 0
            ? AngleSharp.Html.HtmlEntityProvider.Resolver.GetSymbol(name) is not null
            : System.Text.RegularExpressions.Regex.IsMatch(part, "^#[0-9]+;|^#x[0-9]+;|^[^a-z#;]|^$");
    }

    [Fact]
    public void On_real_bodies_the_text_alone_is_the_text_beside_the_markup()
    {
        foreach (var html in Bodies()) HtmlCleaner.Text(html).ShouldBe(HtmlCleaner.Clean(html, baseUrl: null).Text);
    }

    [Fact]
    public void Real_bodies_are_written_as_the_sanitisers_own_formatter_writes_them()
    {
        foreach (var html in Bodies())
        {
            if (!HtmlCleaner.HasMarkup(html) || HtmlCleaner.Clean(html, baseUrl: null).Html is not { } written) continue;
            using var document = HtmlDocuments.ParseBody(written, ParsingBudget.For(written.Length, TestContext.Current.CancellationToken))!;
            string.Concat(document.Body!.ChildNodes.Select(node => node.ToHtml(HtmlFormatter.Instance))).ShouldBe(written);
            written.ShouldBeHarmless("a real body");
        }
    }

    [Fact]
    public void Markup_too_deep_for_a_tree_keeps_its_words()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 10_000)) + "Fish &amp; <b>chips</b><script>x()</script><p>today";
        MarkupLimits.Allow(html).ShouldBeFalse();
        HtmlCleaner.Clean(html, baseUrl: null).ShouldBe(new HtmlBody(null, "Fish & chips\ntoday", []));
    }

    private static IEnumerable<string> Bodies()
    {
        var files = Directory.EnumerateFiles(SharedMaterial.Path("feeds"), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".xml" or ".rss" or ".atom" or ".rdf");
        foreach (var file in files)
        {
            if (Root(file) is not { } root) continue;
            foreach (var element in root.Descendants())
            {
                if (!element.HasElements && element.Value.Length < 20_000 && element.Value.Contains('<', StringComparison.Ordinal)) yield return element.Value;
            }
        }
    }

    private static XElement? Root(string file)
    {
        try
        {
            return new XmlDocumentReader(new ParserLimits()).Read(DocumentDecoder.Decode(File.ReadAllBytes(file), null), ParsingBudget.For(new FileInfo(file).Length, TestContext.Current.CancellationToken));
        }
        catch (NotAFeedException)
        {
            return null;
        }
    }

    private static string Folded(string text) => string.Join(' ', text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
