using System.Text;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

public sealed class TwiceEncodedTests
{
    static TwiceEncodedTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("Fünf Fähren müssen in Köln bleiben")]
    [InlineData("L’été à Orléans : « déjà vu » — 12 €")]
    [InlineData("Паром «Соль» сел на мель у Бранноха")]
    [InlineData("渡し船が浅瀬に乗り上げた")]
    [InlineData("عبّارة جنحت قبالة الساحل")]
    [InlineData("ABC 🚢🚢🚢 news, naïve café")]
    public void What_was_encoded_twice_is_read_as_it_was_meant(string text)
    {
        var document = $"<rss><channel><title>{text}</title></channel></rss>";
        DocumentDecoder.Decode(Encoding.UTF8.GetBytes(Twice(document)), null).ShouldBe(document);
        DocumentDecoder.Decode(Encoding.UTF8.GetBytes(document), null).ShouldBe(document, "once is once");
    }

    [Theory]
    [InlineData("NÃO, SÃO PAULO, CORAÇÃO")]
    [InlineData("Às vezes; Ângela; Über; ÎLE; Ðorđe")]
    [InlineData("A database that shows Ã¶ for ö was told of")]
    [InlineData("one Ã¶ alone, and nothing else")]
    [InlineData("Â©")]
    [InlineData("plain ASCII")]
    [InlineData("Ã¤ Ã¶ Ã¼ and one right “quotation”")]
    [InlineData("Ã¤ Ã¶ Ã¼ und 東京")]
    public void What_was_encoded_once_stays(string text) => TwiceEncoded.Undo(text).ShouldBe(text);

    [Fact]
    public void Markup_stays_what_it_is_in_whatever_letters()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 40).Select(_ => random.Next(4) == 0 ? "<&>\"'/a "[random.Next(8)] : (char)random.Next(0x80, 0x100)));
            var read = TwiceEncoded.Undo(text);
            new string([.. read.Where(letter => letter < 128)]).ShouldBe(new string([.. text.Where(letter => letter < 128)]));
        }
    }

    /// <summary>Of all feeds that were captured, and of all made for tests, none changes but those that were captured twice encoded.</summary>
    [Fact]
    public void No_captured_feed_but_twice_encoded_ones_changes()
    {
        var root = SharedMaterial.Path("feeds");
        var changed = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => new FileInfo(file).Length < 10_000_000).Where(file =>
        {
            var text = Encoding.UTF8.GetString(File.ReadAllBytes(file));
            return TwiceEncoded.Undo(text) != text;
        }).Select(file => Path.GetFileName(file)).Distinct().Order(StringComparer.Ordinal);
        changed.ShouldBe(["AtomTheVerge.xml", "Rss20JapanTimes.xml", "Rss20LeMonde.xml", "Rss20MicrosoftBotFranework.xml", "Rss20Spiegel.xml"]);
    }

    private static string Twice(string text)
    {
        var (latin, upper) = (Encoding.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), new StringBuilder());
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            // What Windows-1252 leaves free goes through as it is.
            upper.Append(one is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D ? (char)one : latin.GetString([one])[0]);
        }

        return upper.ToString();
    }
}
