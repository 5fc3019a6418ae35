using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;
using InformationMachine.Text;

namespace InformationMachine.Deliveries.Channels;

/// <summary>
/// Notifications in a browser that was subscribed on the desk. The address comes from the browser and is never a private one. A
/// repetition replaces the notification: it carries the same tag, and the same topic while the push service still holds the first.
/// </summary>
internal sealed class WebPushChannel(MessageSender sender, PushIdentity identity, TimeProvider time) : IChannel
{
    private const int Longest = 1800;
    private const int SecondsHeld = 24 * 60 * 60;
    private const int Urgent = 70;

    /// <inheritdoc/>
    public string Kind => "webpush";

    /// <inheritdoc/>
    public TimeSpan Gap => TimeSpan.Zero;

    /// <inheritdoc/>
    public IEnumerable<string> Check(ChannelConfig channel)
    {
        if (channel.From is null || !(channel.From.StartsWith("mailto:", StringComparison.Ordinal) || channel.From.StartsWith("https://", StringComparison.Ordinal))) yield return "from is missing: where push services reach you, such as mailto:you@example.org";
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        if (PushSubscription.Read(message.Receiver.Address) is not { } subscription) return new SendResult(SendOutcome.Refused, "the receiver's browser is not subscribed");
        var text = JsonSerializer.SerializeToUtf8Bytes(new
        {
            title = PlainLine.Excerpt(message.Title, 120),
            body = MessageForm.Plain.Render(message, Longest, withTitle: false),
            tag = message.Delivery.Message,
            url = message.Delivery.Stories is [var story, ..] ? message.Links.Page(story) : null,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint) { Content = new ByteArrayContent(PushEncryption.Encrypt(text, subscription)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/octet-stream");
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", "aes128gcm");
        request.Headers.TryAddWithoutValidation("TTL", SecondsHeld.ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("Urgency", message.Delivery.Stories.Any(told => told.Importance >= Urgent) ? "high" : "normal");
        request.Headers.TryAddWithoutValidation("Topic", PushSubscription.Base64.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(message.Delivery.Message)).AsSpan(0, 24)));
        request.Headers.TryAddWithoutValidation("Authorization", identity.Authorization(subscription.Endpoint, message.Channel.From!, time.GetUtcNow()));
        return SendResult.Of(await sender.SendAsync(request, isOperators: false, cancellationToken));
    }
}
