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
    public async Task A_folder_that_cannot_be_written_is_tried_later()
    {
        await File.WriteAllTextAsync(_folder.File("taken"), "", Cancellation);
        var result = await new MarkdownChannel().SendAsync(SomeMessage.To(new ChannelConfig { Name = "notes", Kind = "markdown", Folder = _folder.File("taken") }), Cancellation);
        result.Outcome.ShouldBe(SendOutcome.Later);
    }
}
