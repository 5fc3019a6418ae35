using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InformationMachine.Briefings.Phrases;
using MimeKit;

namespace InformationMachine.Briefings.Site.Mail;

/// <summary>
/// A day's digest as an e-mail: text and HTML, ready for any sender (<c>sendmail -t &lt; FILE</c>). The same digest gives the same bytes.
/// Links are absolute, or none where the address of the site is not known; nothing is loaded from anywhere.
/// </summary>
internal sealed class DigestMail(SiteOptions options)
{
    /// <summary>Base64 for what is not plain ASCII lines keeps every mail server's limits, and is what the library chooses by itself.</summary>
    private const int LineLength = 78;

    /// <summary>The whole message.</summary>
    /// <exception cref="ParseException">The configured sender or receivers are no addresses.</exception>
    public string Render(Digest digest)
    {
        var text = new TextPart("plain") { Text = new DigestText(options).Render(digest) };
        var html = new TextPart("html") { Text = new DigestHtml(options).Render(digest) };
        foreach (var part in new[] { text, html }) part.ContentTransferEncoding = part.GetBestEncoding(EncodingConstraint.SevenBit, LineLength);
        var message = new MimeMessage
        {
            Subject = $"{options.Title}: {Wording.Day(digest.Day)}",
            Date = digest.UpdatedAt,
            MessageId = $"digest.{Wording.Day(digest.Day)}.{digest.UpdatedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}@{Host()}",
            Body = new MultipartAlternative(text, html) { Boundary = Boundary(text.Text + html.Text) },
        };
        message.From.AddRange(InternetAddressList.Parse(options.MailFrom));
        message.To.AddRange(InternetAddressList.Parse(options.MailTo));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var bytes = new MemoryStream();
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        message.WriteTo(format, bytes);
        return Encoding.ASCII.GetString(bytes.ToArray());
    }

    /// <summary>Chosen by the library it would differ from time to time; a hash of the content cannot stand in the content.</summary>
    private static string Boundary(string content) => "=-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 12));

    private string Host() => Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address) ? address.IdnHost : "localhost";
}
