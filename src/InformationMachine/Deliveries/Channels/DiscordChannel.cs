using System.Text.Json;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;

namespace InformationMachine.Deliveries.Channels;

/// <summary>A Discord webhook: Markdown, 2,000 characters of content, nobody mentioned whatever the posts say. It tells its pause in JSON too.</summary>
internal sealed class DiscordChannel(MessageSender sender) : WebChannel(sender)
{
    private const int Longest = 2000;
    private const string Special = "\\*_~`|>#-[]()<:@+.";

    private static readonly MessageForm Form = new()
    {
        Escape = Escape,
        Bold = words => $"**{words}**",
        Link = (words, address) => $"[{words}](<{address.Replace(">", "%3E", StringComparison.Ordinal)}>)",
        Bullet = "- ",
    };

    /// <inheritdoc/>
    public override string Kind => "discord";

    /// <summary>A webhook takes five messages in two seconds, and thirty in a minute to one channel.</summary>
    public override TimeSpan Gap => TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public override async Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var body = new { Content = Form.Render(message, Longest, withTitle: true), allowed_mentions = new { Parse = Array.Empty<string>() }, Flags = 4 };
        var answer = await PostAsync(message, body, cancellationToken);
        return SendResult.Of(answer.Status == 429 ? answer with { RetryAfter = Pause(answer.Body) ?? answer.RetryAfter } : answer);
    }

    private static TimeSpan? Pause(string body)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement.TryGetProperty("retry_after", out var seconds) && seconds.TryGetDouble(out var value) && value is >= 0 and < 86400 ? TimeSpan.FromSeconds(value) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Escape(string text) => string.Concat(Text.PlainLine.Of(text).Select(letter => Special.Contains(letter, StringComparison.Ordinal) ? "\\" + letter : letter.ToString()));
}
