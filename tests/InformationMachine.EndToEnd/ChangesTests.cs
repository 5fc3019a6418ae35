using System.Text.Json;

namespace InformationMachine.EndToEnd;

/// <summary>Programs that follow a real machine through kills and restarts.</summary>
public sealed class ChangesTests
{
    [Fact]
    public async Task Whoever_follows_through_kills_and_restarts_ends_with_what_the_machine_holds()
    {
        using var installation = new Installation();
        var web = Directory.CreateDirectory(Path.Combine(installation.Folder, "web")).FullName;
        Publish(web, 1);
        await using var server = await FolderServer.Start(web);
        installation.Configure([("harbour", new Uri(server.Address, "feed.xml"))]);
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = "0";
        installation.Variables["IM_SNAPSHOT__INTERVAL"] = "00:00:01";
        (await installation.Run("run", "--once")).Code.ShouldBe(0);
        using var follower = installation.Start("changes", "--follow");
        for (var round = 2; round < 5; round++)
        {
            Publish(web, 3 * round);
            // Odd rounds are told through the API and broken off, even ones through the snapshot alone.
            if (round % 2 == 0)
            {
                (await installation.Run("feeds", "refresh")).Code.ShouldBe(0);
                (await installation.Run("run", "--once")).Code.ShouldBe(0);
            }
            else
            {
                (await installation.Run("feeds", "refresh")).Code.ShouldBe(0);
                using var machine = installation.Start("run");
                await follower.Until(() => Posts(follower.Output).Count >= 3 * round, TimeSpan.FromSeconds(120), $"{3 * round} posts from a running machine");
                machine.Kill();
                await machine.WaitAsync(TimeSpan.FromSeconds(10));
            }

            var wanted = 3 * round;
            await follower.Until(() => Posts(follower.Output).Count >= wanted, TimeSpan.FromSeconds(120), $"{wanted} posts");
        }

        follower.Terminate();
        (await follower.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, follower.Errors);
        await using var store = installation.OpenStore();
        Posts(follower.Output).ShouldBe(store.PostsAfter(0).Select(post => post.Id.Value), ignoreOrder: true);
        var cursor = Lines(follower.Output)[^1].GetProperty("cursor").GetString()!;
        (await installation.Run("changes", "--since", "c1.0123456789abcdef.5.5")).Errors.ShouldContain("another data file");
        await store.DisposeAsync();
        var rest = await installation.Run("changes", "--since", cursor);
        rest.Code.ShouldBe(0, rest.Errors);
        rest.Output.ShouldNotContain("\"kind\":\"post\"");
        var export = await installation.Run("export", "--format", "jsonl", "--kinds", "posts");
        export.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(12);
    }

    private static IReadOnlyList<JsonElement> Lines(string output) =>
        [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.EndsWith('}')).Select(line => JsonDocument.Parse(line).RootElement)];

    private static HashSet<string> Posts(string output) =>
        [.. Lines(output).Where(line => line.GetProperty("kind").GetString() == "post").Select(line => line.GetProperty("record").GetProperty("id").GetString()!)];

    private static void Publish(string web, int posts)
    {
        var items = Enumerable.Range(1, posts).Select(n => $"<item><guid>{n}</guid><title>Ferry {n} calls at quay {n * 7}</title><pubDate>Mon, 05 Oct 2026 10:{n:00}:00 GMT</pubDate><description>The ferry number {n} called at quay {n * 7} with {n * 11} passengers.</description></item>");
        File.WriteAllText(Path.Combine(web, "feed.xml"), $"<rss version=\"2.0\"><channel><title>Harbour</title>{string.Concat(items)}</channel></rss>");
    }
}
