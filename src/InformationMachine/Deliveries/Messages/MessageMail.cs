using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using InformationMachine.Data.Deliveries;
using InformationMachine.Text;
using MimeKit;

namespace InformationMachine.Deliveries.Messages;

/// <summary>
/// A message as an e-mail: text and HTML, nothing loaded from anywhere. Messages about one story hang together in a mail program; how to
/// hear no more stands in the headers. The same message gives the same bytes at every attempt.
/// </summary>
internal sealed class MessageMail(DeskLinks desk)
{
    private const int Longest = 60_000;
    private const int LongestSubject = 200;
    private const int LineLength = 78;

    public MimeMessage Write(Message message)
    {
        var (delivery, receiver, links) = (message.Delivery, message.Receiver, message.Links);
        var text = Body(new TextPart("plain") { Text = Plain(message) });
        var html = Body(new TextPart("html") { Text = Html(message) });
        var mail = new MimeMessage
        {
            Subject = PlainLine.Excerpt(message.Title, LongestSubject),
            Date = delivery.CreatedAt,
            MessageId = Id(delivery.Message, links),
            Body = new MultipartAlternative(text, html) { Boundary = "=-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.Message)).AsSpan(0, 12)) },
        };
        mail.From.Add(MailboxAddress.Parse(message.Channel.From!));
        mail.To.Add(MailboxAddress.Parse(receiver.Address!));
        if (delivery is { IsGathered: false, Stories: [{ PreviousMessage: { } previous } story] })
        {
            mail.InReplyTo = Id(previous, links);
            foreach (var earlier in new[] { story.FirstMessage, previous }.OfType<string>().Distinct(StringComparer.Ordinal)) mail.References.Add(Id(earlier, links));
        }

        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("List-Id", $"<{receiver.Name}.{links.Host}>");
        var mailto = $"<mailto:{mail.From.Mailboxes.First().Address}?subject=unsubscribe%20{receiver.Name}>";
        mail.Headers.Add("List-Unsubscribe", desk.Unsubscribe(receiver) is { } end && desk.IsSecure ? $"<{end}>, {mailto}" : mailto);
        if (desk.IsSecure) mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return mail;
    }

    private static string Id(string message, StoryLinks links) => $"{message}@{links.Host}";

    private static TextPart Body(TextPart part)
    {
        part.ContentTransferEncoding = part.GetBestEncoding(EncodingConstraint.SevenBit, LineLength);
        return part;
    }

    private string Plain(Message message) => MessageForm.Plain.Render(message, Longest, withTitle: true) + "\n\n" + Ending(message, address => address);

    private string Html(Message message)
    {
        var html = new StringBuilder("<!doctype html><html><body>");
        if (message.Delivery.IsTest) html.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(MessageForm.TestWords(message))}</p>");
        foreach (var story in message.Delivery.Stories) html.Append(Story(message, story));
        return html.Append(CultureInfo.InvariantCulture, $"<p><small>{Ending(message, address => $"<a href=\"{WebUtility.HtmlEncode(address)}\">{WebUtility.HtmlEncode(address)}</a>")}</small></p></body></html>").ToString();
    }

    private static string Story(Message message, DeliveredStory story)
    {
        var html = new StringBuilder($"<h2>{WebUtility.HtmlEncode(PlainLine.Of(story.Title))}</h2><p>{WebUtility.HtmlEncode((story.Since == 0 ? "New: " : "Since you were last told: ") + story.Why)}</p><ul>");
        foreach (var line in story.Lines)
        {
            var label = MessageForm.Label(line);
            html.Append(CultureInfo.InvariantCulture, $"<li>{(label.Length > 0 ? $"<b>{WebUtility.HtmlEncode(label)}</b>" : "")}{WebUtility.HtmlEncode(PlainLine.Of(line.Text))}{Citations(story, line)}</li>");
        }

        html.Append("</ul>");
        if (message.Links.Page(story) is { } page) html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{WebUtility.HtmlEncode(page)}\">Read it</a>{(message.Links.Diff(story) is { } diff ? $" · <a href=\"{WebUtility.HtmlEncode(diff)}\">What changed</a>" : "")}</p>");
        return html.ToString();
    }

    private static string Citations(DeliveredStory story, DeliveredLine line) => string.Concat(line.Sources.Select(number =>
        story.Sources.FirstOrDefault(source => source.Number == number) is { Url: { } url } source
            ? FormattableString.Invariant($" <a href=\"{WebUtility.HtmlEncode(url)}\" title=\"{WebUtility.HtmlEncode(source.Author)}\">[{number}]</a>")
            : FormattableString.Invariant($" [{number}]")));

    private string Ending(Message message, Func<string, string> link)
    {
        var receiver = message.Receiver;
        if (receiver.NeedsConfirmation) return desk.Confirm(receiver) is { } confirm ? $"Confirm: {link(confirm)}" : $"Confirm with the operator of {message.Links.Name}, who runs: receivers confirm {receiver.Name} {receiver.Sign(DeskLinks.Confirming)[..8]}";
        return desk.Unsubscribe(receiver) is { } end ? $"To hear no more: {link(end)}" : "To hear no more, answer with the subject \"unsubscribe\".";
    }
}
