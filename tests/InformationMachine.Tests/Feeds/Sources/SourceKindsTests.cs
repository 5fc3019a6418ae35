using InformationMachine.Configuration;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>Kinds are known by their addresses, and what they need is asked for in one clear message.</summary>
public sealed class SourceKindsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("https://x.com/ada", "x")]
    [InlineData("https://twitter.com/ada", "x")]
    [InlineData("https://x.com/home", "feed")]
    [InlineData("https://x.com/ada/status/1", "feed")]
    [InlineData("https://mastodon.social/@ada", "mastodon")]
    [InlineData("https://mastodon.social/@ada@sea.example", "mastodon")]
    [InlineData("https://fosstodon.org/tags/ferry", "mastodon")]
    [InlineData("https://mastodon.social/@ada.rss", "feed")]
    [InlineData("https://medium.com/@ada", "feed")]
    [InlineData("https://bsky.app/profile/ada.example.org", "bluesky")]
    [InlineData("https://bsky.app/profile/did:plc:abc/lists/k1", "bluesky")]
    [InlineData("https://bsky.app/profile/ada/rss", "feed")]
    [InlineData("https://www.reddit.com/r/ships", "reddit")]
    [InlineData("https://old.reddit.com/user/ada", "reddit")]
    [InlineData("https://www.reddit.com/r/ships/.rss", "feed")]
    [InlineData("https://www.reddit.com/r/ships/new.rss", "feed")]
    [InlineData("https://www.youtube.com/@ada", "youtube")]
    [InlineData("https://www.youtube.com/channel/UCpXBGqwsBkpvcYjsJBQ7LEQ", "youtube")]
    [InlineData("https://www.youtube.com/playlist?list=PLx0123456789abcdef", "youtube")]
    [InlineData("https://www.youtube.com/feeds/videos.xml?channel_id=UCpXBGqwsBkpvcYjsJBQ7LEQ", "feed")]
    [InlineData("https://news.ycombinator.com/", "hackernews")]
    [InlineData("https://news.ycombinator.com/newest", "hackernews")]
    [InlineData("https://news.ycombinator.com/rss", "feed")]
    [InlineData("https://t.me/harbour", "telegram")]
    [InlineData("https://t.me/s/harbour", "telegram")]
    [InlineData("https://github.com/ada/ferry", "github")]
    [InlineData("https://github.com/ada/ferry/releases", "github")]
    [InlineData("https://github.com/ada/ferry/releases.atom", "feed")]
    [InlineData("https://github.com/topics/ferry", "feed")]
    [InlineData("https://notx.com/ada", "feed")]
    [InlineData("stdin:", "stdin")]
    [InlineData("https://harbour.example.org/feed.xml", "feed")]
    public void An_address_says_its_kind(string url, string kind) => SourceKinds.Of(new Uri(url)).Name.ShouldBe(kind);

    [Theory]
    [InlineData("\"kind\": \"carrier-pigeon\", \"url\": \"https://a.example/\"", "kind is \"carrier-pigeon\"; known are feed, page, mastodon, bluesky, x, reddit, lemmy, youtube, hackernews, telegram, github, folder, jsonl, stdin")]
    [InlineData("\"kind\": \"page\", \"url\": \"https://a.example/\"", "a page needs selectors; write \"select\"")]
    [InlineData("\"kind\": \"page\", \"url\": \"https://a.example/\", \"select\": {\"title\": \"h2\"}", "select is an object of CSS selectors with at least item")]
    [InlineData("\"kind\": \"page\", \"url\": \"https://a.example/\", \"select\": {\"item\": \"a[[\"}", "select.item is \"a[[\"; write a CSS selector")]
    [InlineData("\"kind\": \"page\", \"url\": \"https://a.example/\", \"select\": {\"item\": \"li\", \"titel\": \"h2\"}", "titel is not known in select; known are item, title")]
    [InlineData("\"url\": \"https://x.com/ada\"", "an account on X needs a bearer token")]
    [InlineData("\"kind\": \"x\", \"token\": \"env:T\", \"url\": \"https://x.com/ada/status/1\"", "url is no account or list on X; write https://x.com/NAME")]
    [InlineData("\"url\": \"https://x.com/ada\", \"token\": \"AAAA-the-token-itself\"", "token must say where the token is, never hold it: write env:NAME or file:PATH")]
    [InlineData("\"kind\": \"mastodon\", \"url\": \"https://sea.example/lists/4\"", "a list of Mastodon needs a token")]
    [InlineData("\"kind\": \"mastodon\", \"url\": \"https://sea.example/about\"", "url is no account, tag or list of Mastodon")]
    [InlineData("\"kind\": \"bluesky\", \"url\": \"https://sea.example/about\"", "url is no account, list or feed of Bluesky")]
    [InlineData("\"kind\": \"reddit\", \"url\": \"https://sea.example/about\"", "url is no listing of Reddit")]
    [InlineData("\"kind\": \"youtube\", \"url\": \"https://www.youtube.com/watch?v=1\"", "url is no channel or playlist of YouTube")]
    [InlineData("\"kind\": \"hackernews\", \"url\": \"https://news.ycombinator.com/item?id=1\"", "url is no page of Hacker News that can be followed")]
    [InlineData("\"kind\": \"telegram\", \"url\": \"https://t.me/c/1/2\"", "url is no public channel of Telegram")]
    [InlineData("\"kind\": \"github\", \"url\": \"https://github.com/ada\"", "url is no repository")]
    [InlineData("\"kind\": \"folder\", \"url\": \"https://a.example/\"", "write the path of a file or folder on this machine")]
    [InlineData("\"kind\": \"stdin\", \"url\": \"https://a.example/\"", "write stdin:")]
    [InlineData("\"url\": \"file:///etc/passwd\"", "write an absolute http or https address")]
    [InlineData("\"kind\": \"feed\", \"url\": \"file:///etc/passwd\"", "write an absolute http or https address")]
    [InlineData("\"url\": \"https://a.example/\", \"select\": {\"item\": \"li\"}", "select means nothing to the kind feed; it is for page")]
    [InlineData("\"url\": \"https://a.example/\", \"reposts\": true", "reposts means nothing to the kind feed; it is for mastodon, bluesky, x")]
    [InlineData("\"url\": \"https://bsky.app/profile/ada\", \"api\": \"http://api.example/\", \"token\": \"env:T\"", "the token would be readable on its way")]
    [InlineData("\"url\": \"https://bsky.app/profile/ada\", \"api\": \"nowhere\"", "api is \"nowhere\"; write the absolute http or https address of the API")]
    public void What_is_wrong_is_said_with_its_remedy_and_without_secrets(string members, string message)
    {
        var file = _folder.File("feeds.json");
        File.WriteAllText(file, $$"""{ "feeds": [ { "id": "a", {{members}} } ] }""");
        var refused = Should.Throw<RefusedException>(() => FeedsFile.Read(file, SourceKinds.Names));
        refused.Code.ShouldBe(ExitCode.Configuration);
        refused.Message.ShouldContain(message);
        refused.Message.ShouldStartWith($"{file}:1: feeds:0");
        refused.Message.ShouldNotContain("AAAA-the-token-itself");
        refused.Message.Split('\n').Length.ShouldBe(1, refused.Message);
    }

    [Fact]
    public void The_schema_knows_every_member_and_no_other()
    {
        var file = _folder.File("feeds.json");
        File.WriteAllText(file, """{ "feeds": [ { "id": "a", "url": "https://a.example/", "nonsense": 1 } ] }""");
        var known = Should.Throw<RefusedException>(() => FeedsFile.Read(file, SourceKinds.Names)).Message.Split("known are ")[1].TrimEnd('.').Split(", ");
        using var schema = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Docs.DocumentationTests.Repository, "config", "feeds.schema.json")));
        schema.RootElement.GetProperty("properties").GetProperty("feeds").GetProperty("items").GetProperty("properties").EnumerateObject().Select(member => member.Name).ShouldBe(known, ignoreOrder: true);
    }

    [Fact]
    public void The_examples_of_the_documentation_are_valid()
    {
        var page = File.ReadAllText(Path.Combine(Docs.DocumentationTests.Repository, "docs", "sources.md"));
        var file = _folder.File("feeds.json");
        File.WriteAllText(file, page.Split("```json")[1].Split("```")[0]);
        FeedsFile.Read(file, SourceKinds.Names).Select(feed => feed.Kind).Distinct().ShouldBe(SourceKinds.Names, ignoreOrder: true);
    }

    [Fact]
    public void Two_feeds_cannot_share_standard_input()
    {
        var file = _folder.File("feeds.json");
        File.WriteAllText(file, """{ "feeds": [ { "id": "a", "url": "stdin:" }, { "id": "b", "url": "stdin:" } ] }""");
        Should.Throw<RefusedException>(() => FeedsFile.Read(file, SourceKinds.Names)).Message.ShouldContain("standard input is read already, as 'a'");
    }

    [Fact]
    public void A_path_may_be_relative_and_local_sources_are_read_often()
    {
        var file = _folder.File("feeds.json");
        File.WriteAllText(file, """{ "feeds": [ { "id": "a", "kind": "folder", "url": "inbox" }, { "id": "b", "kind": "jsonl", "url": "/srv/posts.jsonl", "interval": "00:10:00" } ] }""");
        var feeds = FeedsFile.Read(file, SourceKinds.Names);
        feeds[0].Url.LocalPath.ShouldBe(Path.GetFullPath("inbox"));
        feeds.Select(feed => feed.Interval).ShouldBe([TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(10)]);
    }

    [Theory]
    [InlineData("harbour.example.org/blog", "https://harbour.example.org/blog")]
    [InlineData("feed://harbour.example.org/rss", "https://harbour.example.org/rss")]
    [InlineData("feed:https://harbour.example.org/rss", "https://harbour.example.org/rss")]
    [InlineData("@ada@sea.example", "https://sea.example/@ada")]
    [InlineData("HTTP://harbour.example.org", "http://harbour.example.org/")]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("nothing", null)]
    [InlineData("https://me:word@harbour.example.org/", null)]
    public void An_address_is_understood_as_people_write_it(string text, string? url) => FeedAddress.Read(text)?.AbsoluteUri.ShouldBe(url);
}
