using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;

namespace InformationMachine.Deliveries.Channels;

/// <summary>An Apprise API server, which reaches about a hundred other services: either a configuration kept there (the address ends in its key), or the addresses in <c>target</c>.</summary>
internal sealed class AppriseChannel(MessageSender sender) : WebChannel(sender)
{
    private const int Longest = 8000;

    /// <inheritdoc/>
    public override string Kind => "apprise";

    /// <inheritdoc/>
    public override async Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var target = message.Channel.Target is { } reference ? Resolve(reference) : null;
        var body = new { Urls = target, Title = Text.PlainLine.Excerpt(message.Title, 250), Body = MessageForm.Plain.Render(message, Longest, withTitle: false), Type = "info", Format = "text" };
        var answer = await PostAsync(message, body, cancellationToken);
        // 424: at least one of the services behind it failed, which may be for now only.
        return answer.Status == 424 ? new SendResult(SendOutcome.Later, "HTTP 424: a service behind Apprise failed") : SendResult.Of(answer);
    }
}
