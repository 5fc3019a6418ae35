using InformationMachine.Configuration;
using InformationMachine.Feeds;

namespace InformationMachine.Tests.Configuration;

public sealed class FeedsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Mistakes => new()
    {
        { "{}", "there is no list \"feeds\"" },
        { "{ \"feeds\": [ 7 ] }", "feeds:0: a feed is an object" },
        { "{ \"feeds\": [ { \"url\": \"https://a.example\" } ] }", "id is missing" },
        { "{ \"feeds\": [ { \"id\": \"A B\", \"url\": \"https://a.example\" } ] }", "id is \"A B\"" },
        { "{ \"feeds\": [ { \"id\": \"a\" } ] }", "url is missing" },
        { "{ \"feeds\": [ { \"id\": \"a\", \"url\": \"ftp://a.example\" } ] }", "url is \"ftp://a.example\"; write an absolute http or https address" },
        { "{ \"feeds\": [ { \"id\": \"a\", \"url\": \"https://me:secret@a.example\" } ] }", "url holds a user name or password" },
        { "{ \"feeds\": [ { \"id\": \"a\", \"url\": \"https://a.example\", \"kind\": \"gopher\" } ] }", "kind is \"gopher\"; known are feed" },
        { "{ \"feeds\": [ { \"id\": \"a\", \"url\": \"https://a.example\", \"token\": \"AAAA\" } ] }", "token must say where the token is" },
        { "{ \"feeds\": [ { \"id\": \"a\", \"url\": \"https://a.example\", \"enabled\": \"yes\" } ] }", "enabled is \"yes\"; write true or false" },
        { "{ \"feeds\": [ { \"id\": \"a\", \"url\": \"https://a.example\", \"interval\": \"1\" } ] }", "interval is \"1\"; write a duration" },
        { "{ \"feeds\": [ { \"id\": \"a\", \"url\": \"https://a.example\", \"uri\": 1 } ] }", "uri is not known; known are id, url" },
        { "{ \"feeds\": [ { \"id\": \"a\", \"url\": \"https://a.example\" },\n{ \"id\": \"a\", \"url\": \"https://b.example\" } ] }", ":2: feeds:1:id: id \"a\" is taken by the feed on line 1" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_line_value_and_remedy(string json, string expected)
    {
        var refusal = Should.Throw<RefusedException>(() => Read(json));
        refusal.Code.ShouldBe(ExitCode.Configuration);
        refusal.Message.ShouldContain(expected, Case.Sensitive);
        refusal.Message.ShouldNotContain("secret");
    }

    [Fact]
    public void A_feed_is_read_whole()
    {
        var feed = Read("""
            { "feeds": [ { "id": "x-ada", "kind": "x", "url": "https://x.com/ada", "author": "Ada", "handle": "ada", "enabled": false,
              "interval": "02:00:00", "allowPrivateNetwork": true, "token": "env:TOKEN", "headers": { "Authorization": "env:A" } } ] }
            """).ShouldHaveSingleItem();
        (feed.Id.Value, feed.Kind, feed.Handle, feed.Enabled, feed.Interval, feed.AllowPrivateNetwork, feed.Token, feed.Headers["authorization"])
            .ShouldBe(("x-ada", "x", "@ada", false, TimeSpan.FromHours(2), true, "env:TOKEN", "env:A"));
    }

    [Fact]
    public void A_missing_file_is_refused_with_a_way_out() =>
        Should.Throw<RefusedException>(() => FeedsFile.Read(_folder.File("none.json"), ["feed"])).Message.ShouldContain("`demo`");

    private IReadOnlyList<FeedConfig> Read(string json)
    {
        File.WriteAllText(_folder.File("feeds.json"), json);
        return FeedsFile.Read(_folder.File("feeds.json"), ["feed", "x"]);
    }
}
