using System.Buffers;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Text to elements, with limits: no external entity is ever opened, internal ones expand within a budget, depth is bounded. A
/// document that ends too early keeps what was read.
/// </summary>
internal sealed class XmlDocumentReader
{
    private const int MostAttributes = 5_000;

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n");

    private readonly ParserLimits _limits;

    public XmlDocumentReader(ParserLimits limits) => _limits = limits;

    /// <summary>Reads strictly, then mended, then with a parser that accepts anything.</summary>
    /// <exception cref="NotAFeedException">Nothing that could be a feed is in the text.</exception>
    public XElement Read(string text, ParsingBudget budget)
    {
        text = XmlRepair.Clean(text);
        if (!text.Contains('<', StringComparison.Ordinal)) throw new NotAFeedException("The document holds no markup.");
        text = WithoutSwarms(text);
        if (TryRead(text, partly: false, budget) is { } strict) return strict;
        var mended = XmlRepair.Mend(text);
        var untyped = XmlRepair.WithoutDocumentType(mended);
        return TryRead(mended, partly: false, budget)
            ?? (ReferenceEquals(untyped, mended) ? null : TryRead(untyped, partly: false, budget))
            ?? LenientXml.Read(mended, _limits, budget)
            ?? TryRead(untyped, partly: true, budget)
            ?? throw new NotAFeedException("The document's markup could not be read.");
    }

    /// <summary>
    /// Takes the attributes from a tag that has more of them than any honest one. XML readers take a tag as one step, which no deadline can look
    /// into, and compare its attributes with one another. A tag ends at the next bracket; what stands in CDATA and comments is text.
    /// </summary>
    private static string WithoutSwarms(string text)
    {
        StringBuilder? kept = null;
        var (lastSection, lastComment) = (text.LastIndexOf("]]>", StringComparison.Ordinal), text.LastIndexOf("-->", StringComparison.Ordinal));
        var (at, taken) = (0, 0);
        while (text.AsSpan(at).IndexOf('<') is var start and >= 0)
        {
            at += start + 1;
            var rest = text.AsSpan(at);
            // What never ends is looked for no further: many beginnings without an end would take a walk through the text each.
            var textEnd = at < lastSection && rest.StartsWith("![CDATA[", StringComparison.Ordinal) ? "]]>" : at < lastComment && rest.StartsWith("!--", StringComparison.Ordinal) ? "-->" : null;
            if (textEnd is not null)
            {
                at += rest.IndexOf(textEnd, StringComparison.Ordinal);
                continue;
            }

            var length = rest.IndexOfAny('<', '>') is var end and >= 0 ? end : rest.Length;
            if (length > MostAttributes && rest[0] != '!' && rest[..length].Count('=') > MostAttributes && rest.IndexOfAny(Spaces) is var name and > 0 && name < length)
            {
                (kept ??= new StringBuilder()).Append(text, taken, at + name - taken);
                taken = at + length - (rest[length - 1] == '/' ? 1 : 0);
            }

            at += length;
        }

        return kept is null ? text : kept.Append(text, taken, text.Length - taken).ToString();
    }

    private XElement? TryRead(string text, bool partly, ParsingBudget budget)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = null,
            MaxCharactersFromEntities = _limits.EntityCharacters,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        XElement? root = null;
        try
        {
            Build(reader, ref root, budget);
            return root;
        }
        catch (XmlException) when (partly && root is not null)
        {
            return root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private void Build(XmlReader reader, ref XElement? root, ParsingBudget budget)
    {
        var open = new Stack<XElement>();
        while (reader.Read())
        {
            budget.Check();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var empty = reader.IsEmptyElement;
                    var element = Element(reader);
                    if (open.TryPeek(out var parent)) parent.Add(element);
                    else if (root is null) root = element;
                    if (empty) break;
                    if (open.Count >= _limits.Depth) throw new XmlException($"The document nests deeper than {_limits.Depth} elements.");
                    open.Push(element);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    if (open.TryPeek(out var holder)) holder.Add(reader.NodeType == XmlNodeType.CDATA ? new XCData(Unwrapped(reader.Value)) : new XText(Unwrapped(reader.Value)));
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
            }
        }
    }

    /// <summary>What a publisher has wrapped twice is unwrapped: the inner wrapping is text to XML, and would be read as broken markup.</summary>
    private static string Unwrapped(string text)
    {
        const string Begin = "<![CDATA[";
        var inner = text.AsSpan().Trim();
        if (!inner.StartsWith(Begin, StringComparison.Ordinal)) return text;
        foreach (var end in new[] { "]]>", "]]&gt;" })
        {
            if (inner.Length >= Begin.Length + end.Length && inner.EndsWith(end, StringComparison.Ordinal)) return inner[Begin.Length..^end.Length].ToString();
        }

        return text;
    }

    private XElement Element(XmlReader reader)
    {
        var element = new XElement(XName.Get(reader.LocalName, reader.NamespaceURI));
        var prefix = reader.Prefix;
        for (var i = 0; i < reader.AttributeCount && i < _limits.Attributes; i++)
        {
            reader.MoveToAttribute(i);
            if (reader.NamespaceURI != "http://www.w3.org/2000/xmlns/")
                element.SetAttributeValue(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
        }

        reader.MoveToElement();
        if (prefix.Length > 0) element.AddAnnotation(prefix);
        return element;
    }
}
