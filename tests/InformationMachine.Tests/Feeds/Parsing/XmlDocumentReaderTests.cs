using System.Xml.Linq;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

public sealed class XmlDocumentReaderTests
{
    private static readonly string Many = string.Concat(Enumerable.Range(0, 6000).Select(i => $" a{i}=\"1\""));

    [Theory]
    [InlineData("<item{0}><title>It stands</title></item>", 0)]
    [InlineData("<item><enclosure{0}/><title>It stands</title></item>", 0)]
    [InlineData("<item kind=\"news\"><title>It stands</title></item>", 1)]
    public void A_tag_with_a_swarm_of_attributes_loses_them_and_the_rest_is_read(string item, int attributes)
    {
        var read = Read(item);
        read.Descendants("title").Single().Value.ShouldBe("It stands");
        read.Descendants().Sum(element => element.Attributes().Count()).ShouldBe(attributes);
    }

    [Theory]
    [InlineData("<![CDATA[<a{0}>x</a>]]>")]
    [InlineData("before <!-- <a{0}> --> after")]
    public void What_stands_in_sections_and_comments_is_text(string body)
    {
        var read = Read($"<item><title>It stands</title><description>{body}</description></item>");
        read.Descendants("title").Single().Value.ShouldBe("It stands");
        if (body.StartsWith("<!", StringComparison.Ordinal)) read.Descendants("description").Single().Value.ShouldContain("a5999=");
    }

    private static XElement Read(string item)
    {
        var text = $"<rss><channel>{item.Replace("{0}", Many, StringComparison.Ordinal)}</channel></rss>";
        return new XmlDocumentReader(new ParserLimits()).Read(text, ParsingBudget.For(text.Length, TestContext.Current.CancellationToken));
    }
}
