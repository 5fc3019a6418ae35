using System.Diagnostics;

namespace InformationMachine.EndToEnd;

/// <summary>A folder full of documents made to cost: a machine that reads them stops when it is asked to, at any time.</summary>
public sealed class HostilePublisherTests
{
    private const int Files = 40;

    [Theory]
    [InlineData(0)]
    [InlineData(1500)]
    [InlineData(4000)]
    public async Task SIGTERM_ends_a_machine_in_the_middle_of_hostile_documents_within_ten_seconds(int after)
    {
        using var installation = new Installation();
        var folder = Directory.CreateDirectory(Path.Combine(installation.Folder, "inbox")).FullName;
        string[] pieces = ["<ul><li>", "<b>", "<table>", "<div>", "<p>x"];
        for (var i = 0; i < Files; i++) await File.WriteAllTextAsync(Path.Combine(folder, $"{i}.html"), string.Concat(Enumerable.Repeat(pieces[i % pieces.Length], 250_000)), TestContext.Current.CancellationToken);
        installation.Write("config/feeds.json", $$"""{ "feeds": [ { "id": "inbox", "kind": "folder", "url": "{{folder}}" } ] }""");
        using var machine = installation.Start("run");
        await machine.Until(() => machine.Output.Contains("Feeds polled from now on: 1", StringComparison.Ordinal), TimeSpan.FromSeconds(120), "polling");
        await Task.Delay(after, TestContext.Current.CancellationToken);
        var begun = Stopwatch.GetTimestamp();
        machine.Terminate();
        (await machine.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0, machine.Output);
        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task An_altered_byte_fails_exports_and_backups_with_one_message()
    {
        using var installation = new Installation();
        await using (var store = Open(installation))
        {
            await store.CommitAsync(new Data.Store.StoreBatch { NewPosts = [.. Enumerable.Range(1, 400).Select(Post)] }, TestContext.Current.CancellationToken);
        }

        var file = Path.Combine(installation.Data, "machine.db");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.AsSpan().IndexOf("Berth 77 "u8)] ^= 0x20;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        installation.Configure([]);
        foreach (var verb in new[] { new[] { "export", "--format", "jsonl" }, ["backup", "one.zip"], ["run", "--once"] })
        {
            var (code, _, errors) = await installation.Run(verb);
            code.ShouldBe(1, string.Join(' ', verb) + errors);
            errors.ShouldContain("doctor");
            errors.ShouldNotContain("   at ", Case.Sensitive, "a message, no stack trace");
        }

        File.Exists(Path.Combine(installation.Folder, "one.zip")).ShouldBeFalse();
        (await installation.Run("doctor")).Code.ShouldBe(1);
        (await installation.Run("doctor", "--repair")).Code.ShouldBe(0);
        (await installation.Run("export", "--format", "jsonl")).Code.ShouldBe(0);
    }

    private static Data.Store.LiteDb.LiteDbStore Open(Installation installation)
    {
        Directory.CreateDirectory(installation.Data);
        return installation.OpenStore();
    }

    private static Data.Posts.Post Post(int number)
    {
        var feed = Data.Feeds.FeedId.Parse("notes");
        var time = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(number);
        return new Data.Posts.Post { Id = Data.Posts.PostId.From(feed, $"{number}"), Feed = feed, Guid = $"{number}", Author = "Ada Hale", Text = $"Berth {number} was dredged.", PublishedAt = time, FirstSeenAt = time, RevisedAt = time, Fingerprint = $"{number}" };
    }
}
