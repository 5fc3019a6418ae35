using System.Text;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Network;

namespace InformationMachine.Tests.Deliveries.Channels;

public sealed class WebChannelTests : IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string OlderSecret = "an older one";

    private readonly MessageSender _sender = new(new DeliveryOptions { Timeout = TimeSpan.FromSeconds(5) }.Limits("test"), TimeProvider.System, new Dialer());
    private ServicePeer _peer = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _peer = await ServicePeer.StartAsync();
        Environment.SetEnvironmentVariable("IMTEST_SECRET", Secret);
        Environment.SetEnvironmentVariable("IMTEST_OLDER", OlderSecret);
    }

    public async ValueTask DisposeAsync()
    {
        await _peer.DisposeAsync();
        _sender.Dispose();
    }

    [Fact]
    public async Task A_webhook_is_signed_as_the_specification_says_with_both_secrets()
    {
        var channel = new ChannelConfig { Name = "hook", Kind = "webhook", Url = Url("hook"), Secret = "env:IMTEST_SECRET", SecretBefore = "env:IMTEST_OLDER" };
        (await SendAsync(SomeMessage.To(channel))).Outcome.ShouldBe(SendOutcome.Taken);
        var request = _peer.Requests.ShouldHaveSingleItem();
        request.Headers["webhook-id"].ShouldBe(SomeMessage.Id);
        var timestamp = request.Headers["webhook-timestamp"];
        long.Parse(timestamp, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        request.Headers["webhook-signature"].Split(' ').ShouldBe([Verify(Convert.FromBase64String(Secret["whsec_".Length..]), timestamp, request.Body), Verify(Encoding.UTF8.GetBytes(OlderSecret), timestamp, request.Body)]);
        request.Json.GetProperty("type").GetString().ShouldBe("story.news");
        request.Json.GetProperty("data").GetProperty("stories")[0].GetProperty("news")[0].GetProperty("kind").GetString().ShouldBe("contradiction");
        request.Json.GetProperty("data").GetProperty("stories")[0].GetProperty("diff").GetString().ShouldBe("https://news.example.org/threads/1/compare.html#2-3");
    }

    /// <summary>The example of the specification: the same secret, id, time and body give the signature that stands there.</summary>
    [Fact]
    public void A_signature_is_the_one_of_the_specification() =>
        WebhookChannel.Sign(Secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}"u8).ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public async Task A_secret_that_is_not_there_is_said_and_nothing_is_sent()
    {
        var result = await SendAsync(SomeMessage.To(new ChannelConfig { Name = "hook", Kind = "webhook", Url = Url("hook"), Secret = "env:IMTEST_NOWHERE" }));
        (result.Outcome, result.Error).ShouldBe((SendOutcome.Refused, "env:IMTEST_NOWHERE is not there"));
        _peer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ntfy_gets_topic_title_link_and_a_sequence_that_replaces_a_repetition()
    {
        await SendAsync(SomeMessage.To(new ChannelConfig { Name = "ntfy", Kind = "ntfy", Url = Url(""), Target = "stories", Secret = "env:IMTEST_SECRET" }));
        var request = _peer.Requests.ShouldHaveSingleItem();
        request.Headers["Authorization"].ShouldBe("Bearer " + Secret);
        request.Json.GetProperty("topic").GetString().ShouldBe("stories");
        request.Json.GetProperty("title").GetString()!.ShouldStartWith("Harwich plant 1");
        request.Json.GetProperty("message").GetString()!.ShouldStartWith("Since you were last told: 3 independent sources\n• Contradiction – Ben Ode: ");
        request.Json.GetProperty("click").GetString().ShouldBe("https://news.example.org/threads/1.html");
        request.Json.GetProperty("sequence_id").GetString().ShouldBe(SomeMessage.Id);
    }

    [Fact]
    public async Task Slack_gets_text_in_which_nothing_of_a_posts_is_markup()
    {
        await SendAsync(SomeMessage.To(new ChannelConfig { Name = "slack", Kind = "slack", Url = Url("services/T/B/X") }));
        var text = _peer.Requests[0].Json.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!;
        text.ShouldContain("&lt;b&gt;*bold*&lt;/b&gt; @everyone [link](https://evil.example) `code` &amp;");
        text.ShouldContain("<https://news.example.org/threads/1.html|Read it>");
        text.ShouldNotContain("<b>");
    }

    [Fact]
    public async Task Discord_mentions_nobody_and_shows_stars_as_stars()
    {
        await SendAsync(SomeMessage.To(new ChannelConfig { Name = "discord", Kind = "discord", Url = Url("api/webhooks/1/x") }));
        var json = _peer.Requests[0].Json;
        json.GetProperty("allowed_mentions").GetProperty("parse").GetArrayLength().ShouldBe(0);
        json.GetProperty("content").GetString()!.ShouldContain("\\*bold\\*");
        json.GetProperty("content").GetString()!.ShouldNotContain("[link](");
    }

    [Fact]
    public async Task Telegram_gets_html_and_the_token_is_in_no_error()
    {
        var channel = new ChannelConfig { Name = "bot", Kind = "telegram", Url = Url("").TrimEnd('/'), Secret = "env:IMTEST_SECRET", Target = "-1001" };
        await SendAsync(SomeMessage.To(channel));
        var request = _peer.Requests.ShouldHaveSingleItem();
        request.Path.ShouldBe($"/bot{Secret}/sendMessage");
        request.Json.GetProperty("chat_id").GetString().ShouldBe("-1001");
        request.Json.GetProperty("text").GetString()!.ShouldContain("&lt;b&gt;*bold*&lt;/b&gt;");
        _peer.Answer(403, """{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""");
        var refused = await SendAsync(SomeMessage.To(channel));
        refused.Outcome.ShouldBe(SendOutcome.Refused);
        refused.Error!.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task Apprise_gets_the_addresses_of_the_services_behind_it()
    {
        await SendAsync(SomeMessage.To(new ChannelConfig { Name = "apprise", Kind = "apprise", Url = Url("notify"), Target = "mailto://user:pass@example.org" }));
        _peer.Requests[0].Json.GetProperty("urls").GetString().ShouldBe("mailto://user:pass@example.org");
        _peer.Answer(424);
        (await SendAsync(SomeMessage.To(new ChannelConfig { Name = "apprise", Kind = "apprise", Url = Url("notify") }))).Outcome.ShouldBe(SendOutcome.Later);
    }

    [Theory]
    [InlineData("ntfy", "message", 4096)]
    [InlineData("slack", "text", 3000)]
    [InlineData("discord", "content", 2000)]
    [InlineData("telegram", "text", 4096)]
    public async Task A_long_message_stays_within_the_services_limit_and_keeps_its_links(string kind, string member, int limit)
    {
        await SendAsync(SomeMessage.To(Config(kind), lines: 40, words: string.Concat(Enumerable.Repeat("Überlange Aussage 🙂 <&> ", 20))));
        await SendAsync(SomeMessage.To(Config(kind), stories: 20));
        foreach (var request in _peer.Requests)
        {
            var text = (kind == "slack" ? request.Json.GetProperty("blocks")[0].GetProperty("text") : request.Json).GetProperty(member).GetString()!;
            (kind == "ntfy" ? Encoding.UTF8.GetByteCount(text) : text.Length).ShouldBeLessThanOrEqualTo(limit);
            text.ShouldContain("https://news.example.org/threads/1.html");
        }

        _peer.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("webhook")]
    [InlineData("ntfy")]
    [InlineData("slack")]
    [InlineData("discord")]
    [InlineData("telegram")]
    [InlineData("apprise")]
    public async Task Every_service_is_asked_again_later_when_it_says_so_and_not_when_it_refuses(string kind)
    {
        _peer.Answer(429, "", ("Retry-After", "7"));
        var throttled = await SendAsync(SomeMessage.To(Config(kind)));
        (throttled.Outcome, throttled.RetryAfter).ShouldBe((SendOutcome.Later, TimeSpan.FromSeconds(7)));
        foreach (var (status, outcome) in new[] { (500, SendOutcome.Later), (502, SendOutcome.Later), (503, SendOutcome.Later), (401, SendOutcome.Refused), (404, SendOutcome.Refused), (410, SendOutcome.Refused), (400, SendOutcome.Unfit), (413, SendOutcome.Unfit), (204, SendOutcome.Taken) })
        {
            _peer.Answer(status);
            (await SendAsync(SomeMessage.To(Config(kind)))).Outcome.ShouldBe(outcome, $"{status}");
        }
    }

    [Theory]
    [InlineData("discord", """{"message":"You are being rate limited.","retry_after":1.5,"global":false}""", 1.5)]
    [InlineData("telegram", """{"ok":false,"error_code":429,"parameters":{"retry_after":31}}""", 31)]
    public async Task A_pause_that_stands_in_the_answer_itself_is_kept(string kind, string body, double seconds)
    {
        _peer.Answer(429, body);
        (await SendAsync(SomeMessage.To(Config(kind)))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await ServicePeer.StartAsync();
        _peer.Answer(307, "", ("Location", elsewhere.Address.AbsoluteUri));
        (await SendAsync(SomeMessage.To(Config("slack")))).Outcome.ShouldBe(SendOutcome.Refused);
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_address_that_the_operator_did_not_write_is_never_private()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _peer.Address);
        var answer = await _sender.SendAsync(request, isOperators: false, Cancellation);
        answer.Status.ShouldBe(0);
        answer.Error!.ShouldContain("private address");
        _peer.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_tried_later()
    {
        var address = _peer.Address;
        await _peer.DisposeAsync();
        (await SendAsync(SomeMessage.To(Config("slack") with { Url = address.AbsoluteUri }))).Outcome.ShouldBe(SendOutcome.Later);
        _peer = await ServicePeer.StartAsync();
    }

    [Fact]
    public async Task A_test_goes_through_every_channel()
    {
        foreach (var kind in new[] { "webhook", "ntfy", "slack", "discord", "telegram", "apprise" }) (await SendAsync(SomeMessage.To(Config(kind), isTest: true))).Outcome.ShouldBe(SendOutcome.Taken);
        _peer.Requests.Count.ShouldBe(6);
        _peer.Requests[0].Json.GetProperty("type").GetString().ShouldBe("test");
    }

    private ChannelConfig Config(string kind) => new() { Name = kind, Kind = kind, Url = Url("x"), Secret = "env:IMTEST_SECRET", Target = "stories" };

    private string Url(string path) => new Uri(_peer.Address, path).AbsoluteUri;

    private Task<SendResult> SendAsync(Message message) =>
        ChannelKinds.Create(_sender, new Dialer(), new DeskLinks(""), new DeliveryOptions(), TimeProvider.System).Find(message.Channel.Kind)!.SendAsync(message, Cancellation);

    private static string Verify(byte[] key, string timestamp, byte[] body) =>
        "v1," + Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{SomeMessage.Id}.{timestamp}.").Concat(body).ToArray()));
}
