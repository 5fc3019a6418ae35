using System.Globalization;
using System.Text;
using System.Xml;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Threads;
using InformationMachine.Export.Tables;
using InformationMachine.Export.Targets;
using InformationMachine.Text;
using XmlSafeText = InformationMachine.Briefings.Phrases.XmlSafeText;

namespace InformationMachine.Export.Formats;

/// <summary>The newest briefing of every live thread that readers may see, as an Atom feed (RFC 4287), the latest first.</summary>
internal sealed class AtomExporter : IExporter
{
    private const string Title = "The Information Machine";
    private const string Namespace = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Settings = new() { Async = false, Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = true, CloseOutput = false };

    public string Name => "atom";

    public Task ExportAsync(ExportSource source, IExportTarget target, CancellationToken cancellationToken)
    {
        Write(source, target, cancellationToken);
        return Task.CompletedTask;
    }

    private static void Write(ExportSource source, IExportTarget target, CancellationToken cancellationToken)
    {
        var threads = Threads(source, cancellationToken);
        using var file = target.Open("briefings.atom");
        using var xml = XmlWriter.Create(file, Settings);
        xml.WriteStartElement("feed", Namespace);
        Element(xml, "id", "urn:information-machine:briefings");
        Element(xml, "title", Title);
        Element(xml, "updated", Time(threads.Count > 0 ? threads[0].WrittenAt : DateTimeOffset.UnixEpoch));
        foreach (var (_, id) in threads)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (source.Reader.LatestBriefing(id) is { } briefing) Entry(xml, briefing);
        }

        xml.WriteEndElement();
    }

    /// <summary>Only numbers and times are held, so that the feed can begin with the latest.</summary>
    private static List<(DateTimeOffset WrittenAt, ThreadId Id)> Threads(ExportSource source, CancellationToken cancellationToken)
    {
        var written = new Dictionary<ThreadId, DateTimeOffset>();
        foreach (var briefing in source.Read(RecordTables.Of(ChangeKind.Briefing), cancellationToken).Cast<Briefing>())
            written[briefing.Thread] = written.TryGetValue(briefing.Thread, out var before) && before > briefing.WrittenAt ? before : briefing.WrittenAt;
        return [.. written.Where(pair => source.Reader.Thread(pair.Key) is { IsLive: true, IsHidden: false, IsShown: true }).Select(pair => (pair.Value, pair.Key)).OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key)];
    }

    private static void Entry(XmlWriter xml, Briefing briefing)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", string.Create(CultureInfo.InvariantCulture, $"urn:information-machine:thread:{briefing.Thread}:version:{briefing.Version}"));
        Element(xml, "title", PlainLine.Of(briefing.Title));
        Element(xml, "updated", Time(briefing.WrittenAt));
        foreach (var author in briefing.Sources.Select(source => PlainLine.Of(source.Author)).DefaultIfEmpty(Title).Distinct(StringComparer.Ordinal))
        {
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", author);
            xml.WriteEndElement();
        }

        if (!briefing.Sections.What.IsEmpty) Element(xml, "summary", string.Join(' ', briefing.Sections.What.Select(sentence => sentence.Text)));
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "text");
        xml.WriteString(XmlSafeText.Of(new PlainTextRenderer(Title).Render(new BriefingPage(Thread(briefing), briefing, [VersionSummary.Of(briefing)]))));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static StoryThread Thread(Briefing briefing) => new()
    {
        Id = briefing.Thread,
        Title = briefing.Title,
        StartedAt = briefing.WrittenAt,
        UpdatedAt = briefing.WrittenAt,
        PostCount = briefing.PostCount,
        BriefingVersion = briefing.Version,
    };

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, XmlSafeText.Of(text));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
