using System.Text;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

public sealed class DocumentDecoderTests
{
    private const string Russian = "Паром между островами снова ходит по расписанию, сообщили в порту сегодня утром";
    private const string Japanese = "港の連絡船は今朝から通常どおり運航しています。利用者は安心して乗船できます。";
    private const string Western = "Déjà vu à l’été – €5";

    static DocumentDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1251", "windows-1251", null, Russian)]
    [InlineData("koi8-r", "KOI8-R", null, Russian)]
    [InlineData("iso-8859-5", "iso-8859-5", null, Russian)]
    [InlineData("shift_jis", "x-sjis", null, Japanese)]
    [InlineData("euc-jp", "eucJP", null, Japanese)]
    [InlineData("windows-1252", "latin1", null, Western)]
    [InlineData("utf-8", "iso-8859-1", null, Russian)]
    [InlineData("utf-8", "utf-16", null, Russian)]
    [InlineData("utf-8", "utf-8", "text/xml; charset=windows-1252", Western)]
    [InlineData("shift_jis", null, "text/xml; charset=\"Shift_JIS\"", Japanese)]
    [InlineData("windows-1251", "utf-8", "text/xml; charset=cp1251", Russian)]
    [InlineData("windows-1252", null, null, Western)]
    [InlineData("utf-8", "no-such-encoding", "text/xml; charset=nonsense", Japanese)]
    [InlineData("IBM037", "cp037", null, "The ferry sails")]
    [InlineData("utf-16BE", "utf-16", null, Russian)]
    [InlineData("utf-32", "utf-32", null, Japanese)]
    public void Bytes_count_for_more_than_labels(string written, string? declared, string? contentType, string text) =>
        DocumentDecoder.Decode(Encoding.GetEncoding(written).GetBytes(Document(text, declared)), contentType).ShouldContain(text);

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", Russian)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    public void Without_any_label_an_encoding_is_recognised(string written, string text) =>
        DocumentDecoder.Decode(Encoding.GetEncoding(written).GetBytes(Document(text, declared: null)), null).ShouldContain(text);

    [Fact]
    public void A_broken_character_does_not_lose_a_declared_encoding()
    {
        byte[] bytes = [.. Encoding.GetEncoding("gb18030").GetBytes(Document("港口的渡轮今天早上恢复正常运行", "gb2312") + string.Concat(Enumerable.Repeat("渡轮今天早上恢复", 20))), 0xFF, (byte)'<'];
        DocumentDecoder.Decode(bytes, null).ShouldContain("港口的渡轮今天早上恢复正常运行");
    }

    private static string Document(string text, string? declared) =>
        $"<?xml version=\"1.0\"{(declared is null ? "" : $" encoding=\"{declared}\"")}?><rss><channel><title>{text}</title></channel></rss>";
}
