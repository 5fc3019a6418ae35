using System.Text;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;
using MimeKit;

namespace InformationMachine.Tests.Deliveries.Channels;

public sealed class SmtpChannelTests : IAsyncDisposable
{
    private readonly SmtpPeer _relay = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _relay.DisposeAsync();

    [Fact]
    public async Task A_mail_hangs_with_those_before_it_and_says_how_to_hear_no_more()
    {
        (await SendAsync("https://desk.example.org")).Outcome.ShouldBe(SendOutcome.Taken);
        var mail = Read();
        mail.MessageId.ShouldBe($"{SomeMessage.Id}@news.example.org");
        mail.InReplyTo.ShouldBe("previous@news.example.org");
        mail.References.ShouldBe(["first@news.example.org", "previous@news.example.org"]);
        mail.To.Mailboxes.ShouldHaveSingleItem().Address.ShouldBe("reader@example.org");
        mail.Headers["List-Id"].ShouldBe("<phone.news.example.org>");
        mail.Headers["List-Unsubscribe-Post"].ShouldBe("List-Unsubscribe=One-Click");
        mail.Headers["List-Unsubscribe"]!.ShouldStartWith("<https://desk.example.org/deliveries/unsubscribe/phone/");
        mail.TextBody!.ShouldContain("Contradiction – Ben Ode: ");
        mail.HtmlBody!.ShouldContain("&lt;b&gt;*bold*&lt;/b&gt;");
        mail.HtmlBody!.ShouldNotContain("<b>*bold*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://desk.example.org")]
    public async Task Where_the_desk_is_not_served_securely_a_mail_ends_it_and_no_click(string desk)
    {
        await SendAsync(desk);
        var mail = Read();
        mail.Headers["List-Unsubscribe"]!.ShouldStartWith("<mailto:stories@example.org?subject=unsubscribe");
        mail.Headers["List-Unsubscribe-Post"].ShouldBeNull();
    }

    [Fact]
    public async Task The_same_message_is_the_same_bytes()
    {
        await SendAsync("");
        await SendAsync("");
        _relay.Mails[0].ShouldBe(_relay.Mails[1]);
    }

    [Theory]
    [InlineData("MAIL", "451 try again", nameof(SendOutcome.Later))]
    [InlineData("RCPT", "450 mailbox busy", nameof(SendOutcome.Later))]
    [InlineData("RCPT", "550 no such user", nameof(SendOutcome.Refused))]
    [InlineData("MAIL", "550 you may not", nameof(SendOutcome.Refused))]
    [InlineData("CONTENT", "552 too large", nameof(SendOutcome.Unfit))]
    [InlineData("CONTENT", "452 no room", nameof(SendOutcome.Later))]
    [InlineData("EHLO", "421 closing", nameof(SendOutcome.Later))]
    public async Task What_the_relay_says_decides_whether_it_is_tried_again(string command, string answer, string outcome)
    {
        _relay.Refusals[command] = answer;
        if (command == "EHLO") _relay.Refusals["HELO"] = answer;
        (await SendAsync("")).Outcome.ToString().ShouldBe(outcome);
        _relay.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_relay_without_encryption_is_refused_unless_the_operator_says_so()
    {
        var result = await SendAsync("", security: "starttls");
        result.Outcome.ShouldBe(SendOutcome.Later);
        _relay.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_question_to_a_new_address_has_a_link_or_a_code()
    {
        var message = SomeMessage.To(Channel(null), address: "reader@example.org", isTest: true);
        message = message with { Receiver = message.Receiver with { ConfirmedAt = null } };
        var mail = new MessageMail(new DeskLinks("")).Write(message);
        mail.TextBody!.ShouldContain($"receivers confirm phone {message.Receiver.Sign("confirm")[..8]}");
        new MessageMail(new DeskLinks("https://desk.example.org")).Write(message).TextBody!.ShouldContain($"https://desk.example.org/deliveries/confirm/phone/{message.Receiver.Sign("confirm")}");
        await Task.CompletedTask;
    }

    private MimeMessage Read() => MimeMessage.Load(new MemoryStream(Encoding.Latin1.GetBytes(_relay.Mails.ShouldHaveSingleItem())), Cancellation);

    private ChannelConfig Channel(string? security) => new() { Name = "mail", Kind = "smtp", Url = $"smtp://127.0.0.1:{_relay.Port}", From = "Stories <stories@example.org>", Security = security };

    private Task<SendResult> SendAsync(string desk, string security = "none") =>
        new SmtpChannel(new Dialer(), new MessageMail(new DeskLinks(desk)), new DeliveryOptions { Timeout = TimeSpan.FromSeconds(10) }).SendAsync(SomeMessage.To(Channel(security), address: "reader@example.org"), Cancellation);
}
