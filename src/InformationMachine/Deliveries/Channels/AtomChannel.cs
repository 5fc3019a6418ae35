using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Deliveries;
using InformationMachine.Deliveries.Messages;

namespace InformationMachine.Deliveries.Channels;

/// <summary>
/// An Atom feed for each receiver, named after it, and one for each watch that tells it something: the latest hundred messages, of a watch only
/// the stories it asked for.
/// </summary>
internal sealed class AtomChannel : FileChannel
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Kept = 100;
    private const int Longest = 20_000;
    private const int LongestName = 60;

    /// <inheritdoc/>
    public override string Kind => "atom";

    /// <inheritdoc/>
    protected override async Task WriteAsync(string folder, Message message, CancellationToken cancellationToken)
    {
        var receiver = message.Receiver.Name;
        await WriteAsync(folder, receiver, receiver, message, cancellationToken);
        foreach (var watch in message.Delivery.Stories.SelectMany(story => story.Watches).Distinct(StringComparer.Ordinal))
        {
            ImmutableArray<DeliveredStory> stories = [.. message.Delivery.Stories.Where(story => story.Watches.Contains(watch))];
            var part = message with { Delivery = message.Delivery with { Stories = stories, IsGathered = stories.Length > 1 } };
            await WriteAsync(folder, $"{receiver}.{FileName(watch)}", watch, part, cancellationToken);
        }
    }

    private static async Task WriteAsync(string folder, string name, string title, Message message, CancellationToken cancellationToken)
    {
        var memory = Path.Combine(folder, $".{name}.json");
        var entries = await ReadAsync(memory, cancellationToken);
        if (entries.TrueForAll(entry => entry.Id != message.Delivery.Message))
        {
            entries.Insert(0, Entry.Of(message));
            await ReplaceAsync(memory, JsonSerializer.Serialize(entries.Take(Kept)), cancellationToken);
        }

        await ReplaceAsync(Path.Combine(folder, name + ".xml"), Write(message, name, title, [.. entries.Take(Kept)]), cancellationToken);
    }

    /// <summary>A watch's name as a file's; where letters had to go, a number tells it from others.</summary>
    private static string FileName(string watch)
    {
        var letters = string.Join('-', string.Concat(watch.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Split('-', StringSplitOptions.RemoveEmptyEntries));
        if (letters.Length > LongestName) letters = letters[..LongestName].TrimEnd('-');
        return letters == watch ? letters : $"{letters}-{Convert.ToHexStringLower(Id(watch).ToByteArray().AsSpan(0, 4))}".TrimStart('-');
    }

    private static async Task<List<Entry>> ReadAsync(string memory, CancellationToken cancellationToken)
    {
        if (!File.Exists(memory)) return [];
        try
        {
            return JsonSerializer.Deserialize<List<Entry>>(await File.ReadAllTextAsync(memory, cancellationToken)) ?? [];
        }
        catch (JsonException)
        {
            // A feed whose memory is damaged begins anew: readers know entries by their ids.
            return [];
        }
    }

    private static string Write(Message message, string name, string title, List<Entry> entries)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("feed", Atom);
            Element(xml, "id", $"urn:uuid:{Id(name + message.Receiver.Key)}");
            Element(xml, "title", $"{message.Links.Name}: {title}");
            Element(xml, "updated", Time(entries.Select(entry => entry.At).DefaultIfEmpty(message.Delivery.CreatedAt).Max()));
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", message.Links.Name);
            xml.WriteEndElement();
            foreach (var entry in entries) Write(xml, entry);
            xml.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text + "\n";
    }

    private static void Write(XmlWriter xml, Entry entry)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", $"urn:uuid:{Id(entry.Id)}");
        Element(xml, "title", entry.Title);
        Element(xml, "updated", Time(entry.At));
        if (entry.Link is { } link)
        {
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("href", XmlSafeText.Of(link));
            xml.WriteEndElement();
        }

        Element(xml, "content", entry.Text);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, XmlSafeText.Of(text));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Guid Id(string name) => new(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private sealed record Entry(string Id, string Title, DateTimeOffset At, string? Link, string Text)
    {
        public static Entry Of(Message message) => new(
            message.Delivery.Message, message.Title, message.Delivery.CreatedAt, message.Delivery.Stories is [var story, ..] ? message.Links.Page(story) : null, MessageForm.Plain.Render(message, Longest, withTitle: false));
    }
}
