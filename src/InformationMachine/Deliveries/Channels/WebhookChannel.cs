using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InformationMachine.Data.Deliveries;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;

namespace InformationMachine.Deliveries.Channels;

/// <summary>
/// A webhook by the specification Standard Webhooks: id, time and signatures in headers, the event as JSON. While a secret is changed
/// every message is signed with both.
/// </summary>
internal sealed class WebhookChannel(MessageSender sender, TimeProvider time) : WebChannel(sender)
{
    private const string SecretPrefix = "whsec_";

    /// <inheritdoc/>
    public override string Kind => "webhook";

    /// <inheritdoc/>
    public override IEnumerable<string> Check(ChannelConfig channel) => channel.Secret is null ? base.Check(channel).Append("secret is missing: messages are signed with it") : base.Check(channel);

    /// <inheritdoc/>
    public override async Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var delivery = message.Delivery;
        var now = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = JsonSerializer.SerializeToUtf8Bytes(Event(message), Json);
        var secrets = new[] { message.Channel.Secret, message.Channel.SecretBefore }.OfType<string>().ToList();
        var keys = secrets.Select(Resolve).ToList();
        if (keys.IndexOf(null) is >= 0 and var at) return new SendResult(SendOutcome.Refused, $"{secrets[at]} is not there");
        var answer = await PostAsync(
            message,
            body,
            request =>
            {
                request.Headers.TryAddWithoutValidation("webhook-id", delivery.Message);
                request.Headers.TryAddWithoutValidation("webhook-timestamp", now);
                request.Headers.TryAddWithoutValidation("webhook-signature", string.Join(' ', keys.Select(key => Sign(key!, delivery.Message, now, body))));
            },
            cancellationToken);
        return SendResult.Of(answer);
    }

    /// <summary>One signature: of id, time and body, with a key that is base64 after <c>whsec_</c>, or any text.</summary>
    public static string Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Key(secret));
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return "v1," + Convert.ToBase64String(hash.GetHashAndReset());
    }

    private static byte[] Key(string secret)
    {
        var text = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : null;
        var bytes = new byte[secret.Length];
        return text is not null && Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(secret);
    }

    private static object Event(Message message) => new
    {
        Type = message.Delivery switch { { IsTest: true } => "test", { IsGathered: true } => "stories.gathered", _ => "story.news" },
        Timestamp = message.Delivery.CreatedAt,
        Data = new
        {
            Receiver = message.Receiver.Name,
            Stories = message.Delivery.Stories.Select(story => new
            {
                Thread = story.Thread.Value,
                story.Version,
                story.Since,
                story.Title,
                story.Language,
                story.Importance,
                story.Why,
                story.Watches,
                News = story.Lines.Select(line => new { Kind = Name(line.Kind), line.Text, line.Author, line.Sources }),
                story.Sources,
                Page = message.Links.Page(story),
                Diff = message.Links.Diff(story),
            }),
        },
    };

    private static string Name(DeliveredLineKind kind) => kind switch
    {
        DeliveredLineKind.Contradiction => "contradiction",
        DeliveredLineKind.Figure => "figure",
        DeliveredLineKind.Correction => "correction",
        _ => "statement",
    };
}
