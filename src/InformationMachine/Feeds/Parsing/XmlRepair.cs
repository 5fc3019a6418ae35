using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Mends what strict readers reject and real feeds contain: characters XML forbids, bare ampersands, entities of HTML, character
/// references to nothing, a declaration that is not at the very beginning, and prefixes nobody declared.
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

    /// <summary>Mends references and prefixes; for documents the strict reader has refused.</summary>
    public static string Mend(string text)
    {
        var start = text.IndexOf('<', StringComparison.Ordinal);
        if (start > 0) text = text[start..];
        text = Comment().Replace(text, "");
        text = OutsideCdata(text, MendReferences);
        return DeclarePrefixes(text);
    }

    /// <summary>Takes away the document type, for documents whose type is itself broken.</summary>
    public static string WithoutDocumentType(string text) => DocumentType().Replace(text, "", 1);

    private static int FirstForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c >= ' ' && c < '\uD800') continue;
            if (c is '\t' or '\n' or '\r') continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (!XmlConvert.IsXmlChar(c)) return i;
        }

        return -1;
    }

    private static string OutsideCdata(string text, Func<string, string> mend)
    {
        var result = new StringBuilder(text.Length + 64);
        var at = 0;
        while (at < text.Length)
        {
            var start = text.IndexOf("<![CDATA[", at, StringComparison.Ordinal);
            var end = start < 0 ? -1 : text.IndexOf("]]>", start, StringComparison.Ordinal);
            result.Append(mend(text[at..(start < 0 ? text.Length : start)]));
            if (start < 0) break;
            if (end < 0)
            {
                result.Append(text, start, text.Length - start).Append("]]>");
                break;
            }

            result.Append(text, start, end + 3 - start);
            at = end + 3;
        }

        return result.ToString();
    }

    private static string MendReferences(string text) => Ampersand().Replace(text, match =>
    {
        var name = match.Groups["name"];
        if (name.Success) return MendName(match.Value, name.Value);
        var number = match.Groups["number"];
        return number.Success ? MendNumber(number.Value) : "&amp;" + match.Value[1..];
    });

    private static string MendName(string whole, string name)
    {
        if (name is "amp" or "lt" or "gt" or "quot" or "apos") return $"&{name};";
        var decoded = WebUtility.HtmlDecode($"&{name};");
        return decoded.StartsWith('&') ? "&amp;" + whole[1..] : string.Concat(decoded.Select(c => $"&#{(int)c};"));
    }

    private static string MendNumber(string number)
    {
        var hexadecimal = number[0] is 'x' or 'X';
        var ok = int.TryParse(
            hexadecimal ? number.AsSpan(1) : number,
            hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var code);
        if (!ok || code > 0x10FFFF || code is >= 0xD800 and <= 0xDFFF) return "\uFFFD";
        // Browsers read 128 to 159 as Windows-1252, because that is what their authors meant.
        if (code is >= 0x80 and <= 0x9F) return Encoding.GetEncoding(1252).GetString([(byte)code]);
        if (code < 0x10000 && !XmlConvert.IsXmlChar((char)code)) return "";
        return $"&#{code.ToString(CultureInfo.InvariantCulture)};";
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

    [GeneratedRegex(@"<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"&(?:(?<name>[A-Za-z][A-Za-z0-9]{0,31});|\#(?<number>[xX][0-9A-Fa-f]{1,8}|[0-9]{1,8});)?", RegexOptions.CultureInvariant)]
    private static partial Regex Ampersand();

    [GeneratedRegex(@"<!DOCTYPE(?:[^\[>]|\[[^\]]*\])*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DocumentType();

    [GeneratedRegex(@"<[A-Za-z_][\w.\-]*(?::[\w.\-]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex RootElement();

    [GeneratedRegex(@"xmlns:([\w.\-]+)\s*=", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    [GeneratedRegex(@"</?([A-Za-z_][\w.\-]*):[A-Za-z_]|\s([A-Za-z_][\w.\-]*):[A-Za-z_][\w.\-]*\s*=\s*[""']", RegexOptions.CultureInvariant)]
    private static partial Regex UsedPrefix();
}
