using System.Diagnostics;
using System.Text;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.Records;
using InformationMachine.Data.Threads;
using InformationMachine.Export.Formats;
using InformationMachine.Export.Targets;
using InformationMachine.Tests.Export;
using LiteDB;
using LiteDB.Engine;

namespace InformationMachine.Tests.Docs;

/// <summary>docs/data-file.md says what the file holds, no more and no less, and its examples run.</summary>
public sealed class DataFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Documents => ["feeds", "memories", "posts", "revisions", "threads", "assignments", "merges", "decisions", "briefings", "changes", "watches", "receivers", "told", "deliveries", "wordings", "answers"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_field_of_a_collection_is_described_with_its_type(string collection)
    {
        var written = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Describe(RecordCheck.Seal(Write(collection)), "", written);
        var described = DataFileDocument.Table($"`{collection}`").ToDictionary(row => row.Key, row => row.Value.Replace(", optional", "", StringComparison.Ordinal), StringComparer.Ordinal);
        new SortedDictionary<string, string>(described, StringComparer.Ordinal).ShouldBe(written);
    }

    [Theory]
    [InlineData("sentence")]
    [InlineData("quote")]
    [InlineData("mark")]
    public void Parts_that_occur_in_several_places_are_described_once(string part)
    {
        var whole = part == "quote" ? Write("posts")["quoted"] : part == "mark" ? Write("decisions")["marks"][0]["before"] : Write("briefings")["sections"]["what"][0];
        var written = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in whole.AsDocument) Describe(value, name, written);
        new SortedDictionary<string, string>(DataFileDocument.Table(part).ToDictionary(row => row.Key, row => row.Value.Replace(", optional", "", StringComparison.Ordinal), StringComparer.Ordinal), StringComparer.Ordinal).ShouldBe(written);
    }

    [Fact]
    public async Task Every_collection_and_every_setting_is_described()
    {
        await using var store = LiteDbStore.Open(_folder.File("machine.db"));
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)], LinkedThrough = 1, DeliveryCursor = "start" }, Token);
        await store.CheckpointAsync(Token);
        store.Collections.All.Select(collection => collection.Name).ShouldBe(DataFileDocument.Collections, ignoreOrder: true);
        var settings = store.Ask(() => store.Collections.Meta.All().ToDictionary(setting => setting["_id"].AsString, setting => Word(setting["value"])));
        settings.ShouldBe(DataFileDocument.Table("`meta`", "name"), ignoreOrder: true);
        File.ReadAllText(System.IO.Path.Combine(DataFileDocument.Repository(), "docs", "data-file.md")).ShouldContain($"schema, {LiteDbReader.SchemaVersion} at present");
    }

    [Fact]
    public void What_is_optional_is_what_an_empty_record_leaves_out()
    {
        DataFileDocument.Table("`posts`").Where(row => row.Value.Contains("optional", StringComparison.Ordinal)).Select(row => row.Key.Split('[', '.')[0]).Distinct()
            .ShouldBe(Write("posts").Keys.Except(PostDocument.Write(Some.Post(1)).Keys), ignoreOrder: true);
        DataFileDocument.Table("`threads`").Where(row => row.Value.Contains("optional", StringComparison.Ordinal)).Select(row => row.Key)
            .ShouldBe(Write("threads").Keys.Except(ThreadDocument.Write(Some.Thread(1)).Keys), ignoreOrder: true);
    }

    [Fact]
    public async Task The_queries_run()
    {
        await Publish();
        using var file = File.OpenRead(_folder.File("snapshot/machine.db"));
        using var database = new LiteDatabase(new LiteEngine(new EngineSettings { DataStream = file, LogStream = new MemoryStream(), ReadOnly = true }));
        var answers = DataFileDocument.Blocks("sql").Select(query => database.Execute(query).ToList()).ToList();
        answers.Count.ShouldBe(3);
        answers.ShouldAllBe(answer => answer.Count > 0);
        answers[2][0]["value"].AsInt32.ShouldBe(LiteDbReader.SchemaVersion);
    }

    [Fact]
    public async Task The_Python_example_reads_an_export()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "there is no Python");
        await using var story = await ExportedStory.Of("A ferry sails.", "It is fast.");
        await story.Brief(2, story.Store.PostsAfter(0).Last());
        using var export = new MemoryStream();
        await new JsonLinesExporter().ExportAsync(story.Source("briefings"), new StreamTarget(export), Token);
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", DataFileDocument.Blocks("python").Single()]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await python.StandardInput.WriteAsync(Encoding.UTF8.GetString(export.ToArray()));
        python.StandardInput.Close();
        (await python.StandardOutput.ReadToEndAsync(Token)).ShouldBe("1\tA ferry is launched\t1\n");
    }

    private async Task Publish()
    {
        await using var store = LiteDbStore.Open(_folder.File("machine.db"));
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1), Some.Post(2)] }, Token);
        await store.CommitAsync(new StoreBatch { Threads = [Some.Thread(1, 2)], Assignments = [Some.Assignment(Some.Post(1), 1, 1), Some.Assignment(Some.Post(2), 2, 1)], LinkedThrough = 2 }, Token);
        await new SnapshotPublisher(_folder.Path).PublishAsync(store, Token);
    }

    private static BsonDocument Write(string collection) => collection switch
    {
        "feeds" => FeedStateDocument.Write(Filled.Of<FeedState>()),
        "memories" => FeedMemoryDocument.Write(Filled.Of<FeedMemory>()),
        "posts" => PostDocument.Write(Filled.Of<Post>()),
        "revisions" => PostDocument.Write(Filled.Of<PostRevision>()),
        "threads" => ThreadDocument.Write(Filled.Of<StoryThread>()),
        "assignments" => ThreadDocument.Write(Filled.Of<Assignment>()),
        "merges" => ThreadDocument.Write(Filled.Of<ThreadMerge>(), 1),
        "decisions" => DecisionDocument.Write(Filled.Of<Decision>()),
        "watches" => WatchDocument.Write(Filled.Of<Watch>()),
        "receivers" => DeliveryDocument.Write(Filled.Of<ReceiverState>()),
        "told" => DeliveryDocument.Write(Filled.Of<ToldStory>()),
        "deliveries" => DeliveryDocument.Write(Filled.Of<Delivery>()),
        "wordings" => WordingDocument.Write(Filled.Of<ModelWording>()),
        "answers" => WordingDocument.Write(Filled.Of<ModelAnswer>()),
        "briefings" => BriefingDocument.Write(Filled.Of<Briefing>()),
        _ => ChangeDocument.Write(1, 1, [(ChangeKind.Post, 1L), (ChangeKind.Revision, "x"), (ChangeKind.Thread, 1), (ChangeKind.Assignment, 1L), (ChangeKind.Merge, 1), (ChangeKind.Decision, 1), (ChangeKind.Briefing, 1L)]),
    };

    private static void Describe(BsonValue value, string path, SortedDictionary<string, string> fields)
    {
        if (value.IsArray)
        {
            foreach (var item in value.AsArray) Describe(item, path + "[]", fields);
        }
        else if (value.IsDocument && Word(value) == "document")
        {
            foreach (var (name, inner) in value.AsDocument) Describe(inner, path.Length == 0 ? name : $"{path}.{name}", fields);
        }
        else
        {
            fields[path] = Word(value);
        }
    }

    private static string Word(BsonValue value) => value.Type switch
    {
        BsonType.String => "string",
        BsonType.Int32 => "int32",
        BsonType.Int64 => "int64",
        BsonType.Double => "double",
        BsonType.Boolean => "bool",
        BsonType.DateTime => "date",
        BsonType.Guid => "guid",
        BsonType.Document when value.AsDocument.ContainsKey("citations") => "sentence",
        BsonType.Document when value.AsDocument.ContainsKey("repost") => "quote",
        BsonType.Document when value.AsDocument.ContainsKey("titleEdited") && value.AsDocument.ContainsKey("thread") => "mark",
        BsonType.Document => "document",
        _ => value.Type.ToString(),
    };
}
