using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Mends what strict readers reject and real feeds contain: characters XML forbids, bare ampersands, entities of HTML, character
/// references to nothing, a declaration that is not at the very beginning, and prefixes nobody declared. Everything here takes one
/// pass, whatever the text.
/// </summary>
internal static partial class XmlRepair
{
    private static readonly Dictionary<string, string> KnownPrefixes = new(StringComparer.Ordinal)
    {
        ["atom"] = XmlNames.Atom,
        ["content"] = XmlNames.Content,
        ["dc"] = XmlNames.DublinCore,
        ["dcterms"] = XmlNames.DublinCoreTerms,
        ["itunes"] = XmlNames.ITunes,
        ["media"] = XmlNames.Media,
        ["rdf"] = XmlNames.Rdf,
        ["sy"] = XmlNames.Syndication,
        ["xlink"] = "http://www.w3.org/1999/xlink",
        ["xhtml"] = XmlNames.Xhtml,
    };

    /// <summary>Takes away what no XML document may hold; costs nothing where there is nothing.</summary>
    public static string Clean(string text)
    {
        text = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n', '\0');
        var first = FirstForbidden(text);
        if (first < 0) return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c)) clean.Append('\uFFFD');
            else if (XmlConvert.IsXmlChar(c)) clean.Append(c);
        }

        return clean.ToString();
    }

    /// <summary>Mends references, stray markup and prefixes; for documents the strict reader has refused.</summary>
    public static string Mend(string text) => DeclarePrefixes(new XmlMender(text).Mend());

    /// <summary>Takes away the document type, for documents whose type is itself broken.</summary>
    public static string WithoutDocumentType(string text) => DocumentType().Replace(text, "", 1);

    private static int FirstForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            i = IndexOfSuspect(text, i);
            if (i < 0) return -1;
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (!XmlConvert.IsXmlChar(c)) return i;
        }

        return -1;
    }

    private static int IndexOfSuspect(string text, int from)
    {
        for (; from < text.Length; from++)
        {
            var ordinary = text.AsSpan(from).IndexOfAnyExceptInRange(' ', '\uD7FF');
            if (ordinary < 0) return -1;
            from += ordinary;
            if (text[from] is not ('\t' or '\n' or '\r')) return from;
        }

        return -1;
    }

    private static string DeclarePrefixes(string text)
    {
        var root = RootElement().Match(text);
        if (!root.Success) return text;
        var declared = Declared().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Match match in UsedPrefix().Matches(text))
        {
            var prefix = match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value;
            if (prefix is not ("xml" or "xmlns") && !declared.Contains(prefix)) missing.Add(prefix);
            if (missing.Count > 64) break;
        }

        if (missing.Count == 0) return text;
        var declarations = string.Concat(missing.Select(prefix => $" xmlns:{prefix}=\"{KnownPrefixes.GetValueOrDefault(prefix, "undeclared:" + prefix)}\""));
        return text.Insert(root.Index + root.Length, declarations);
    }

    [GeneratedRegex(@"<!DOCTYPE(?:[^\[>]|\[[^\]]*\])*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DocumentType();

    [GeneratedRegex(@"<[A-Za-z_][\w.\-]*(?::[\w.\-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex RootElement();

    [GeneratedRegex(@"xmlns:([\w.\-]+)\s*=", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    [GeneratedRegex(@"</?([A-Za-z_][\w.\-]*):[A-Za-z_]|\s([A-Za-z_][\w.\-]*):[A-Za-z_][\w.\-]*\s*=\s*[""']", RegexOptions.CultureInvariant)]
    private static partial Regex UsedPrefix();
}
