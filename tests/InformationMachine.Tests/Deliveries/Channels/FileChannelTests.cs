using System.Xml.Linq;
using InformationMachine.Deliveries.Channels;

namespace InformationMachine.Tests.Deliveries.Channels;

public sealed class FileChannelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_note_grows_with_each_message_and_keeps_what_people_wrote_into_it()
    {
        var channel = new ChannelConfig { Name = "notes", Kind = "markdown", Folder = _folder.Path };
        var message = SomeMessage.To(channel);
        await new MarkdownChannel().SendAsync(message, Cancellation);
        var note = Directory.GetFiles(_folder.Path, "*.md").ShouldHaveSingleItem();
        Path.GetFileName(note).ShouldStartWith("1 Harwich plant 1");
        await File.AppendAllTextAsync(note, "\nMy own thought.\n", Cancellation);
        await new MarkdownChannel().SendAsync(message, Cancellation);
        await new MarkdownChannel().SendAsync(message with { Delivery = message.Delivery with { Message = "another", Stories = [message.Delivery.Stories[0] with { Title = "Another headline" }] } }, Cancellation);
        var text = await File.ReadAllTextAsync(note, Cancellation);
        text.Split("\n## ").Length.ShouldBe(3, "two messages, the first one once");
        text.ShouldContain("My own thought.");
        text.ShouldContain("\\*bold\\*");
        Directory.GetFiles(_folder.Path).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_feed_has_each_message_once_and_is_well_formed()
    {
        var channel = new ChannelConfig { Name = "feed", Kind = "atom", Folder = _folder.Path };
        var message = SomeMessage.To(channel);
        await new AtomChannel().SendAsync(message, Cancellation);
        await new AtomChannel().SendAsync(message, Cancellation);
        for (var i = 0; i < 120; i++) await new AtomChannel().SendAsync(message with { Delivery = message.Delivery with { Message = $"m{i}" } }, Cancellation);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = XDocument.Load(_folder.File("phone.xml")).Root!.Elements(atom + "entry").ToList();
        entries.Count.ShouldBe(100);
        entries.Select(entry => entry.Element(atom + "id")!.Value).Distinct().Count().ShouldBe(100);
        entries[0].Element(atom + "title")!.Value.ShouldContain("<b>*bold*</b>");
    }

    [Fact]
    public async Task Each_watch_has_a_feed_with_the_stories_it_asked_for()
    {
        var message = SomeMessage.To(new ChannelConfig { Name = "feed", Kind = "atom", Folder = _folder.Path }, stories: 2);
        string[][] watches = [["ferry", "../Harbour & sea"], ["ferry"]];
        var stories = message.Delivery.Stories.Select((story, i) => story with { Watches = [.. watches[i]], Title = $"Story {i}" });
        await new AtomChannel().SendAsync(message with { Delivery = message.Delivery with { Stories = [.. stories] } }, Cancellation);
        var files = Directory.GetFiles(_folder.Path, "*.xml").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        files.Count.ShouldBe(3);
        files.ShouldContain("phone.ferry.xml");
        files.Single(name => name!.Contains("harbour-sea-", StringComparison.Ordinal)).ShouldNotBeNull();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        XElement Feed(string name) => XDocument.Load(_folder.File(name)).Root!;
        Feed("phone.ferry.xml").Element(atom + "title")!.Value.ShouldBe("Stories: ferry");
        files.Select(name => Feed(name!).Element(atom + "id")!.Value).Distinct().Count().ShouldBe(3);
        var sea = Feed(files.Single(name => name!.Contains("harbour", StringComparison.Ordinal))!).ToString();
        (sea.Contains("Story 0", StringComparison.Ordinal), sea.Contains("Story 1", StringComparison.Ordinal)).ShouldBe((true, false));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_tried_later()
    {
        await File.WriteAllTextAsync(_folder.File("taken"), "", Cancellation);
        var result = await new MarkdownChannel().SendAsync(SomeMessage.To(new ChannelConfig { Name = "notes", Kind = "markdown", Folder = _folder.File("taken") }), Cancellation);
        result.Outcome.ShouldBe(SendOutcome.Later);
    }
}
