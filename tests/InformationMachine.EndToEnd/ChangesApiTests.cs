using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.EndToEnd;

/// <summary>The change feed over HTTP and <c>export --follow</c>: who may read it, what it brings, and what it refuses.</summary>
public sealed class ChangesApiTests
{
    private const int ChangesKept = 5000;
    private const int Posts = 12_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_of_readers_open_the_feed_and_nothing_else_does()
    {
        using var installation = await Prepare(posts: 30);
        // Where nobody has an account yet, this computer's user may do everything.
        using (var add = installation.Start("users", "add", "ada", "--role", "operator"))
        {
            add.Type("correct horse battery");
            (await add.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, add.Errors);
        }

        var reader = (await installation.Run("users", "key", "exporter", "--role", "reader")).Output.Trim();
        var operate = (await installation.Run("users", "key", "deployer", "--role", "operator")).Output.Trim();
        using var machine = installation.Start("run");
        using var client = await Served(installation, machine);
        (await Ask(client, key: null, "changes")).Code.ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(client, "imk_" + new string('0', 64), "changes")).Code.ShouldBe(HttpStatusCode.Unauthorized);
        (await Ask(client, operate, "changes")).Code.ShouldBe(HttpStatusCode.OK);
        var (told, next) = (new List<string>(), "start");
        for (var hasMore = true; hasMore;)
        {
            var (code, page) = await Ask(client, reader, $"changes?since={next}&limit=7&kinds=posts");
            code.ShouldBe(HttpStatusCode.OK);
            page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(7);
            told.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("record").GetProperty("id").GetString()!));
            (next, hasMore) = (page.GetProperty("next").GetString()!, page.GetProperty("hasMore").GetBoolean());
        }

        told.ShouldBe(Enumerable.Range(0, 30).Select(n => Post(n).Id.Value));
        (await Ask(client, reader, $"changes?since={next}&kinds=posts")).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
        (await Ask(client, reader, "changes?since=yesterday")).Code.ShouldBe(HttpStatusCode.BadRequest);
        (await Ask(client, reader, "changes?kinds=tweets")).Body.GetProperty("detail").GetString()!.ShouldContain("posts, revisions");
        (await Ask(client, reader, "changes?since=c1.0123456789abcdef.5.5")).Code.ShouldBe(HttpStatusCode.Gone);
        var here = ChangeCursor.Parse(next);
        (await Ask(client, reader, $"changes?since={new ChangeCursor(here.Identity!, here.Number + 1000, 1)}")).Code.ShouldBe(HttpStatusCode.Conflict);
        (await installation.Run("users", "revoke", "exporter")).Code.ShouldBe(0);
        (await Ask(client, reader, "changes")).Code.ShouldBe(HttpStatusCode.Unauthorized);
        machine.Terminate();
        (await machine.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, machine.Errors);
    }

    [Fact]
    public async Task A_cursor_that_is_too_old_is_gone_over_HTTP_and_for_the_verbs()
    {
        using var installation = await Prepare(posts: 1);
        ChangeCursor old;
        await using (var store = LiteDbStore.Open(Path.Combine(installation.Data, "machine.db"), ChangesKept))
        {
            old = store.LatestChange;
            foreach (var numbers in Enumerable.Range(1, Posts).Chunk(1000)) await store.CommitAsync(new StoreBatch { NewPosts = [.. numbers.Select(Post)] }, Cancellation);
        }

        foreach (var verb in new[] { "export --kinds posts --since", "changes --since" })
        {
            var refused = await installation.Run([.. verb.Split(' '), old.ToString()]);
            refused.Code.ShouldBe(1, verb);
            refused.Errors.ShouldContain("kept no longer", customMessage: verb);
            refused.Output.ShouldBeEmpty(verb);
        }

        var key = (await installation.Run("users", "key", "exporter", "--role", "reader")).Output.Trim();
        using var machine = installation.Start("run");
        using var client = await Served(installation, machine);
        var (code, problem) = await Ask(client, key, $"changes?since={old}");
        code.ShouldBe(HttpStatusCode.Gone);
        problem.GetProperty("detail").GetString()!.ShouldContain("'start'");
        using var follower = installation.Start("export", "--follow", "--kinds", "posts", "--since", old.ToString());
        (await follower.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(1);
        follower.Errors.ShouldContain("kept no longer");
    }

    [Fact]
    public async Task Export_follow_prints_what_there_is_and_then_what_comes_each_once()
    {
        using var installation = await Prepare(posts: 20);
        var web = Directory.CreateDirectory(Path.Combine(installation.Folder, "web")).FullName;
        Publish(web, 1);
        await using var server = await FolderServer.Start(web);
        installation.Configure([("harbour", new Uri(server.Address, "feed.xml"))]);
        (await installation.Run("run", "--once")).Code.ShouldBe(0);
        using var follower = installation.Start("export", "--follow", "--kinds", "posts");
        await follower.Until(() => Ids(follower.Output).Count == 21, TimeSpan.FromSeconds(120), "what there is");
        using (var machine = installation.Start("run"))
        {
            using var client = await Served(installation, machine);
            Publish(web, 4);
            (await installation.Run("feeds", "refresh")).Code.ShouldBe(0);
            await follower.Until(() => Ids(follower.Output).Count == 24, TimeSpan.FromSeconds(120), "three more from the running machine");
            machine.Kill();
            await machine.WaitAsync(TimeSpan.FromSeconds(10));
        }

        Publish(web, 6);
        (await installation.Run("feeds", "refresh")).Code.ShouldBe(0);
        (await installation.Run("run", "--once")).Code.ShouldBe(0);
        await follower.Until(() => Ids(follower.Output).Distinct(StringComparer.Ordinal).Count() == 26, TimeSpan.FromSeconds(120), "two more from the snapshot");
        follower.Terminate();
        (await follower.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, follower.Errors);
        Ids(follower.Output).ShouldBeUnique();
        follower.Errors.ShouldContain("What comes next");
    }

    private static List<string> Ids(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!)];

    private static void Publish(string web, int posts)
    {
        var items = Enumerable.Range(1, posts).Select(n => $"<item><guid>{n}</guid><title>Ferry {n}</title><pubDate>Mon, 05 Oct 2026 10:{n:00}:00 GMT</pubDate><description>Ferry number {n} called.</description></item>");
        File.WriteAllText(Path.Combine(web, "feed.xml"), $"<rss version=\"2.0\"><channel><title>Harbour</title>{string.Concat(items)}</channel></rss>");
    }

    private static async Task<Installation> Prepare(int posts)
    {
        var installation = new Installation();
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = "0";
        installation.Variables["IM_SNAPSHOT__INTERVAL"] = "00:00:01";
        installation.Configure([]);
        Directory.CreateDirectory(installation.Data);
        await using var store = installation.OpenStore();
        await store.CommitAsync(new StoreBatch { NewPosts = [.. Enumerable.Range(0, posts).Select(Post)] }, Cancellation);
        return installation;
    }

    private static Post Post(int number)
    {
        var feed = FeedId.Parse("notes");
        var time = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(number);
        return new Post { Id = PostId.From(feed, $"{number}"), Feed = feed, Guid = $"{number}", Author = "Ada Hale", Text = $"Berth {number} was dredged.", PublishedAt = time, FirstSeenAt = time, Fingerprint = $"{number}" };
    }

    private static async Task<HttpClient> Served(Installation installation, MachineProcess machine)
    {
        var file = Path.Combine(installation.Data, "desk.json");
        await machine.Until(() => File.Exists(file), TimeSpan.FromSeconds(120), "desk.json");
        return new HttpClient { BaseAddress = installation.Address() };
    }

    private static async Task<(HttpStatusCode Code, JsonElement Body)> Ask(HttpClient client, string? key, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/" + path);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return (response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }
}
