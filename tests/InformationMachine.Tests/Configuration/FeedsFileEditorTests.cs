using System.Text.Json.Nodes;
using InformationMachine.Configuration;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Tests.Configuration;

public sealed class FeedsFileEditorTests : IDisposable
{
    private const string Text = """
        {
          "$schema": "./feeds.schema.json", // kept
          "feeds": [
            { "id": "one", "url": "https://one.example.org/feed" }, /* about two */
            { "id": "two", "url": "https://two.example.org/feed", "interval": "02:00:00" },
            { "id": "three", "url": "https://three.example.org/feed" }
          ]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_the_entries_concerned_change_and_comments_stay()
    {
        var editor = Editor(Text);
        editor.Add(new FeedEntry("four", "https://four.example.org/feed") { Title = "Vier & \u201Cmehr\u201D", Tags = ["a", "b"] });
        editor.Change("two", entry => entry["enabled"] = JsonValue.Create(false)).ShouldBeTrue();
        editor.Remove("three").ShouldBeTrue();
        editor.Remove("three").ShouldBeFalse();
        editor.Change("three", _ => { }).ShouldBeFalse();

        editor.Feeds.Select(feed => (feed.Id.Value, feed.Enabled)).ShouldBe([("one", true), ("two", false), ("four", true)]);
        editor.Feeds[2].Title.ShouldBe("Vier & \u201Cmehr\u201D");
        editor.Feeds[2].Tags.ShouldBe(["a", "b"]);
        var written = File.ReadAllText(File_);
        written.ShouldContain("// kept");
        written.ShouldContain("/* about two */");
        written.ShouldContain("""{ "id": "one", "url": "https://one.example.org/feed" }""");
    }

    [Theory]
    [InlineData("""{ "feeds": [] }""")]
    [InlineData("""{ "feeds": [ /* none yet */ ] }""")]
    [InlineData("""{ "feeds": [ { "id": "x", "url": "https://x.example.org/" }, ] }""")]
    public void Feeds_come_and_go_in_any_list(string text)
    {
        var editor = Editor(text);
        var before = editor.Feeds.Length;
        editor.Add(new FeedEntry("new", "https://new.example.org/feed"), new FeedEntry("newer", "https://newer.example.org/feed"));
        editor.Feeds.Length.ShouldBe(before + 2);
        foreach (var feed in editor.Feeds) editor.Remove(feed.Id.Value).ShouldBeTrue();
        editor.Feeds.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_is_made_where_there_is_none()
    {
        var editor = new FeedsFileEditor(File_, SourceKinds.Names);
        editor.Add(new FeedEntry("first", "https://first.example.org/feed"));
        editor.Feeds.ShouldHaveSingleItem().Id.Value.ShouldBe("first");
    }

    [Fact]
    public void What_is_known_or_wrong_is_refused_and_changes_nothing()
    {
        var editor = Editor(Text);
        Should.Throw<RefusedException>(() => editor.Add(new FeedEntry("again", "https://one.example.org/feed"))).Message.ShouldContain("'one'");
        Should.Throw<RefusedException>(() => editor.Add(new FeedEntry("one", "https://other.example.org/feed"))).Message.ShouldContain("taken");
        Should.Throw<RefusedException>(() => editor.Change("one", entry => entry["interval"] = "soon")).Message.ShouldContain("interval");
        File.ReadAllText(File_).ShouldBe(Text);
        Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["feeds.json"]);
    }

    [Fact]
    public async Task A_change_waits_for_another_process_and_begins_with_what_it_left()
    {
        var editor = Editor(Text);
        var held = FileLock.TryTake(File_, UnixFileMode.UserRead | UnixFileMode.UserWrite)!;
        var paused = Task.Run(() => editor.Change("two", entry => entry["enabled"] = JsonValue.Create(false)), TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        paused.IsCompleted.ShouldBeFalse();
        await File.WriteAllTextAsync(File_, Text.Replace("\"one\"", "\"eins\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        held.Dispose();
        (await paused).ShouldBeTrue();
        editor.Feeds.Select(feed => (feed.Id.Value, feed.Enabled)).ShouldBe([("eins", true), ("two", false), ("three", true)]);
    }

    [Fact]
    public void Who_waits_for_long_is_told_that_somebody_else_is_at_it()
    {
        Editor(Text);
        var editor = new FeedsFileEditor(File_, SourceKinds.Names) { Patience = TimeSpan.FromMilliseconds(50) };
        using var held = FileLock.TryTake(File_, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (Action change in new Action[] { () => editor.Remove("one"), () => editor.Change("one", _ => { }), () => editor.Add(new FeedEntry("four", "https://four.example.org/feed")) })
        {
            var refused = Should.Throw<RefusedException>(change);
            refused.Code.ShouldBe(ExitCode.Locked);
            refused.IsUnavailable.ShouldBeTrue("the desk answers that it cannot be done now");
            refused.Message.ShouldBe($"{File_} is being changed by another process; try again when it has ended.");
        }

        File.ReadAllText(File_).ShouldBe(Text);
    }

    [Fact]
    public void Names_are_chosen_by_what_is_followed_when_the_lock_is_held()
    {
        var editor = Editor(Text);
        editor.Add(known => [new FeedEntry(new FeedNames(known.Select(feed => feed.Id.Value)).Next("One"), "https://four.example.org/feed")]);
        editor.Feeds.Select(feed => feed.Id.Value).ShouldBe(["one", "two", "three", "one-2"]);
        editor.Add(_ => []);
        editor.Feeds.Length.ShouldBe(4);
    }

    [Fact]
    public void A_list_is_replaced_as_it_is_written_and_it_is_said_what_came_and_went()
    {
        var editor = Editor(Text);
        var text = """
            // ours
            { "feeds": [ { "id": "three", "url": "https://three.example.org/other" }, { "id": "four", "url": "https://four.example.org/feed" } ] }
            """u8.ToArray();
        var replaced = editor.Replace(text, "new.json");
        replaced.Added.ShouldBe(["four"]);
        replaced.Removed.ShouldBe(["one", "two"]);
        replaced.Unread.ShouldBeNull();
        File.ReadAllBytes(File_).ShouldBe(text);
        editor.Text.ShouldBe(text);
    }

    /// <summary>Some editors put a mark before a text, which JSON does not know.</summary>
    [Fact]
    public void A_list_with_a_mark_before_it_is_read_and_changed()
    {
        byte[] text = [.. System.Text.Encoding.UTF8.Preamble, .. """{ "feeds": [ { "id": "one", "url": "https://one.example.org/feed" } ] }"""u8];
        var editor = Editor(Text);
        editor.Replace(text, "new.json");
        editor.Add(new FeedEntry("two", "https://two.example.org/feed"));
        File.WriteAllBytes(File_, text);
        editor.Add(new FeedEntry("three", "https://three.example.org/feed"));
        editor.Feeds.Select(feed => feed.Id.Value).ShouldBe(["one", "three"]);
    }

    [Fact]
    public void A_wrong_list_replaces_nothing_and_its_own_line_is_named()
    {
        var editor = Editor(Text);
        var refused = Should.Throw<RefusedException>(() => editor.Replace("{ \"feeds\": [\n  { \"id\": \"one\", \"uri\": \"https://one.example.org/feed\" } ] }"u8.ToArray(), "new.json"));
        refused.Code.ShouldBe(ExitCode.Configuration);
        refused.Message.ShouldContain("new.json:2: ");
        refused.Message.ShouldContain("uri is not known");
        Should.Throw<RefusedException>(() => editor.Replace("nothing"u8.ToArray(), "new.json")).Message.ShouldContain("new.json:1: ");
        File.ReadAllText(File_).ShouldBe(Text);
    }

    [Fact]
    public void A_list_that_cannot_be_read_is_replaced_and_one_that_is_not_there_is_made()
    {
        var text = """{ "feeds": [ { "id": "one", "url": "https://one.example.org/feed" } ] }"""u8.ToArray();
        var editor = Editor("{ broken");
        var replaced = editor.Replace(text, "new.json");
        replaced.Unread.ShouldNotBeNull().ShouldContain(File_);
        replaced.Added.ShouldBe(["one"]);
        File.Delete(File_);
        editor.Replace(text, "new.json").Added.ShouldBe(["one"]);
        editor.Feeds.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("Ada Hale's Notes!", "ada-hale-s-notes")]
    [InlineData("\u6771\u4EAC", "feed")]
    [InlineData("Taken", "taken-2")]
    public void Names_are_made_of_titles(string title, string name) => new FeedNames(["taken"]).Next(title).ShouldBe(name);

    [Fact]
    public void Mode_and_link_of_the_file_stay()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes and links as Unix has them");
        var target = Path.Combine(Directory.CreateDirectory(_folder.File("elsewhere")).FullName, "followed.json");
        File.WriteAllText(target, Text);
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(File_, target);
        new FeedsFileEditor(File_, SourceKinds.Names).Remove("three").ShouldBeTrue();
        new FileInfo(File_).LinkTarget.ShouldBe(target);
        File.ReadAllText(target).ShouldNotContain("three");
        File.GetUnixFileMode(target).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Directory.GetFiles(Path.GetDirectoryName(target)!).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["followed.json", "followed.json.lock"]);
    }

    private string File_ => _folder.File("feeds.json");

    private FeedsFileEditor Editor(string text)
    {
        File.WriteAllText(File_, text);
        return new FeedsFileEditor(File_, SourceKinds.Names);
    }
}
