using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace InformationMachine.Tests.Feeds.Faults;

/// <summary>What the faults serve.</summary>
internal static class FaultDocuments
{
    /// <summary>What stands in the file that hostile documents try to read.</summary>
    public const string Secret = "the-content-of-a-local-file";

    private static string _secretPath = "";

    public static string Good { get; } = Feed("<item><guid>1</guid><title>The ferry sails again</title><description>It left at noon.</description></item>");

    public static string SecretUrl => new Uri(_secretPath).AbsoluteUri;

    public static void WriteSecret(string path)
    {
        _secretPath = path;
        File.WriteAllText(path, Secret);
    }

    public static string Feed(string items, string prolog = "") =>
        $"{prolog}<rss version=\"2.0\"><channel><title>Harbour</title><link>https://harbour.example.org/</link>{items}</channel></rss>";

    public static string Items(int count) => Feed(string.Concat(Enumerable.Range(0, count).Select(n => string.Create(
        CultureInfo.InvariantCulture, $"<item><guid>{n}</guid><title>Post {n}</title><description>Words of {n}.</description></item>"))));

    public static string External() => Feed(
        "<item><guid>1</guid><title>Before &file; after</title><description>&remote;</description></item>",
        $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY file SYSTEM \"{SecretUrl}\"><!ENTITY remote SYSTEM \"http://well-1.test/xxe\">]>");

    /// <summary>Nine levels of ten: a thousand million laughs.</summary>
    public static string Laughs()
    {
        var dtd = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"ha\">");
        for (var i = 1; i <= 9; i++) dtd.Append(CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        return Feed("<item><guid>1</guid><title>&a9;</title></item>", dtd.Append("]>").ToString());
    }

    public static string Deep(int depth) => Feed($"<item><guid>1</guid><description>{string.Concat(Enumerable.Repeat("<b>", depth))}x{string.Concat(Enumerable.Repeat("</b>", depth))}</description></item>");

    public static byte[] Encoded(string encoding, string name, string title)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(encoding).GetBytes(Feed($"<item><guid>1</guid><title>{title}</title></item>", $"<?xml version=\"1.0\" encoding=\"{name}\"?>"));
    }

    public static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(bytes);
        return packed.ToArray();
    }
}
