using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;

namespace InformationMachine.Deliveries.Channels;

/// <summary>ntfy: a message is JSON posted to the server, its topic inside. Texts above 4,096 bytes would become attachments.</summary>
internal sealed class NtfyChannel(MessageSender sender) : WebChannel(sender)
{
    private const int MostBytes = 4000;
    private const int LongestTitle = 250;
    private const double Urgent = 70;

    private static readonly MessageForm Form = new() { Length = System.Text.Encoding.UTF8.GetByteCount };

    /// <inheritdoc/>
    public override string Kind => "ntfy";

    /// <summary>The public server gives a burst of 60 and one message every five seconds after that.</summary>
    public override TimeSpan Gap => TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override IEnumerable<string> Check(ChannelConfig channel) => channel.Target is null ? base.Check(channel).Append("target is missing: name the topic") : base.Check(channel);

    /// <inheritdoc/>
    public override async Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var body = new
        {
            Topic = message.Channel.Target,
            Title = Text.PlainLine.Excerpt(message.Title, LongestTitle),
            Message = Form.Render(message, MostBytes, withTitle: false),
            Priority = message.Delivery.Stories.Any(story => story.Importance >= Urgent) ? 4 : 3,
            Click = message.Delivery.Stories is [var story] ? message.Links.Page(story) : null,
            // A server that knows sequences replaces the notification instead of showing a second one.
            sequence_id = message.Delivery.Message,
        };
        var token = message.Channel.Secret is { } reference ? Resolve(reference) : null;
        var answer = await PostAsync(
            message,
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(body, Json),
            request =>
            {
                if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
            },
            cancellationToken);
        return SendResult.Of(answer);
    }
}
