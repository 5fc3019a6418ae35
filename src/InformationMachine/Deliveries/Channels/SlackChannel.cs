using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;

namespace InformationMachine.Deliveries.Channels;

/// <summary>A Slack incoming webhook: <c>mrkdwn</c>, in which <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> alone are escaped. A section holds 3,000 characters.</summary>
internal sealed class SlackChannel(MessageSender sender) : WebChannel(sender)
{
    private const int Longest = 2900;

    private static readonly MessageForm Form = new()
    {
        Escape = Escape,
        // A star or an underscore inside would end what is bold.
        Bold = words => $"*{words.Replace('*', '∗')}*",
        Link = (words, address) => $"<{address.Replace("|", "%7C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}|{words}>",
    };

    /// <inheritdoc/>
    public override string Kind => "slack";

    /// <summary>One message a second.</summary>
    public override TimeSpan Gap => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override async Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var text = Form.Render(message, Longest, withTitle: true);
        var body = new
        {
            Text = Escape(message.Title),
            Blocks = new[] { new { Type = "section", Text = new { Type = "mrkdwn", Text = text, Verbatim = true } } },
            unfurl_links = false,
            unfurl_media = false,
        };
        return SendResult.Of(await PostAsync(message, body, cancellationToken));
    }

    private static string Escape(string text) => Text.PlainLine.Of(text).Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
