using System.Text;
using InformationMachine.Network;

namespace InformationMachine.Tests.Network;

public sealed class DocumentEndTests
{
    [Theory]
    [InlineData("<rss><channel><item/></channel></rss>", false)]
    [InlineData("<rdf:RDF></rdf:RDF>\n<!-- made in 3 ms -->\n<!-- cached -->\n", false)]
    [InlineData("{\"items\": []}\n", false)]
    [InlineData("<rss><channel><item><title>one</title></item>", true)]
    [InlineData("<feed><entry></entry>\n", true)]
    [InlineData("<rss><channel><item><title>o", true)]
    [InlineData("{\"items\": [{\"id\": ", true)]
    public void A_document_that_broke_off_is_recognised(string document, bool isMissing)
    {
        DocumentEnd.IsMissing(Encoding.UTF8.GetBytes(document)).ShouldBe(isMissing);
        DocumentEnd.IsMissing(Encoding.Unicode.GetBytes(document)).ShouldBe(isMissing);
    }
}
