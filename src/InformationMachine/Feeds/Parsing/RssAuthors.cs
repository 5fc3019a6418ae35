using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Who wrote it, in the many places where RSS and what it borrows from can say so.</summary>
internal sealed partial class RssAuthors
{
    private const int LongestPerson = 1000;

    private readonly FeedElements _elements;

    public RssAuthors(FeedElements elements) => _elements = elements;

    /// <summary>The author of an item or a channel, a name rather than a mail address where both are given.</summary>
    public string? Of(XElement parent)
    {
        var name = Person(_elements.Child(parent, Vocabulary.None, "author"))
            ?? _elements.Line(parent, Vocabulary.DublinCore, "creator", "author")
            ?? Person(_elements.Child(parent, Vocabulary.Atom, "author"))
            ?? _elements.Line(parent, Vocabulary.ITunes, "author")
            ?? _elements.Line(parent, Vocabulary.GooglePlay, "author")
            ?? (_elements.Child(parent, Vocabulary.ITunes, "owner") is { } owner ? _elements.Line(owner, Vocabulary.ITunes, "name", "email") : null)
            ?? Credit(parent)
            ?? _elements.Line(parent, Vocabulary.DublinCore, "publisher", "contributor");
        return string.IsNullOrEmpty(name) ? null : NameOf(name);
    }

    /// <summary>Who answers for the channel where it names no author.</summary>
    public string? Editor(XElement channel) =>
        Person(_elements.Child(channel, Vocabulary.None, "managingEditor")) ?? Person(_elements.Child(channel, Vocabulary.None, "webMaster"));

    private string? Person(XElement? person)
    {
        if (person is null) return null;
        // A mail address in angle brackets is no tag: the name is taken out before the text is read as one that may hold markup.
        if (!person.HasElements) return HtmlCleaner.Line(NameOf(person.Value.Trim()), _elements.Budget) is { Length: > 0 } line ? line : null;
        return _elements.Line(person, Vocabulary.Atom, "name", "email") ?? _elements.Line(person, Vocabulary.None, "name", "email")
            ?? (HtmlCleaner.Line(person.Value, _elements.Budget) is { Length: > 0 } all ? all : null);
    }

    private string? Credit(XElement item)
    {
        var credit = _elements.Children(item, Vocabulary.Media, "credit").FirstOrDefault(credit => "author".Equals(FeedElements.Attribute(credit, "role"), StringComparison.OrdinalIgnoreCase));
        return credit is not null && HtmlCleaner.Line(credit.Value, _elements.Budget) is { Length: > 0 } name ? name : null;
    }

    /// <summary>RSS writes people as "mail@example.org (Name)", "Name (mail@example.org)" or "Name &lt;mail@example.org&gt;".</summary>
    private static string NameOf(string text)
    {
        // What is longer is nobody's name, and what the patterns cost grows with its square.
        if (text.Length > LongestPerson) return text;
        if (NameBehind().Match(text) is { Success: true } behind) return behind.Groups[1].Value.Trim();
        if (NameBefore().Match(text) is { Success: true } before) return before.Groups[1].Value.Trim().Trim('"');
        return text;
    }

    [GeneratedRegex(@"^[^\s()@]{1,100}@[^\s()@]{1,200}\s*\(([^()]*[^()\s][^()]*)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex NameBehind();

    [GeneratedRegex(@"^([^(<@]*[^(<@\s][^(<@]*)[(<]\s*(?:mailto:)?[^\s()<>@]{1,100}@[^\s()<>@]{1,200}\s*[)>]$", RegexOptions.CultureInvariant)]
    private static partial Regex NameBefore();
}
