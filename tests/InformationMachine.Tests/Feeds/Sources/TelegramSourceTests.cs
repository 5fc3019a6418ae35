using System.Globalization;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The kind <c>telegram</c> against pages of our own writing in the form of its public preview, served from loopback.</summary>
public sealed class TelegramSourceTests : IAsyncLifetime
{
    private PayloadServer _server = null!;

    private InformationMachine.Feeds.FeedConfig Channel => PolledFeed.Of("telegram", new Uri("https://t.me/harbour"), _server.Address);

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Messages_forwards_answers_and_cards_are_read_once_as_what_they_are()
    {
        _server.Serve("/s/harbour", Page(
            Message(1, """<div class="tgme_widget_message_text js-message_text" dir="auto">A ferry was <b>launched</b>.<br/><br/>More: <a href="https://harbour.example.org/ferry">harbour.example.org</a></div><a class="tgme_widget_message_link_preview" href="https://harbour.example.org/ferry"><div class="link_preview_title" dir="auto">The ferry</div><div class="link_preview_description" dir="auto">It floats.</div></a>"""),
            Message(2, """<div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name" href="https://t.me/port/9"><span dir="auto">The Port</span></a></div><div class="tgme_widget_message_text js-message_text">We are full.</div>"""),
            Message(3, """<a class="tgme_widget_message_reply" href="https://t.me/harbour/1"><div class="tgme_widget_message_author"><span class="tgme_widget_message_author_name">Harbour</span></div><div class="tgme_widget_message_text js-message_reply_text">A ferry was launched.</div></a><div class="tgme_widget_message_text js-message_text">It has arrived.</div>"""),
            Message(4, "<a class=\"tgme_widget_message_photo_wrap\"></a>"),
            """<div class="tgme_widget_message service_message" data-post="harbour/5"><div class="tgme_widget_message_text">Channel photo updated</div></div>"""));
        await using var polled = new PolledFeed(Channel);
        var posts = await polled.PollTwiceAsync();
        posts.Select(post => post.Guid).ShouldBe(["harbour/1", "harbour/2", "harbour/3"]);
        (posts[0].Text, posts[0].LinkTitle, posts[0].Author, posts[0].Url).ShouldBe(("A ferry was launched.\nMore: harbour.example.org", "The ferry", "Harbour", "https://t.me/harbour/1"));
        posts[0].Links.ShouldBe(["https://harbour.example.org/ferry"]);
        (posts[1].Text, posts[1].Quoted).ShouldBe(("", new PostQuote("The Port", null, "We are full.", "https://t.me/port/9", IsRepost: true)));
        (posts[2].Text, posts[2].Quoted).ShouldBe(("It has arrived.", new PostQuote("Harbour", null, "A ferry was launched.", "https://t.me/harbour/1", IsRepost: false)));
        polled.State.Title.ShouldBe("Harbour news");
    }

    [Fact]
    public async Task Later_polls_page_back_to_what_is_known_and_notice_edits()
    {
        _server.Serve("/s/harbour", Page(Text(1), Text(2)));
        await using var polled = new PolledFeed(Channel);
        await polled.PollAsync();
        _server.Serve("/s/harbour", context => context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(context.Request.Query["before"].ToString() switch
        {
            "" => Page(Text(5), Text(6)),
            "5" => Page(Text(3), Text(4)),
            _ => Page(Text(1), Text(2, "Message 2, edited.")),
        })).AsTask());
        var result = await polled.PollAsync();
        (result.Added, result.Edited).ShouldBe((4, 1));
        _server.Asked.ShouldBe(["/s/harbour", "/s/harbour", "/s/harbour?before=5", "/s/harbour?before=3"]);
    }

    [Fact]
    public async Task A_channel_without_preview_is_named()
    {
        _server.Serve("/s/harbour", context =>
        {
            context.Response.Redirect("/harbour");
            return Task.CompletedTask;
        });
        _server.Serve("/harbour", "<html><body><div class=\"tgme_page\">If you have Telegram, you can view it.</div></body></html>");
        await using var polled = new PolledFeed(Channel);
        var state = (await polled.PollAsync()).State;
        state.Failure.ShouldBe(FeedFailure.NotFound);
        state.LastError!.ShouldContain("no public preview");
    }

    private static string Page(params string[] messages) =>
        $"""<html><body><div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span dir="auto">Harbour news</span></div></div><section class="tgme_channel_history js-message_history">{string.Concat(messages.Select(message => $"<div class=\"tgme_widget_message_wrap\">{message}</div>"))}</section></body></html>""";

    private static string Text(int number, string? text = null) => Message(number, $"<div class=\"tgme_widget_message_text js-message_text\">{text ?? string.Create(CultureInfo.InvariantCulture, $"Message {number}.")}</div>");

    private static string Message(int number, string inner) =>
        $"""<div class="tgme_widget_message js-widget_message" data-post="harbour/{number}"><div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name" href="https://t.me/harbour"><span dir="auto">Harbour</span></a></div>{inner}<div class="tgme_widget_message_footer"><a class="tgme_widget_message_date" href="https://t.me/harbour/{number}"><time datetime="2026-05-17T20:{number:00}:00+00:00" class="time">20:{number:00}</time></a></div></div></div>""";
}
