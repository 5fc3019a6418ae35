using System.Net;
using System.Text.Json;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;

namespace InformationMachine.Deliveries.Channels;

/// <summary>
/// A Telegram bot: HTML in which <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> are escaped, 4,096 characters, one message a second to a chat.
/// The bot's token is part of the address and is never told.
/// </summary>
internal sealed class TelegramChannel(MessageSender sender) : WebChannel(sender)
{
    private const int Longest = 4000;
    private const string Service = "https://api.telegram.org";

    private static readonly MessageForm Form = new()
    {
        Escape = text => WebUtility.HtmlEncode(Text.PlainLine.Of(text)),
        Bold = words => $"<b>{words}</b>",
        Link = (words, address) => $"<a href=\"{WebUtility.HtmlEncode(address)}\">{words}</a>",
    };

    /// <inheritdoc/>
    public override string Kind => "telegram";

    /// <summary>A group takes twenty messages a minute.</summary>
    public override TimeSpan Gap => TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public override IEnumerable<string> Check(ChannelConfig channel)
    {
        if (channel.Secret is null) yield return "secret is missing: the bot's token";
        if (channel.Target is null) yield return "target is missing: the chat's number or @name";
        if (channel.Url is not null)
        {
            foreach (var mistake in base.Check(channel)) yield return mistake;
        }
    }

    /// <inheritdoc/>
    public override async Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        if (Resolve(message.Channel.Secret!) is not { } token) return new SendResult(SendOutcome.Refused, $"{message.Channel.Secret} is not there");
        var body = new { chat_id = message.Channel.Target, Text = Form.Render(message, Longest, withTitle: true), parse_mode = "HTML", link_preview_options = new { is_disabled = true } };
        var answer = await PostAsync(message with { Channel = message.Channel with { Url = message.Channel.Url ?? Service } }, body, cancellationToken, $"bot{token}/sendMessage");
        return SendResult.Of(answer.Status == 429 ? answer with { RetryAfter = Pause(answer.Body) ?? answer.RetryAfter } : answer);
    }

    private static TimeSpan? Pause(string body)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement.TryGetProperty("parameters", out var parameters) && parameters.TryGetProperty("retry_after", out var seconds) && seconds.TryGetInt32(out var value) ? TimeSpan.FromSeconds(Math.Clamp(value, 0, 86400)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
