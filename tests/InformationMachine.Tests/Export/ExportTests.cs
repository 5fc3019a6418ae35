using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Export;
using InformationMachine.Export.Formats;
using InformationMachine.Export.Tables;
using InformationMachine.Export.Targets;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Tests.Export;

public sealed class ExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_stream_of_JSON_lines_holds_every_kind_with_its_name()
    {
        await using var story = await ExportedStory.Of("A ferry sails.", "It is \"fast\" – über 30 knots.\nSecond line.");
        var lines = (await Text(new JsonLinesExporter(), story.Source())).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(line => line.GetProperty("kind").GetString()).ShouldBe(["post", "post", "thread", "assignment", "assignment", "briefing"]);
        lines[1].GetProperty("record").GetProperty("text").GetString().ShouldBe("It is \"fast\" – über 30 knots.\nSecond line.");
        lines[1].GetProperty("record").TryGetProperty("url", out _).ShouldBeFalse();
        lines[5].GetProperty("record").GetProperty("sections").GetProperty("what")[0].GetProperty("citations")[0].GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_gets_a_file_of_each_kind_and_replay_reads_the_posts()
    {
        await using var story = await ExportedStory.Of("A ferry sails.", "It is fast.");
        using var folder = new FolderTarget(_folder.File("out"));
        await new JsonLinesExporter().ExportAsync(story.Source(), folder, Token);
        Directory.GetFiles(_folder.File("out"), "*.jsonl").ShouldBeEmpty("files appear at the end only");
        folder.Complete();
        Directory.GetFiles(_folder.File("out")).Select(Path.GetFileName).ShouldBe(RecordTables.All.Select(table => table.Name + ".jsonl"), ignoreOrder: true);
        var read = PostsFile.Read(_folder.File("out/posts.jsonl")).ToList();
        read.Select(post => (post.Guid, post.Text, post.PublishedAt)).ShouldBe(story.Store.PostsAfter(0).Select(post => (post.Id.Value, post.Text, post.PublishedAt)));
    }

    [Fact]
    public async Task Since_a_cursor_each_changed_record_comes_once_as_it_stands()
    {
        await using var story = await ExportedStory.Of("A ferry sails.", "It is fast.");
        var since = story.Source().Next;
        var post = story.Store.PostsAfter(0).First();
        for (var revision = 2; revision < 5; revision++)
            await story.Commit(new StoreBatch { EditedPosts = [post with { Revision = revision, Text = $"Edited {revision}." }], Revisions = [new PostRevision(post.Id, revision - 1, null, "before", Some.Time)] });
        var source = story.Source(since: since);
        var lines = (await Text(new JsonLinesExporter(), source)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(line => line.GetProperty("kind").GetString()).ShouldBe(["post", "revision", "revision", "revision", "thread"]);
        lines[0].GetProperty("record").GetProperty("text").GetString().ShouldBe("Edited 4.");
        (await Text(new JsonLinesExporter(), story.Source(since: source.Next))).ShouldBe("");
    }

    [Fact]
    public async Task A_cursor_that_cannot_be_followed_is_refused_before_anything_is_written()
    {
        await using var story = await ExportedStory.Of("A ferry sails.");
        await using var other = await ExportedStory.Of("A ferry sails.");
        Should.Throw<ChangeCursorException>(() => other.Source(since: story.Source().Next));
    }

    [Fact]
    public async Task What_spreadsheets_would_run_is_text_in_CSV_and_comes_back()
    {
        var payloads = File.ReadLines(SharedMaterial.Path("security", "payloads", "csv.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("payload").GetString()!)
            .Concat(["\uFF1D1+1", " =1+1", "\u200B@SUM(1)", "'=1", "'quoted'", "plain", "a \"b\", c\r\nd", "-5 degrees"]).Where(text => text.Length > 0).ToList();
        await using var story = await ExportedStory.Of([.. payloads]);
        var rows = Csv(await Text(new CsvExporter(), story.Source("posts"))).ToList();
        var column = rows[0].IndexOf("text");
        var cells = rows.Skip(1).Select(row => row[column]).ToList();
        cells.ShouldAllBe(cell => !StartsFormula(cell));
        cells.Select(cell => cell.StartsWith('\'') ? cell[1..] : cell).ShouldBe(payloads);
        rows.ShouldAllBe(row => row.Count == rows[0].Count);
    }

    [Fact]
    public async Task A_CSV_file_says_by_its_first_bytes_that_it_is_Unicode_and_a_stream_does_not()
    {
        await using var story = await ExportedStory.Of("Fähre läuft aus.");
        using (var file = new FileTarget(_folder.File("posts.csv")))
        {
            await new CsvExporter().ExportAsync(story.Source("posts"), file, Token);
            file.Complete();
        }

        using (var folder = new FolderTarget(_folder.File("csv")))
        {
            await new CsvExporter().ExportAsync(story.Source("posts"), folder, Token);
            folder.Complete();
        }

        foreach (var path in new[] { "posts.csv", "csv/posts.csv" }) (await File.ReadAllBytesAsync(_folder.File(path), Token))[..3].ShouldBe([0xEF, 0xBB, 0xBF], path);
        using var stream = new MemoryStream();
        await new CsvExporter().ExportAsync(story.Source("posts"), new StreamTarget(stream), Token);
        stream.ToArray()[0].ShouldNotBe((byte)0xEF);
    }

    [Fact]
    public async Task A_zip_that_tells_the_briefings_twice_counts_them_once()
    {
        await using var story = await ExportedStory.Of("A ferry sails.", "It is fast.");
        await story.Brief(2, story.Store.PostsAfter(0).Last());
        var source = story.Source();
        using var stream = new MemoryStream();
        await new ZipExporter(() => "<opml/>").ExportAsync(source, new StreamTarget(stream), Token);
        Should.NotThrow(source.Verify);
    }

    [Fact]
    public async Task Parquet_is_typed_and_comes_back()
    {
        await using var story = await ExportedStory.Of("A ferry sails.", "It is fast.");
        using var folder = new FolderTarget(_folder.File("parquet"));
        await new ParquetExporter().ExportAsync(story.Source(), folder, Token);
        folder.Complete();
        await using var reader = await global::Parquet.ParquetReader.CreateAsync(_folder.File("parquet/posts.parquet"), cancellationToken: Token);
        using var group = reader.OpenRowGroupReader(0);
        group.RowCount.ShouldBe(2);
        var fields = reader.Schema.GetDataFields().ToDictionary(field => field.Name);
        fields.Keys.ShouldBe(RecordTables.Of(ChangeKind.Post).Columns.Select(column => column.Name));
        fields["sequence"].ClrType.ShouldBe(typeof(long));
        fields["time"].ClrType.ShouldBe(typeof(DateTime));
        fields["is_repost"].ClrType.ShouldBe(typeof(bool));
        var texts = new string?[2];
        await group.ReadAsync(fields["text"], texts.AsMemory(), cancellationToken: Token);
        texts.ShouldBe(["A ferry sails.", "It is fast."]);
        var times = new DateTime[2];
        await group.ReadAsync<DateTime>(fields["time"], times.AsMemory(), cancellationToken: Token);
        times.ShouldBe([Some.Time.AddMinutes(1).UtcDateTime, Some.Time.AddMinutes(2).UtcDateTime]);
        var handles = new string?[2];
        await group.ReadAsync(fields["handle"], handles.AsMemory(), cancellationToken: Token);
        handles.ShouldAllBe(handle => handle == null);
        Directory.GetFiles(_folder.File("parquet")).Length.ShouldBe(7);
    }

    [Fact]
    public async Task Atom_shows_the_newest_version_of_what_readers_may_see()
    {
        await using var story = await ExportedStory.Of("A ferry <sails> & more.", "It is fast.");
        await story.Brief(2, story.Store.PostsAfter(0).Last());
        var feed = XDocument.Parse(await Text(new AtomExporter(), story.Source())).Root!;
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = feed.Elements(atom + "entry").Single();
        entry.Element(atom + "id")!.Value.ShouldEndWith("version:2");
        entry.Element(atom + "content")!.Value.ShouldContain("It is fast.");
        feed.Element(atom + "updated")!.Value.ShouldBe(entry.Element(atom + "updated")!.Value);
        new[] { "id", "title", "updated" }.ShouldAllBe(name => feed.Element(atom + name) != null && entry.Element(atom + name) != null);
        entry.Elements(atom + "author").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_zip_holds_everything_and_says_where_to_go_on()
    {
        await using var story = await ExportedStory.Of("A ferry sails.", "It is fast.");
        using var stream = new MemoryStream();
        var source = story.Source();
        await new ZipExporter(() => "<opml/>").ExportAsync(source, new StreamTarget(stream), Token);
        using var zip = new ZipArchive(new MemoryStream(stream.ToArray()));
        zip.Entries.Select(entry => entry.Name).ShouldBe([.. RecordTables.All.Select(table => table.Name + ".jsonl"), "briefings.atom", "feeds.opml", "manifest.json"]);
        using var manifest = JsonDocument.Parse(await zip.GetEntry("manifest.json")!.OpenAsync(Token));
        manifest.RootElement.GetProperty("next").GetString().ShouldBe(story.Store.LatestChange.ToString());
        manifest.RootElement.GetProperty("records").GetInt64().ShouldBe(6);
    }

    [Fact]
    public void Unknown_formats_and_kinds_are_refused_with_the_known_ones()
    {
        Should.Throw<RefusedException>(() => Exporters.Named("xml", () => "")).Message.ShouldContain("jsonl, csv, parquet, atom, opml, zip");
        Should.Throw<RefusedException>(() => RecordTables.Named("posts,tweets")).Message.ShouldContain("posts, revisions, threads");
    }

    [Fact]
    public async Task Tables_go_to_a_folder_or_one_by_one()
    {
        await using var story = await ExportedStory.Of("A ferry sails.");
        (await Should.ThrowAsync<RefusedException>(() => Text(new CsvExporter(), story.Source()))).Message.ShouldContain("--kinds");
        (await Text(new CsvExporter(), story.Source("threads"))).ShouldStartWith("id,title,");
    }

    [Fact]
    public void A_file_that_is_not_finished_never_appears()
    {
        using (var target = new FileTarget(_folder.File("x.jsonl")))
        {
            using var stream = target.Open("x");
            stream.Write("half"u8);
        }

        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void What_goes_wrong_while_reading_ahead_is_told_and_breaking_off_ends_the_reading()
    {
        Should.Throw<InvalidDataException>(() => ReadAhead.Of(Failing(), Token).Count());
        ReadAhead.Of(Enumerable.Range(0, int.MaxValue), Token).Take(1000).ShouldBe(Enumerable.Range(0, 1000));
    }

    private static IEnumerable<int> Failing()
    {
        for (var i = 0; i < 100; i++) yield return i;
        throw new InvalidDataException("page 7");
    }

    private static async Task<string> Text(IExporter exporter, ExportSource source)
    {
        using var stream = new MemoryStream();
        await exporter.ExportAsync(source, new StreamTarget(stream), Token);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static bool StartsFormula(string cell) => cell.TrimStart(' ', '\t', '\r', '\n', '\u200B', '\u00A0') is { Length: > 0 } text && "=+-@|%\uFF1D".Contains(text[0]);

    /// <summary>RFC 4180, as a reader of our own would take it.</summary>
    private static IEnumerable<List<string>> Csv(string text)
    {
        var (row, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] is ',' or '\n' && !quoted)
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (text[i] != '\n') continue;
                yield return row;
                row = [];
            }
            else if (quoted || text[i] != '\r') cell.Append(text[i]);
        }
    }
}
