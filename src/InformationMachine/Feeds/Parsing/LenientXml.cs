using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Xml.Parser;

namespace InformationMachine.Feeds.Parsing;

/// <summary>AngleSharp's XML parser, told to go on after every error, turned into the same elements as the strict reader's.</summary>
internal static class LenientXml
{
    /// <summary>Null where even this parser finds no element.</summary>
    public static XElement? Read(string text, ParserLimits limits, ParsingBudget budget)
    {
        // A deep document costs this parser more than its worth: it was refused for its depth before, and is again.
        if (DeeperThan(text, limits.Depth)) return null;
        var most = GC.GetAllocatedBytesForCurrentThread() + ParsingBudget.TreeBytes(text.Length);
        try
        {
            using var document = new XmlParser(new XmlParserOptions { IsSuppressingErrors = true, OnCreated = (_, _) => Look() }).ParseDocument(text);
            return document.DocumentElement is { } root ? Convert(root, limits, budget) : null;
        }
        catch (Exception e) when (e is XmlParseException or DomException or ArgumentException or InvalidOperationException or TreeTooLargeException)
        {
            return null;
        }

        void Look()
        {
            budget.Check();
            if (GC.GetAllocatedBytesForCurrentThread() > most) throw new TreeTooLargeException();
        }
    }

    private static XElement Convert(IElement root, ParserLimits limits, ParsingBudget budget)
    {
        var result = Element(root, limits);
        var open = new Stack<(INode From, XElement To)>([(root, result)]);
        while (open.TryPop(out var pair))
        {
            budget.Check();
            foreach (var child in pair.From.ChildNodes)
            {
                if (child is IElement element)
                {
                    var converted = Element(element, limits);
                    pair.To.Add(converted);
                    open.Push((element, converted));
                }
                else if (child is IText textNode)
                {
                    pair.To.Add(new XText(textNode.Data));
                }
            }
        }

        return result;
    }

    private static XElement Element(IElement element, ParserLimits limits)
    {
        var result = new XElement(XName.Get(Name(element.LocalName), element.NamespaceUri ?? ""));
        foreach (var attribute in element.Attributes.Take(limits.Attributes))
        {
            if (attribute.Name.StartsWith("xmlns", StringComparison.Ordinal)) continue;
            result.SetAttributeValue(XName.Get(Name(attribute.LocalName), attribute.Prefix == "xml" ? XNamespace.Xml.NamespaceName : ""), attribute.Value);
        }

        if (!string.IsNullOrEmpty(element.Prefix)) result.AddAnnotation(element.Prefix);
        return result;
    }

    private static string Name(string name)
    {
        var local = name[(name.LastIndexOf(':') + 1)..];
        return XmlConvert.EncodeLocalName(local.Length > 0 ? local : "_")!;
    }

    private static bool DeeperThan(string text, int limit)
    {
        var depth = 0;
        for (var i = text.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('<', i + 1))
        {
            if (text[i + 1] == '/') depth--;
            else if (char.IsLetter(text[i + 1]))
            {
                var end = text.AsSpan(i + 1).IndexOfAny('<', '>');
                if (end < 0) return false;
                if (text[i + end] != '/' && ++depth > limit * 2) return true;
            }
        }

        return false;
    }
}
