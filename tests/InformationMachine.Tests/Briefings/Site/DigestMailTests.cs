using System.Text;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Site.Mail;
using InformationMachine.Tests.Briefings.Forms;
using MimeKit;

namespace InformationMachine.Tests.Briefings.Site;

public sealed class DigestMailTests
{
    private static readonly SiteOptions Published = new() { Title = "Fähren & Häfen", BaseUrl = "https://news.example/stories/", MailFrom = "Geschichten <stories@news.example>", MailTo = "Ada Hale <ada@news.example>, tomas@news.example" };

    [Fact]
    public void Another_program_reads_the_message_as_it_was_meant()
    {
        var message = Read(new DigestMail(Published).Render(Day()));
        message.Subject.ShouldBe("Fähren & Häfen: 2026-05-21");
        message.From.Mailboxes.Select(mailbox => (mailbox.Name, mailbox.Address)).ShouldBe([("Geschichten", "stories@news.example")]);
        message.To.Mailboxes.Select(mailbox => mailbox.Address).ShouldBe(["ada@news.example", "tomas@news.example"]);
        message.Date.ShouldBe(FerryStory.Newest.WrittenAt);
        message.MessageId.ShouldEndWith("@news.example");
        var parts = message.Body.ShouldBeOfType<MultipartAlternative>();
        parts.Select(part => part.ContentType.MimeType).ShouldBe(["text/plain", "text/html"]);
    }

    [Fact]
    public void Both_parts_tell_the_same_and_lead_to_the_site()
    {
        var message = Read(new DigestMail(Published).Render(Day()));
        foreach (var body in new[] { message.TextBody.ShouldNotBeNull(), message.HtmlBody.ShouldNotBeNull() })
        {
            body.ShouldContain(FerryStory.Newest.Title);
            body.ShouldContain("The region pays for the island chargers, the council decided by 14 votes to 9.");
            body.ShouldContain("https://news.example/stories/threads/7.html");
        }
    }

    [Fact]
    public void Without_an_address_of_the_site_there_are_no_links()
    {
        var message = Read(new DigestMail(new SiteOptions()).Render(Day()));
        message.HtmlBody.ShouldNotBeNull().ShouldNotContain("href");
        message.TextBody.ShouldNotBeNull().ShouldNotContain("://");
    }

    [Fact]
    public void The_same_digest_gives_the_same_bytes_and_a_changed_one_another_id()
    {
        var text = new DigestMail(Published).Render(Day());
        new DigestMail(Published).Render(Day()).ShouldBe(text);
        var later = Day() with { Stories = [.. Day().Stories.Select(story => story with { WrittenAt = story.WrittenAt.AddMinutes(5) })] };
        Read(new DigestMail(Published).Render(later)).MessageId.ShouldNotBe(Read(text).MessageId);
    }

    [Fact]
    public void Every_line_is_short_plain_and_ends_as_mail_demands()
    {
        var text = new DigestMail(Published).Render(Day());
        text.ShouldAllBe(c => c < 128);
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldAllBe(c => c != '\n' && c != '\r');
        text.Split("\r\n").ShouldAllBe(line => line.Length <= 78);
    }

    private static Digest Day() => Digest.Of(RenderersTests.Day());

    private static MimeMessage Read(string text)
    {
        using var bytes = new MemoryStream(Encoding.ASCII.GetBytes(text));
        return MimeMessage.Load(bytes, TestContext.Current.CancellationToken);
    }
}
