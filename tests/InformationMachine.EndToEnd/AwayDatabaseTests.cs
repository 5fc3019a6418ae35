using System.Net;
using System.Text.RegularExpressions;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Tests.Data.Store;

namespace InformationMachine.EndToEnd;

/// <summary>The real program while its database is away: before it starts, and while it runs. It waits, says so where people look, and goes on by itself.</summary>
public sealed partial class AwayDatabaseTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_machine_without_its_database_waits_says_so_and_goes_on_by_itself()
    {
        await using var server = await PostgresServer.OwnAsync();
        using var installation = new Installation();
        await using var publisher = await FolderServer.Start(Publish(installation));
        installation.Configure([("feed-0", new Uri(publisher.Address, "feed-0.xml"))]);
        var connection = Use(installation, server);
        await server.GoAsync();
        using (var stopped = installation.Start("run"))
        {
            await stopped.Until(() => stopped.Output.Contains("answers probes", StringComparison.Ordinal), Patience, "word that it waits");
            stopped.Terminate();
            (await stopped.WaitAsync(TimeSpan.FromSeconds(15))).ShouldBe(0, stopped.Errors);
        }

        using var machine = installation.Start("run");
        await machine.Until(() => machine.Output.Contains("answers probes", StringComparison.Ordinal), Patience, "word that it waits");
        machine.Output.ShouldContain("The machine waits for its data");
        using var client = new HttpClient();
        var waiting = new Uri(Address().Match(machine.Output).Value);
        (await client.GetAsync(new Uri(waiting, "/healthz"), Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(new Uri(waiting, "/readyz"), Token)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await client.GetStringAsync(new Uri(waiting, "/healthz"), Token)).ShouldBe("ok\n");
        var (code, told, _) = await installation.Run("status");
        code.ShouldBe(1);
        told.ShouldContain("waits for its data");
        (await installation.Run("healthcheck")).Code.ShouldBe(0);

        await server.ReturnAsync();
        await machine.Until(() => File.Exists(Path.Combine(installation.Data, "desk.json")), Patience, "the desk");
        var desk = installation.Address();
        await machine.Until(() => IsReadyAsync(client, desk), Patience, "the desk is ready");
        await machine.Until(async () => await CountAsync(connection, counts => counts.Posts) == 1, Patience, "the post is stored");

        await server.GoAsync();
        await machine.Until(async () => !await IsReadyAsync(client, desk), Patience, "the desk is not ready any more");
        await machine.Until(() => machine.Output.Contains("out of reach", StringComparison.Ordinal), Patience, "word that it is away");
        var (away, saying, _) = await installation.Run("status");
        away.ShouldBe(1);
        saying.ShouldContain("waits for its data");
        await server.ReturnAsync();
        await machine.Until(() => IsReadyAsync(client, desk), Patience, "the desk is ready again");
        await machine.Until(() => machine.Output.Contains("Writing goes on", StringComparison.Ordinal), Patience, "word that it goes on");
        await machine.Until(async () => await CountAsync(connection, counts => counts.Threads) == 1, Patience, "the story, which may have been under way when the database went");
        var (renamed, _, errors) = await installation.Run("threads", "rename", "1", "Another headline");
        renamed.ShouldBe(0, errors);
        (await installation.Run("status")).Output.ShouldContain("running");
        machine.Terminate();
        (await machine.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, machine.Errors);
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, Uri desk) => (await client.GetAsync(new Uri(desk, "/readyz"), Token)).IsSuccessStatusCode;

    private static async Task<long> CountAsync(string connection, Func<StoreCounts, long> count)
    {
        await using var reader = PostgresReader.OpenToRead(connection + ";Application Name=test");
        return count(reader.Counts());
    }

    private static string Use(Installation installation, PostgresServer server)
    {
        var connection = server.NewSchema();
        installation.Variables["IM_STORE__ENGINE"] = "postgres";
        installation.Variables["IM_STORE__CONNECTION"] = "env:PLACE";
        installation.Variables["PLACE"] = connection;
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = "0";
        return connection;
    }

    private static string Publish(Installation installation)
    {
        var folder = Path.Combine(installation.Folder, "feeds");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "feed-0.xml"), "<rss version=\"2.0\"><channel><title>Paper</title><item><guid>1</guid><title>The port of Bergen closes quay 4</title><description>A crane fell on Monday.</description><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>");
        return folder;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
