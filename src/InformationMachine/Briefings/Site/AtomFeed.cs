using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Site;

/// <summary>
/// New versions as an Atom feed (RFC 4287), of all threads or of one. Ids do not hang on where the site is published: they stay when it
/// moves, so that no reader shows everything again. Links are relative where that address is not known.
/// </summary>
/// <param name="options">How the site presents itself.</param>
/// <param name="file">The identity of the data file, which tells the feeds of one installation from those of another.</param>
internal sealed class AtomFeed(SiteOptions options, Guid file)
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int MostNews = 6;

    /// <summary>A version's entry.</summary>
    /// <param name="before">The version before; null for the first.</param>
    /// <param name="briefing">The version.</param>
    public static AtomEntry Entry(Briefing? before, Briefing briefing) => new(
        briefing.Thread.Value, briefing.Version, Title(briefing), briefing.WrittenAt, PhraseBook.For(briefing.Language).Reason(briefing.Version, briefing.Reason), Content(before, briefing));

    /// <summary>The feed of all threads; it lies at the top of the site.</summary>
    /// <param name="entries">The newest first.</param>
    public string All(IReadOnlyList<AtomEntry> entries) => Render("all", options.Title, "", "atom.xml", "index.html", entries);

    /// <summary>The feed of one thread; it lies in the thread's own folder.</summary>
    /// <param name="entries">Its newest versions, the newest first.</param>
    /// <param name="moved">Where its story is told now; null while it is told there. Whoever follows the feed gets it as the last entry.</param>
    public string Thread(IReadOnlyList<AtomEntry> entries, MovedStory? moved = null)
    {
        var thread = entries[0].Thread.ToString(CultureInfo.InvariantCulture);
        return Render($"thread/{thread}", $"{entries[0].Title} · {options.Title}", "../../", $"threads/{thread}/atom.xml", $"threads/{thread}.html", entries, moved);
    }

    private string Render(string id, string title, string toTop, string self, string page, IReadOnlyList<AtomEntry> entries, MovedStory? moved = null)
    {
        var updated = entries.Count > 0 ? entries.Max(entry => entry.WrittenAt) : DateTimeOffset.UnixEpoch;
        if (moved?.At > updated) updated = moved.At;
        var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = Encoding.UTF8 }))
        {
            xml.WriteStartElement("feed", Atom);
            Element(xml, "id", Id($"{file:N}/{id}"));
            Element(xml, "title", XmlSafeText.Of(title));
            Element(xml, "updated", Time(updated));
            Link(xml, "self", "application/atom+xml", Address(toTop, self));
            Link(xml, "alternate", "text/html", Address(toTop, page));
            Author(xml);
            Element(xml, "generator", "The Information Machine");
            if (moved is not null) Write(xml, moved, updated, toTop);
            foreach (var entry in entries) Write(xml, entry, toTop);
            xml.WriteEndElement();
        }

        return text + "\n";
    }

    private void Write(XmlWriter xml, AtomEntry entry, string toTop)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", Id(string.Create(CultureInfo.InvariantCulture, $"thread/{entry.Thread}/version/{entry.Version}/{Time(entry.WrittenAt)}")));
        Element(xml, "title", XmlSafeText.Of(entry.Title));
        Element(xml, "published", Time(entry.WrittenAt));
        Element(xml, "updated", Time(entry.WrittenAt));
        Link(xml, "alternate", "text/html", Address(toTop, string.Create(CultureInfo.InvariantCulture, $"threads/{entry.Thread}/v{entry.Version}.html")));
        Element(xml, "summary", entry.Summary);
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(XmlSafeText.Of(entry.Html));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>The last entry of a feed that ends: no older than the versions, so that readers show it above them.</summary>
    private void Write(XmlWriter xml, MovedStory moved, DateTimeOffset time, string toTop)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", Id(string.Create(CultureInfo.InvariantCulture, $"{file:N}/thread/{moved.From}/moved/{moved.Into?.Value ?? 0}")));
        Element(xml, "title", XmlSafeText.Of($"{moved.Title} · {moved.Told}"));
        Element(xml, "published", Time(time));
        Element(xml, "updated", Time(time));
        Link(xml, "alternate", "text/html", Address(toTop, moved.Into is { } into ? $"threads/{into}.html" : "index.html"));
        Element(xml, "summary", XmlSafeText.Of(moved.Told));
        xml.WriteEndElement();
    }

    private static string Content(Briefing? before, Briefing briefing)
    {
        var attributes = HtmlLanguage.Attributes(briefing.Language);
        var what = Markup.Join(briefing.Sections.What.Select(sentence => Markup.Of($"{Line(sentence, briefing.Language)} ")));
        var html = new Markup().Add($"""<p{attributes}>{what}</p>""");
        var told = briefing.Sections.What.Select(sentence => sentence.Text).ToHashSet(StringComparer.Ordinal);
        var news = before is null ? [] : BriefingNews.Between(before, briefing, MostNews + told.Count).Where(sentence => !told.Contains(sentence.Text)).Take(MostNews).ToList();
        var developed = before is null ? [] : BriefingNews.Developments(briefing).Take(MostNews).ToList();
        if (news.Count + developed.Count == 0) return html.ToString();
        return html.Add($"""<p{attributes}>{PhraseBook.For(briefing.Language).Changes.AlsoNew}{PhraseBook.For(briefing.Language).Colon.TrimEnd()}</p><ul>{Markup.Join(news.Select(sentence => Markup.Of($"""<li{attributes}>{Line(sentence, briefing.Language)}</li>""")).Concat(developed.Select(statement => Markup.Of($"""<li{attributes}>{statement.Line}</li>"""))))}</ul>""").ToString();
    }

    private static string Title(Briefing briefing) => PlainLine.Of(briefing.Title) is { Length: > 0 } title ? title : PhraseBook.For(briefing.Language).VersionOf(briefing.Version);

    private static string Line(Sentence sentence, string? language) =>
        $"{Spoken.Line(sentence, PhraseBook.For(language))} {string.Concat(sentence.Citations.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")))}";

    private void Author(XmlWriter xml)
    {
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", XmlSafeText.Of(options.Title));
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, text);

    private string Address(string toTop, string file) => options.Absolute(file) ?? toTop + file;

    /// <summary>A UUID made from a name (version 8): the same name always has the same.</summary>
    private static string Id(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("information-machine/" + name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private sealed class Utf8Writer() : StringWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }
}
