using InformationMachine.Feeds.Parsing;
using InformationMachine.Text;

namespace InformationMachine.Tests.Feeds.Parsing;

/// <summary>What markup means is in the text: powers, struck words, rows, code.</summary>
public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("10<sup>6</sup> ships", "10⁶ ships")]
    [InlineData("10<sup>-9</sup> m", "10⁻⁹ m")]
    [InlineData("10<sup>\u22123</sup>", "10⁻³")]
    [InlineData("5 m<sup>2</sup>", "5 m²")]
    [InlineData("H<sub>2</sub>O and CO<sub>2</sub>", "H₂O and CO₂")]
    [InlineData("2<sup>3x</sup>", "2^(3x)")]
    [InlineData("10<sup>0.5</sup>", "10^0.5")]
    [InlineData("<sup>10</sup><b>6</b>", "¹⁰6")]
    public void Powers_and_indices_are_not_flattened(string html, string text) => HtmlCleaner.Text(html).ShouldBe(text);

    [Theory]
    [InlineData("the 1<sup>st</sup> pier", "the 1st pier")]
    [InlineData("M<sup>me</sup> Roux", "Mme Roux")]
    [InlineData("le 17<sup>e</sup> quai", "le 17e quai")]
    [InlineData("a<sup>very long raised remark of a lawyer about 12 things</sup>", "avery long raised remark of a lawyer about 12 things")]
    [InlineData("V<sub>max</sub>", "Vmax")]
    [InlineData("a note<sup>[3]</sup>.", "a note.")]
    public void Raised_spelling_stays_and_marks_of_notes_go(string html, string text) => HtmlCleaner.Text(html).ShouldBe(text);

    [Theory]
    [InlineData("<p>The fee is <del>10</del> <ins>14</ins> euros.</p>", "The fee is 14 euros.")]
    [InlineData("It is <s>not</s> true", "It is true")]
    [InlineData("Cost <strike>$99</strike> $79", "Cost $79")]
    [InlineData("The lamp is lit <s>and red</s>.", "The lamp is lit.")]
    [InlineData("Open on <span style=\"text-decoration: line-through\">Monday</span> Tuesday", "Open on Tuesday")]
    [InlineData("[s]Closed[/s] open", "open")]
    public void Struck_words_are_left_out_and_inserted_ones_kept(string html, string text) => HtmlCleaner.Text(html).ShouldBe(text);

    [Theory]
    [InlineData("<span style=\"color: red\">Red</span> and <u>underlined</u> <small>small</small>", "Red and underlined small")]
    [InlineData("<em>s</em> <code>del x</code>", "s del x")]
    public void Other_marks_leave_the_words(string html, string text) => HtmlCleaner.Text(html).ShouldBe(text);

    [Theory]
    [InlineData("<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Lund</td><td>14</td></tr></table>", "Port | Ships\nLund | 14")]
    [InlineData("<table><tr><td> </td><td>Only</td><td></td></tr></table>", "Only")]
    [InlineData("<ol start=\"3\"><li>rope</li><li>hook</li></ol>", "3. rope\n4. hook")]
    [InlineData("<ol><li>rope</li><li value=\"7\">hook</li></ol>", "rope\n7. hook")]
    [InlineData("<ul><li>rope</li><li>hook</li></ul>", "rope\nhook")]
    [InlineData("<pre>if (a)\n  b();</pre>", "if (a)\nb();")]
    [InlineData("<p>one\ntwo</p>", "one two")]
    [InlineData("He said <q>we sail</q>.", "He said “we sail”.")]
    [InlineData("<ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>町", "港町")]
    public void Lists_tables_and_code_read_as_text(string html, string text) => HtmlCleaner.Text(html).ShouldBe(text);

    [Theory]
    [InlineData("List<String> considered harmful", "List<String> considered harmful")]
    [InlineData("Using <template> and <slot>", "Using <template> and <slot>")]
    [InlineData("Map<String, List<Int>> in Kotlin", "Map<String, List<Int>> in Kotlin")]
    [InlineData("Loading with <Suspense/>", "Loading with <Suspense/>")]
    [InlineData("Why </body> is optional", "Why </body> is optional")]
    [InlineData("Vec&lt;T&gt; in Rust", "Vec<T> in Rust")]
    public void A_bare_tag_in_a_title_is_words(string html, string title) => HtmlCleaner.Title(html).ShouldBe(title);

    [Theory]
    [InlineData("How <b>not</b> to sail", "How not to sail")]
    [InlineData("<em>Moby</em> review", "Moby review")]
    [InlineData("The <i>Moby", "The Moby")]
    [InlineData("<template>x</template>Ships", "Ships")]
    [InlineData("<img src=\"a.png\">Ships", "Ships")]
    [InlineData("<p>Ships are late", "Ships are late")]
    [InlineData("5 < 10 and 10 > 5", "5 < 10 and 10 > 5")]
    public void Markup_in_a_title_stays_markup(string html, string title) => HtmlCleaner.Title(html).ShouldBe(title);

    [Theory]
    [InlineData("The announcement page [url=https://steam.example/d/2]here[/url].", "The announcement page here.", "https://steam.example/d/2")]
    [InlineData("[b]New[/b]\n[list][*]rope[*]hook[/list] [url]https://a.example/[/url]", "New\nrope\nhook\nhttps://a.example/", "https://a.example/")]
    public void Forum_markup_is_markup(string text, string words, string link)
    {
        var body = HtmlCleaner.Clean(text, null);
        body.Text.ShouldBe(words);
        body.Links.ShouldBe([link]);
    }

    [Theory]
    [InlineData("a[i] and b[j] of [url] and [1]")]
    [InlineData("[b] alone, and [/i] too")]
    public void Brackets_without_their_other_half_are_words(string text) => HtmlCleaner.Text(text).ShouldBe(text);

    [Fact]
    public void An_address_in_forum_markup_cannot_execute()
    {
        var body = HtmlCleaner.Clean("[url=javascript:alert(1)]x[/url] [url=https://a.example/\" onclick=\"x]y[/url]", null);
        body.Links.ShouldAllBe(link => link.StartsWith("https://a.example/", StringComparison.Ordinal));
        var html = body.Html.ShouldNotBeNull();
        html.ShouldNotContain("javascript");
        html.ShouldNotContain("\" onclick");
    }

    [Fact]
    public void Too_tangled_markup_means_the_same()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 400)) + "It is <s>not</s> true that 10<sup>6</sup> came";
        HtmlCleaner.Text(deep).ShouldBe("It is true that 10⁶ came");
    }

    [Theory]
    [InlineData("10⁶ ships", 1_000_000)]
    [InlineData("8 ⁶ ships", 8)]
    [InlineData("2⁻² of it", 0.25)]
    public void A_power_is_a_number(string text, double value) => NumberMention.In(text)[0].Value.ShouldBe(value);
}
