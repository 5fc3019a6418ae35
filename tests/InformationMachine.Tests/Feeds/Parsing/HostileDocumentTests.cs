using System.Text;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

/// <summary>
/// Documents made to cost: each is small, and would take minutes or all memory of a parser that looks at the same thing twice. None may
/// take the process down or run away; what is read of it, if anything, is bounded.
/// </summary>
public sealed class HostileDocumentTests
{
    private const int Many = 100_000;

    public static TheoryData<string, string> Documents => new()
    {
        { "elements, deep", Repeat("<a>", 200_000) },
        { "elements, deep and closed", Repeat("<a>", 2_000) + Repeat("</a>", 2_000) },
        { "attributes", "<rss " + Numbered(" a{0}=\"1\"", Many) + "><channel><title>x</title></channel></rss>" },
        { "tags without an end", Repeat("<a", 3 * Many) },
        { "tags without an end but the last", "<rss><channel>" + Repeat("<a", 3 * Many) + ">" },
        { "comments without an end", "<rss>" + Repeat("<!--", Many) },
        { "CDATA without an end", "<rss>" + Repeat("<![CDATA[", Many) },
        { "instructions without an end", "<rss>" + Repeat("<?x", Many) },
        { "document types", Repeat("<!DOCTYPE", Many) },
        { "document types with subsets", Repeat("<!DOCTYPE a [ >", Many) + "<rss/>" },
        { "ampersands", "<rss><channel><title>" + Repeat("&", 5 * Many) },
        { "references without an end", "<rss><channel><title>" + Repeat("&#", 2 * Many) },
        { "prefixes", "<rss>" + Numbered("<p{0}:a/>", 20_000) },
        { "blanks before equals signs", "<rss a" + Repeat(" ", 3 * Many) + "<" },
        { "default attributes", "<!DOCTYPE rss [<!ATTLIST item x CDATA \"" + Repeat("y", Many) + "\">]><rss><channel>" + Repeat("<item/>", 20_000) + "</channel></rss>" },
        { "entities in entities", "<!DOCTYPE rss [<!ENTITY a \"" + Repeat("x", 1000) + "\">" + Numbered("<!ENTITY b{0} \"&a;&a;&a;&a;\">", 100) + "]><rss><channel><title>" + Numbered("&b{0};", 100) + Repeat("&a;", 10_000) + "</title></channel></rss>" },
        { "an entity of itself", "<!DOCTYPE rss [<!ENTITY a \"&a;\">]><rss><channel><title>&a;</title></channel></rss>" },
        { "JSON, deep", "{\"items\":[],\"x\":" + Repeat("[", 5 * Many) },
        { "JSON, deep and closed", "{\"items\":[],\"x\":" + Repeat("[", 5 * Many) + Repeat("]", 5 * Many) + "}" },
        { "zero bytes", Repeat("\0", 5 * Many) },
        { "a page of links", "<html><head>" + Repeat("<link rel=alternate type=application/rss+xml href=a>", 10_000) },
    };

    public static TheoryData<string, string> Bodies => new()
    {
        { "divisions, deep", Repeat("<div>", Many) },
        { "bold, deep", Repeat("<b>", Many) },
        { "formatting repeated in every paragraph", "<p>" + Numbered("<b a={0}>", 200) + Repeat("<p>x", 5_000) },
        { "anchors in divisions", Repeat("<a><b><div>", 5_000) },
        { "self-closed, deep", Repeat("<g/>", Many) },
        { "siblings", Repeat("<span>a</span>", 50_000) },
        { "text in a table", "<table>" + Repeat("a<br>", 50_000) },
        { "attributes", "<a" + Numbered(" a{0}=1", Many) + ">x</a>" },
        { "attributes, many times", Repeat("<a" + Numbered(" a{0}=1", 300) + ">x</a>", 100) },
        { "frames in frames", Repeat("<iframe>", Many) },
        { "scripts in comments in scripts", "<script>" + Repeat("<!--<script>", Many) },
        { "comments without an end", Repeat("<!--", 2 * Many) },
        { "angle brackets", Repeat("<", 5 * Many) },
        { "references", Repeat("&notit", Many) },
        { "lists in lists", Repeat("<ul><li>", Many) },
        { "drawings", Repeat("<svg><p>", 20_000) },
        { "tables in tables", Repeat("<table><tr><td>", 20_000) },
        { "select and option", Repeat("<select><option>", 20_000) },
        { "an attribute without an end", "<a b=\"" + Repeat("x", 10 * Many) },
        { "marks above letters", "<p>" + Repeat("e\u0301\u0301", Many) },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_is_read_or_refused_within_bounds(string kind, string document) =>
        (Read(document)?.Title?.Length ?? 0).ShouldBeLessThan(2_000_000, kind);

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_is_read_within_bounds(string kind, string body)
    {
        var item = Read($"<rss><channel><item><title>It stands</title><description><![CDATA[before {body} ]]></description></item></channel></rss>").ShouldNotBeNull(kind).Items.ShouldHaveSingleItem();
        item.Title.ShouldBe("It stands");
        (item.ContentText ?? "").ShouldStartWith("before", Case.Sensitive, kind);
        (item.ContentHtml?.Length ?? 0).ShouldBeLessThan(Math.Max(20 * body.Length, 4_000_000), kind);
    }

    [Fact]
    public void A_document_beyond_the_size_limit_is_refused_with_the_limit() =>
        Should.Throw<NotAFeedException>(() => new FeedParser(new ParserLimits(Bytes: 1_000_000)).Parse(new byte[1_000_001], null, null, TestContext.Current.CancellationToken))
            .Message.ShouldBe("The document is larger than 1 MB.");

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => new FeedParser().Parse("<rss/>"u8.ToArray(), null, null, cancelled.Token));
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    private static string Numbered(string format, int times) =>
        string.Concat(Enumerable.Range(0, times).Select(n => format.Replace("{0}", n.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    private static ParsedFeed? Read(string document)
    {
        try
        {
            return new FeedParser().Parse(Encoding.UTF8.GetBytes(document), null, null, TestContext.Current.CancellationToken);
        }
        catch (NotAFeedException)
        {
            return null;
        }
    }
}
