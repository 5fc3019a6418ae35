using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace InformationMachine.Deliveries.Channels;

/// <summary>E-mail through the operator's relay. The connection is dialled through the same check of addresses as everything else.</summary>
internal sealed class SmtpChannel(Dialer network, MessageMail mail, DeliveryOptions options) : IChannel
{
    private const int SubmissionPort = 587;
    private const int SecurePort = 465;

    /// <inheritdoc/>
    public string Kind => "smtp";

    /// <inheritdoc/>
    public TimeSpan Gap => TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public IEnumerable<string> Check(ChannelConfig channel)
    {
        if (channel.Url is null || !Uri.TryCreate(channel.Url, UriKind.Absolute, out var url) || url.Scheme is not ("smtp" or "smtps") || url.Host.Length == 0) yield return "url is no address of a relay such as smtp://mail.example.org:587 or smtps://mail.example.org";
        if (channel.From is null || !MailboxAddress.TryParse(channel.From, out var sender) || !sender.Address.Contains('@', StringComparison.Ordinal)) yield return "from is no e-mail address";
        if (channel.Security is not (null or "tls" or "starttls" or "none")) yield return "security is one of tls, starttls, none";
        if (channel.User is not null && channel.Password is null) yield return "password is missing";
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        if (message.Receiver.Address is not { } address || !MailboxAddress.TryParse(address, out _)) return new SendResult(SendOutcome.Refused, "the receiver has no e-mail address");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Timeout);
        try
        {
            return await DeliverAsync(message, deadline.Token);
        }
        catch (SmtpCommandException e)
        {
            return Explain(e);
        }
        catch (Exception e) when (e is AuthenticationException or SaslException)
        {
            return new SendResult(SendOutcome.Refused, "the relay refuses the credentials");
        }
        catch (Exception e) when (e is ProtocolException or SslHandshakeException or NotSupportedException)
        {
            return new SendResult(SendOutcome.Later, e is SslHandshakeException ? "no secure connection to the relay could be made" : "the relay does not speak SMTP as it should, or lacks what security asks for");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendResult(SendOutcome.Later, $"no answer within {options.Timeout.TotalSeconds:0.#} s");
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException or RefusedAddressException)
        {
            return new SendResult(SendOutcome.Later, NetworkTrouble.Explain(e).Error);
        }
    }

    private async Task<SendResult> DeliverAsync(Message message, CancellationToken cancellationToken)
    {
        var channel = message.Channel;
        var url = new Uri(channel.Url!);
        var port = url.Port > 0 ? url.Port : url.Scheme == "smtps" ? SecurePort : SubmissionPort;
        var password = channel.Password is { } reference ? Secrets.Resolve(reference) : null;
        if (channel.Password is not null && password is null) return new SendResult(SendOutcome.Refused, $"{channel.Password} is not there");
        using var client = new SmtpClient { CheckCertificateRevocation = false, LocalDomain = message.Links.Host };
        var stream = await GuardedDial.ConnectAsync(network, url.Host, port, allowPrivate: true, cancellationToken);
        await client.ConnectAsync(stream, url.Host, port, Security(channel, url), cancellationToken);
        if (channel.User is { } user && password is not null) await client.AuthenticateAsync(user, password, cancellationToken);
        await client.SendAsync(mail.Write(message), cancellationToken);
        await QuitAsync(client, cancellationToken);
        return SendResult.Taken;
    }

    /// <summary>The relay has taken the message: that it does not say goodbye must not send it again.</summary>
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nothing is left to say.
        }
    }

    private static SecureSocketOptions Security(ChannelConfig channel, Uri url) => (channel.Security ?? (url.Scheme == "smtps" ? "tls" : "starttls")) switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };

    /// <summary>4xx is "try again", 5xx is for good; whether of the address or of the message the command tells.</summary>
    private static SendResult Explain(SmtpCommandException e)
    {
        var words = FormattableString.Invariant($"SMTP {(int)e.StatusCode}: ");
        if ((int)e.StatusCode < 500) return new SendResult(SendOutcome.Later, words + "the relay asks to try again");
        return e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.SenderNotAccepted
            ? new SendResult(SendOutcome.Refused, words + (e.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? "the relay does not know the address" : "the relay does not take the sender"))
            : new SendResult(SendOutcome.Unfit, words + "the relay does not take this message");
    }
}
