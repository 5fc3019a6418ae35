using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Site;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Forms;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Briefings.Site;

public sealed class RenderRoundTests : IAsyncDisposable
{
    private readonly LiteDbStore _store = LiteDbStore.InMemory();
    private readonly TemporaryFolder _folder = new();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_first_round_writes_every_form_and_the_second_nothing()
    {
        await StoreAsync(thread: 1, versions: 3);
        await StoreAsync(thread: 2, versions: 1);
        var first = await RunAsync();
        (first.Threads, first.Failed).ShouldBe((2, 0));
        foreach (var file in new[] { "index.html", "all.html", "assets/site.css", "threads/1.html", "threads/1.md", "threads/1.txt", "threads/1.json", "threads/1/v1.html", "threads/1/v3.json", "threads/1/history.html", "threads/2/v1.html" })
        {
            File.Exists(_folder.File(file)).ShouldBeTrue(file);
        }

        var before = Stamps();
        (await RunAsync()).ShouldBe(new RenderResult(0, 0, 0, 0));
        Stamps().ShouldBe(before);
        Directory.EnumerateFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_version_writes_its_thread_and_the_front_page_only()
    {
        await StoreAsync(thread: 1, versions: 1);
        await StoreAsync(thread: 2, versions: 1);
        await RunAsync();
        var before = Stamps();
        await StoreAsync(thread: 1, versions: 3, from: 2);
        (await RunAsync()).Threads.ShouldBe(1);
        var changed = Stamps().Where(pair => before.GetValueOrDefault(pair.Key) != pair.Value).Select(pair => pair.Key).ToList();
        changed.ShouldContain("index.html");
        changed.ShouldContain("threads/1/v3.html");
        changed.ShouldNotContain("threads/1/v1.html");
        changed.ShouldAllBe(file => !file.StartsWith("threads/2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_merged_threads_page_leads_to_the_survivor_and_its_versions_stay()
    {
        await StoreAsync(thread: 1, versions: 1);
        await StoreAsync(thread: 2, versions: 2);
        await RunAsync();
        await _store.CommitAsync(new StoreBatch { Merges = [new ThreadMerge(new ThreadId(2), new ThreadId(1), 1, 0.9, Some.Time)] }, TestContext.Current.CancellationToken);
        var result = await RunAsync();
        (result.Threads, result.Forwards).ShouldBe((0, 1));
        var page = await ReadAsync("threads/2.html");
        page.ShouldContain("""<meta http-equiv="refresh" content="0; url=1.html">""");
        page.ShouldContain("""<link rel="canonical" href="1.html">""");
        (await ReadAsync("index.html")).ShouldNotContain("threads/2.html");
        File.Exists(_folder.File("threads/2/v1.html")).ShouldBeTrue();
        (await RunAsync()).Files.ShouldBe(0);
    }

    /// <summary>Whoever follows the feed of a thread, or reads one of its other forms, learns there that the story goes on elsewhere.</summary>
    [Fact]
    public async Task Every_form_of_a_merged_thread_says_where_its_story_went()
    {
        await StoreAsync(thread: 1, versions: 1);
        await StoreAsync(thread: 2, versions: 2);
        await RunAsync();
        await _store.CommitAsync(new StoreBatch { Merges = [new ThreadMerge(new ThreadId(2), new ThreadId(1), 1, 0.9, Some.Time.AddYears(1))] }, TestContext.Current.CancellationToken);
        await RunAsync();
        (await ReadAsync("threads/2.md")).ShouldContain("(1.md)");
        (await ReadAsync("threads/2.txt")).ShouldContain("1.txt");
        JsonDocument.Parse(await ReadAsync("threads/2.json")).RootElement.GetProperty("merged_into").GetInt32().ShouldBe(1);
        XDocument.Parse(await ReadAsync("threads/2.svg")).Descendants().Select(element => element.Attribute("href")?.Value).ShouldContain("1.svg");
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await ReadAsync("threads/2/atom.xml")).Root!;
        var entries = feed.Elements(atom + "entry").ToList();
        entries.Count.ShouldBe(3);
        entries[0].Element(atom + "link")!.Attribute("href")!.Value.ShouldBe("../../threads/1.html");
        entries[0].Element(atom + "title")!.Value.ShouldContain(FerryStory.Newest.Title);
        feed.Element(atom + "updated")!.Value.ShouldBe(entries[0].Element(atom + "updated")!.Value);
        var ids = feed.Descendants(atom + "id").Select(id => id.Value).ToList();
        await RunAsync(all: true);
        XDocument.Parse(await ReadAsync("threads/2/atom.xml")).Descendants(atom + "id").Select(id => id.Value).ShouldBe(ids);
        File.Delete(_folder.File("threads/2.json"));
        await RunAsync();
        File.Exists(_folder.File("threads/2.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_thread_that_became_doubtful_says_so_and_leaves_every_list_until_it_is_sure_again()
    {
        await StoreAsync(thread: 1, versions: 3);
        await StoreAsync(thread: 2, versions: 1);
        await RunAsync();
        await StoreAsync(thread: 1, versions: 3, from: 4, isPublished: false);
        (await RunAsync()).Threads.ShouldBe(1);
        string[] lists = ["index.html", "atom.xml", $"search/{Shelf.Of(1)}.js", $"stories/{Shelf.Of(1)}.html", .. Directory.EnumerateFiles(_folder.File("days"), "*.html").Select(file => Path.GetRelativePath(_folder.Path, file))];
        foreach (var list in lists) (await ReadAsync(list)).ShouldNotContain("threads/1", customMessage: list);
        (await ReadAsync($"search/{Shelf.Of(1)}.js")).ShouldNotContain("[1,");
        (await ReadAsync("index.html")).ShouldContain("threads/2.html");
        foreach (var form in new[] { "html", "md", "txt" }) (await ReadAsync($"threads/1.{form}")).ShouldContain("no longer certain that all these posts tell one story", customMessage: form);
        using (var json = JsonDocument.Parse(await ReadAsync("threads/1.json"))) json.RootElement.GetProperty("doubted").GetBoolean().ShouldBeTrue();
        (await ReadAsync("threads/1/v3.html")).ShouldNotContain("no longer certain");
        (await RunAsync()).ShouldBe(new RenderResult(0, 0, 0, 0));
        (await RunAsync(all: true)).Threads.ShouldBe(2);
        (await ReadAsync("index.html")).ShouldNotContain("threads/1.html");
        await StoreAsync(thread: 1, versions: 3, from: 4);
        (await RunAsync()).Threads.ShouldBe(1);
        foreach (var list in new[] { "index.html", "atom.xml", $"stories/{Shelf.Of(1)}.html" }) (await ReadAsync(list)).ShouldContain("threads/1", customMessage: list);
        (await ReadAsync("threads/1.html")).ShouldNotContain("no longer certain");
        (await ReadAsync("threads/1.json")).ShouldNotContain("doubted");
    }

    [Fact]
    public async Task A_page_that_fails_never_stops_the_others_and_is_tried_again()
    {
        await StoreAsync(thread: 1, versions: 1);
        await StoreAsync(thread: 2, versions: 1);
        var broken = true;
        var json = new JsonRenderer((page, writer) =>
        {
            if (broken && page.Thread.Id.Value == 1) throw new InvalidOperationException("refused");
            writer.WriteNullValue();
        });
        var round = new RenderRound(_store, approvedOnly: false, new SiteOptions(), _folder.Path, json, NullLogger<RenderRound>.Instance);
        var first = await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        (first.Threads, first.Failed).ShouldBe((1, 1));
        broken = false;
        var second = await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        (second.Threads, second.Failed).ShouldBe((1, 0));
    }

    [Fact]
    public async Task All_renders_everything_again_and_so_does_a_damaged_memory()
    {
        await StoreAsync(thread: 1, versions: 2);
        var files = (await RunAsync()).Files;
        (await RunAsync(all: true)).Threads.ShouldBe(1);
        await File.WriteAllTextAsync(_folder.File(".rendered/stories/000001.json"), "{\"1\":{\"Ent", TestContext.Current.CancellationToken);
        var again = await RunAsync();
        again.Threads.ShouldBe(1);
        again.Files.ShouldBeGreaterThan(10);
        again.Files.ShouldBeLessThan(files);
    }

    [Theory]
    [InlineData(true, "https://pics.example/1.jpg", true)]
    [InlineData(false, "https://pics.example/1.jpg", false)]
    [InlineData(true, "http://pics.example/1.jpg", false)]
    public async Task A_picture_is_shown_only_where_the_operator_wants_it_and_its_server_alone_is_asked(bool isWanted, string url, bool isShown)
    {
        var source = FerryStory.Versions[0].Sources[0];
        var post = Some.Post(1, source.Text) with { Id = source.Post, LeadPicture = new LeadPicture(url, "A \"ferry\"") };
        await _store.CommitAsync(new StoreBatch { NewPosts = [post] }, TestContext.Current.CancellationToken);
        await StoreAsync(thread: 1, versions: 3);
        await RunAsync(options: new SiteOptions { LeadPictures = isWanted });
        var page = await ReadAsync("threads/1.html");
        page.Contains("""<img src="https://pics.example/1.jpg" alt="A &quot;ferry&quot;" loading="lazy" referrerpolicy="no-referrer">""", StringComparison.Ordinal).ShouldBe(isShown);
        page.Contains("data: https://pics.example; base-uri", StringComparison.Ordinal).ShouldBe(isShown);
        page.Contains("pics.example", StringComparison.Ordinal).ShouldBe(isShown);
        (await ReadAsync("threads/1/v3.html")).ShouldNotContain("pics.example");
        (await ReadAsync("index.html")).ShouldNotContain("pics.example");
    }

    [Fact]
    public async Task An_empty_machine_has_a_front_page_too()
    {
        await RunAsync();
        (await ReadAsync("index.html")).ShouldContain("No story has a briefing yet");
    }

    [Fact]
    public async Task A_reader_never_sees_a_part_of_a_page()
    {
        var path = _folder.File("page.html");
        var texts = new[] { new string('a', 200_000) + "end", new string('b', 300_000) + "end" };
        await SiteFile.WriteAsync(path, texts[0], TestContext.Current.CancellationToken);
        using var done = new CancellationTokenSource();
        var reads = 0;
        var reader = Task.Run(() => Read(path, texts, () => Interlocked.Increment(ref reads), done.Token), TestContext.Current.CancellationToken);
        // A starved reader comes late: write on until it has read often enough.
        for (var i = 0; i < 60 || (Volatile.Read(ref reads) <= 10 && !reader.IsCompleted); i++) await SiteFile.WriteAsync(path, texts[i % 2], TestContext.Current.CancellationToken);
        await done.CancelAsync();
        await reader;
        reads.ShouldBeGreaterThan(10);
    }

    private static void Read(string path, string[] texts, Action read, CancellationToken done)
    {
        for (; !done.IsCancellationRequested; read()) texts.ShouldContain(File.ReadAllText(path, Encoding.UTF8));
    }

    private async Task StoreAsync(int thread, int versions, int from = 1, bool isPublished = true)
    {
        var id = new ThreadId(thread);
        var briefings = FerryStory.Versions[(from - 1)..versions].Select(briefing => briefing with { Thread = id });
        var batch = new StoreBatch
        {
            Threads = [FerryStory.Thread(thread) with { BriefingVersion = 0, IsPublished = isPublished }],
            Briefings = [.. briefings],
            Briefed = [new BriefedMark(id, 9, versions, FerryStory.Newest.Title)],
        };
        await _store.CommitAsync(batch, TestContext.Current.CancellationToken);
    }

    private Task<RenderResult> RunAsync(bool all = false, SiteOptions? options = null) =>
        new RenderRound(_store, approvedOnly: false, options ?? new SiteOptions(), _folder.Path, RenderersTests.Json, NullLogger<RenderRound>.Instance).RunAsync(all, TestContext.Current.CancellationToken);

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(_folder.File(file), TestContext.Current.CancellationToken);

    private Dictionary<string, DateTime> Stamps() => Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_folder.Path, file), File.GetLastWriteTimeUtc);
}
