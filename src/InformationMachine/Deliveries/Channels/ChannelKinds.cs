using System.Collections.Immutable;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;

namespace InformationMachine.Deliveries.Channels;

/// <summary>The kinds of channel there are, by name. A new kind is one file and one line here.</summary>
internal sealed class ChannelKinds(IEnumerable<IChannel> channels)
{
    private readonly ImmutableDictionary<string, IChannel> _channels = channels.ToImmutableDictionary(channel => channel.Kind, StringComparer.Ordinal);

    /// <summary>All of them; the sender belongs to the caller.</summary>
    public static ChannelKinds Create(MessageSender sender, Dialer network, DeskLinks desk, DeliveryOptions options, TimeProvider time, PushIdentity? push = null) => new(
    [
        new WebhookChannel(sender, time),
        new SmtpChannel(network, new MessageMail(desk), options),
        new NtfyChannel(sender),
        new SlackChannel(sender),
        new DiscordChannel(sender),
        new TelegramChannel(sender),
        new AppriseChannel(sender),
        new MarkdownChannel(),
        new AtomChannel(),
        new WebPushChannel(sender, push ?? new PushIdentity(PushIdentity.FileName), time),
    ]);

    /// <summary>The names of all kinds.</summary>
    public static IReadOnlyList<string> Names { get; } = ["webhook", "smtp", "ntfy", "slack", "discord", "telegram", "apprise", "markdown", "atom", "webpush"];

    /// <summary>What is wrong with a channel's description, a line each; nothing is sent.</summary>
    public static IEnumerable<string> Check(ChannelConfig channel) => Unused.Find(channel.Kind)?.Check(channel) ?? [];

    private static ChannelKinds Unused { get; } = Create(null!, null!, new DeskLinks(""), new DeliveryOptions(), TimeProvider.System);

    /// <summary>The kind of that name; null where there is none.</summary>
    public IChannel? Find(string kind) => _channels.GetValueOrDefault(kind);
}
