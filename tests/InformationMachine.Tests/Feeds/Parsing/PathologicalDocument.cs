using System.Globalization;
using System.Text;

namespace InformationMachine.Tests.Feeds.Parsing;

/// <summary>A kind of document made to cost its reader more than its size, and how to write one of any size.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="IsBody">Whether it is HTML, for every place where HTML is read; otherwise it is a feed document.</param>
/// <param name="Write">Writes one of about so many characters.</param>
public sealed record PathologicalDocument(string Name, bool IsBody, Func<int, string> Write)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<PathologicalDocument> All { get; } = [.. Bodies(), .. Feeds()];

    /// <summary>Pieces of which generated bodies consist: beginnings, endings and oddities that parsers treat each in a way of its own.</summary>
    public static IReadOnlyList<string> Pieces { get; } =
    [
        "<b>", "</b>", "<i a=1>", "<a href=#1>", "</a>", "<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td>", "</table>", "<select>", "<option>", "</select>", "<svg>", "<g/>", "</svg>", "<math>", "<mi>",
        "<template>", "</template>", "<iframe>", "</iframe>", "<noembed>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "]]>", "<?x", "&amp;", "&#0;", "&notit", "<ul>", "<li>", "<dl>", "<dd>", "<ruby>", "<rt>",
        "<button>", "<form>", "<h1>", "<br>", "<img src=x>", "<blockquote>", "</blockquote>", "<font color=a>", "<nobr>", "<applet>", "<object>", "<textarea>", "</textarea>", "<title>", "<frameset>", "<body a=1>", "<html b=2>", "x", " ", "\0", "é\u0301", "<",
    ];

    /// <summary>A body of pieces in an order drawn from a seed, each repeated a few or many times.</summary>
    public static string Generate(int seed, int size)
    {
        var random = new Random(seed);
        var kinds = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Count)]).ToArray();
        var text = new StringBuilder(size + 64);
        while (text.Length < size)
        {
            var piece = random.Next(20) == 0 ? Pieces[random.Next(Pieces.Count)] : kinds[random.Next(kinds.Length)];
            for (var times = random.Next(4) == 0 ? random.Next(1, 2000) : 1; times > 0 && text.Length < size; times--) text.Append(piece);
        }

        return text.ToString();
    }

    public override string ToString() => Name;

    private static IEnumerable<PathologicalDocument> Bodies() =>
    [
        Body("divisions, deep", "<div>"),
        Body("bold, deep", "<b>"),
        Body("bold with attributes, deep", "<b a={0}>"),
        Body("divisions, deep and closed", size => Repeat("<div>", size / 2) + Repeat("</div>", size / 2)),
        Body("anchors in divisions", "<a href=#><b><div>"),
        Body("formatting repeated in every paragraph", size => "<p>" + Numbered("<b a={0}>", 2000) + Repeat("<p>x", size - 20_000)),
        Body("formatting repeated in every cell", size => Numbered("<i a={0}>", 2000) + "<table>" + Repeat("<tr><td>x", size - 20_000)),
        Body("paragraphs", "<p>x"),
        Body("siblings", "<b></b>"),
        Body("siblings that go away", "<blink></blink>"),
        Body("line breaks", "<br>"),
        Body("text in a table", size => "<table>" + Repeat("a<br>", size)),
        Body("tables in tables", "<table><tr><td>"),
        Body("tables in tables without cells", "<table>"),
        Body("lists in lists", "<ul><li>"),
        Body("definitions", "<dl><dd>"),
        Body("headings in headings", "<h1>"),
        Body("attributes of one tag", size => "<a" + Numbered(" a{0}=1", size / 9) + ">x</a>"),
        Body("attributes of one name", size => "<a" + Repeat(" a=1", size) + ">x</a>"),
        Body("attributes of many tags", size => Repeat("<a" + Numbered(" a{0}=1", 250) + ">x</a>", size)),
        Body("attributes of the body", "<body a{0}=1>"),
        Body("one attribute without an end", size => "<a b=\"" + Repeat("x", size)),
        Body("drawings, self-closed", "<svg><g/>"),
        Body("drawings, deep", size => "<svg>" + Repeat("<g>", size)),
        Body("drawings that break out", "<svg><p>"),
        Body("formulas in drawings", "<math><mi><svg><desc>"),
        Body("select and option", "<select><option>"),
        Body("templates", "<template>"),
        Body("buttons in forms", "<form><button>"),
        Body("objects in anchors", "<a><object>"),
        Body("frames in frames", "<iframe>&lt;iframe>"),
        Body("frames that hold bold text", "<iframe><b></iframe>"),
        Body("noembed that holds tables", size => "<noembed>" + Repeat("<table><b>", size) + "</noembed>"),
        Body("scripts in comments in scripts", size => "<script>" + Repeat("<!--<script>", size)),
        Body("comments without an end", "<!--"),
        Body("instructions without an end", "<?x"),
        Body("angle brackets", "<"),
        Body("end tags of nothing", "</x{0}>"),
        Body("end tags of paragraphs", "</p>"),
        Body("made-up elements", "<x{0}>"),
        Body("references without an end", "&notit"),
        Body("references", "&CounterClockwiseContourIntegral;"),
        Body("quotations in quotations", "<blockquote>x"),
        Body("anchors to notes", "<a href=#><table>"),
        Body("marks above letters", "e\u0301\u0327"),
        Body("marks of two kinds behind one letter", size => "e" + Repeat("\u0301\u0323", size)),
        Body("blanks", " \n\t"),
        Body("links", "<a href=http://example.org/{0}>x</a>"),
        Body("addresses to be mended", "<a href='http://é.example/ {0}`'>x</a>"),
        Body("base addresses", "<base href=http://a{0}.example/>"),
        Body("links to feeds", "<link rel=alternate type=application/rss+xml href=a{0}>"),
    ];

    private static IEnumerable<PathologicalDocument> Feeds() =>
    [
        Feed("elements, deep", size => Repeat("<a>", size)),
        Feed("elements, deep within bounds, many times", size => "<rss>" + Repeat(Repeat("<a>", 200 * 3) + Repeat("</a>", 200 * 4), size) + "</rss>"),
        Feed("empty elements", size => "<rss><channel>" + Repeat("<a/>", size) + "</channel></rss>"),
        Feed("empty items", size => "<rss><channel>" + Repeat("<item/>", size) + "</channel></rss>"),
        Feed("an item of a million parts", size => "<rss><channel><item>" + Repeat("<a/>", size) + "</item></channel></rss>"),
        Feed("items of many titles", size => "<rss><channel>" + Repeat("<item>" + Repeat("<title/>", 8000) + "</item>", size) + "</channel></rss>"),
        Feed("an author without an end", size => "<rss><channel><item><guid>1</guid><author>" + Repeat("a", size) + "</author></item></channel></rss>"),
        Feed("an author of many words", size => "<rss><channel><item><guid>1</guid><author>" + Repeat("Ada (", size) + "</author></item></channel></rss>"),
        Feed("long names throughout", size => $"<rss><channel><title>{Repeat("a ", size / 6)}</title><language>{Repeat("l", size / 6)}</language><item><guid>{Repeat("g", size / 6)}</guid><title>{Repeat("A. ", size / 6)}</title><category>{Repeat("c", size / 6)}</category><link>{Repeat("x/", size / 6)}</link></item></channel></rss>"),
        Feed("attributes of one element", size => "<rss" + Numbered(" a{0}=\"1\"", size / 11) + "><channel/></rss>"),
        Feed("declarations of one element", size => "<rss" + Numbered(" xmlns:a{0}=\"b{0}\"", size / 22) + "><channel/></rss>"),
        Feed("prefixes nobody declared", size => "<rss>" + Numbered("<p{0}:a/>", size / 12) + "</rss>"),
        Feed("namespaces, one an element", size => "<rss>" + Numbered("<a xmlns='n{0}'/>", size / 20) + "</rss>"),
        Feed("default attributes", size => "<!DOCTYPE rss [<!ATTLIST item x CDATA \"" + Repeat("y", size / 4) + "\">]><rss><channel>" + Repeat("<item/>", size / 2) + "</channel></rss>"),
        Feed("entities in entities", size => "<!DOCTYPE rss [<!ENTITY a \"" + Repeat("x", 1000) + "\">" + Numbered("<!ENTITY b{0} \"&a;&a;&a;&a;\">", 100) + "]><rss><channel><title>" + Repeat("&a;&b1;", size) + "</title></channel></rss>"),
        Feed("entities declared", size => "<!DOCTYPE rss [" + Numbered("<!ENTITY e{0} \"x\">", size / 24) + "]><rss/>"),
        Feed("document types", size => Repeat("<!DOCTYPE a [ >", size) + "<rss/>"),
        Feed("tags without an end", size => Repeat("<a", size)),
        Feed("CDATA without an end", size => "<rss>" + Repeat("<![CDATA[", size)),
        Feed("CDATA in pieces", size => "<rss><channel><item><description>" + Repeat("<![CDATA[<b>]]>", size) + "</description></item></channel></rss>"),
        Feed("ampersands", size => "<rss><channel><title>" + Repeat("&", size)),
        Feed("text, not well-formed", size => "<rss><channel>" + Repeat("<item><title>a & b<br></title></item>", size)),
        Feed("blanks before equals signs", size => "<rss a" + Repeat(" ", size) + "<"),
        Feed("dates of a megabyte", size => "<rss><channel><item><pubDate>" + Repeat("1 Jan 2024 ", size) + "</pubDate></item></channel></rss>"),
        Feed("items with identities alike", size => "<rss><channel>" + Repeat("<item><guid>a</guid><title>x</title></item>", size) + "</channel></rss>"),
        Feed("small bodies of formatting", size => "<rss><channel>" + Repeat("<item><description><![CDATA[" + Numbered("<b a={0}>", 50) + Repeat("<p>", 50 * 3) + "]]></description></item>", size) + "</channel></rss>"),
        Feed("small bodies of notes", size => "<rss><channel>" + Repeat("<item><description><![CDATA[<p>a<a href=#1>1</a>]]></description></item>", size) + "</channel></rss>"),
        Feed("Atom of nested divisions", size => "<feed xmlns='http://www.w3.org/2005/Atom'>" + Repeat("<entry><content type='xhtml'>" + Repeat("<div>", 240 * 5) + "x" + Repeat("</div>", 240 * 6) + "</content></entry>", size) + "</feed>"),
        Feed("bases in bases", size => "<feed xmlns='http://www.w3.org/2005/Atom'>" + Repeat("<a xml:base='b/'>", 240 * 17) + Repeat("<entry><link href='a'/></entry>", size)),
        Feed("CDF of nested items", size => "<channel href='a'>" + Repeat(Repeat("<item><abstract>x</abstract>", 240 * 28) + Repeat("</item>", 240 * 7), size) + "</channel>"),
        Feed("JSON, deep", size => "{\"items\":[],\"x\":" + Repeat("[", size)),
        Feed("JSON of empty items", size => "{\"items\":[" + Repeat("{},", size) + "{}]}"),
        Feed("JSON of one item with many members", size => "{\"items\":[{" + Numbered("\"a{0}\":1,", size / 12) + "\"b\":1}]}"),
        Feed("JSON bodies of formatting", size => "{\"items\":[" + Repeat("{\"content_html\":\"" + Repeat("<b><a href=#>", 50 * 13) + Repeat("<p>", 50 * 3) + "\"},", size) + "{}]}"),
        Feed("marks of two kinds behind a title", size => "<rss><channel><item><title>e" + Repeat("\u0301\u0323", size) + "</title></item></channel></rss>"),
        Feed("numbered posts", size => "<rss><channel>" + Numbered("<item><guid>{0}</guid><description>2/7 a{0}</description></item>", size / 70) + "</channel></rss>"),
        Feed("zero bytes", size => Repeat("\0", size)),
        Feed("bytes of no encoding", size => Repeat("<\u00FF\u0080\u0081", size)),
    ];

    private static PathologicalDocument Body(string name, string piece) => new(name, true, size => piece.Contains("{0}", StringComparison.Ordinal) ? Numbered(piece, size / (piece.Length + 3)) : Repeat(piece, size));

    private static PathologicalDocument Body(string name, Func<int, string> write) => new(name, true, write);

    private static PathologicalDocument Feed(string name, Func<int, string> write) => new(name, false, write);

    /// <summary>A piece as often as it fits into so many characters, at least once.</summary>
    private static string Repeat(string piece, int size) => new StringBuilder().Insert(0, piece, Math.Max(1, size / piece.Length)).ToString();

    private static string Numbered(string form, int times) => string.Concat(Enumerable.Range(0, times).Select(i => string.Format(CultureInfo.InvariantCulture, form, i)));
}
