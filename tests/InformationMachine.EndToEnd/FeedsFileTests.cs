using System.Text.Json;

namespace InformationMachine.EndToEnd;

/// <summary>Several processes change feeds.json at once: each waits for the others, and none undoes what another did.</summary>
public sealed class FeedsFileTests
{
    private const string Feed =
        """
        <rss version="2.0"><channel><title>Harbour notes</title><link>https://harbour.example.com/</link><description>Notes</description>
        <item><guid>1</guid><title>The crane is back</title><description>The crane of the harbour is back.</description><pubDate>Mon, 05 Oct 2026 08:00:00 GMT</pubDate></item></channel></rss>
        """;

    [Fact]
    public async Task No_change_of_feeds_is_lost_where_verbs_run_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("harbour-");
        string[] files = ["north.xml", "south.xml", "west.xml"];
        foreach (var file in files) await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), Feed, TestContext.Current.CancellationToken);
        await using var server = await FolderServer.Start(folder.FullName);
        using var installation = new Installation();
        installation.Configure([("old", new Uri("https://old.example.com/feed")), ("older", new Uri("https://older.example.com/feed"))]);
        var list = Path.Combine(installation.Folder, "config", "feeds.json");
        Task<(int Code, string Output, string Errors)>[] verbs;

        // All of them are held at the same place, so that they meet there; for less long than they wait.
        using (new FileStream(list + ".lock", FileMode.OpenOrCreate, FileAccess.Read, FileShare.None))
        {
            verbs = [.. files.Select(file => installation.Run("feeds", "add", new Uri(server.Address, file).AbsoluteUri)), installation.Run("feeds", "pause", "old"), installation.Run("feeds", "remove", "older")];
            for (var waited = 0; waited < 40 && server.Answers.DistinctBy(answer => answer.Path).Count() < files.Length; waited++) await Task.Delay(100, TestContext.Current.CancellationToken);
            await Task.Delay(500, TestContext.Current.CancellationToken);
            verbs.ShouldAllBe(verb => !verb.IsCompleted);
        }

        foreach (var (code, output, errors) in await Task.WhenAll(verbs)) code.ShouldBe(0, output + errors);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(list, TestContext.Current.CancellationToken));
        var feeds = json.RootElement.GetProperty("feeds").EnumerateArray().ToList();
        feeds.Select(feed => feed.GetProperty("id").GetString()!).Order(StringComparer.Ordinal).ShouldBe(["harbour-notes", "harbour-notes-2", "harbour-notes-3", "old"]);
        feeds.Select(feed => Path.GetFileName(feed.GetProperty("url").GetString()!)).Order(StringComparer.Ordinal).ShouldBe(["feed", .. files]);
        feeds.Single(feed => feed.GetProperty("id").GetString() == "old").GetProperty("enabled").GetBoolean().ShouldBeFalse();
        folder.Delete(recursive: true);
    }
}
