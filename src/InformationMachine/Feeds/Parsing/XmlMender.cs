using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// One pass over a document that the strict reader refused: references are made readable, comments go, CDATA stays whole, a '&lt;' that
/// begins nothing becomes text. An end that was looked for in vain is not looked for again, so hostile text costs no more than other.
/// </summary>
internal sealed partial class XmlMender
{
    private readonly string _text;
    private readonly StringBuilder _result;
    private bool _noCommentEnds;
    private bool _typed;

    public XmlMender(string text)
    {
        _text = text;
        _result = new StringBuilder(text.Length + 64);
    }

    public string Mend()
    {
        var at = Math.Max(0, _text.IndexOf('<', StringComparison.Ordinal));
        while (at < _text.Length)
        {
            var next = _text.AsSpan(at).IndexOfAny('<', '&');
            if (next < 0) next = _text.Length - at;
            _result.Append(_text, at, next);
            at += next;
            if (at < _text.Length) at = _text[at] == '&' ? Reference(at) : Markup(at);
        }

        return _result.ToString();
    }

    /// <returns>Where reading goes on.</returns>
    private int Markup(int at)
    {
        var rest = _text.AsSpan(at);
        if (rest.StartsWith("<!--")) return Comment(at);
        if (rest.StartsWith("<![CDATA[")) return Keep(at, "]]>");
        if (rest.StartsWith("<?")) return Keep(at, "?>");
        if (rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) return DocumentType(at);
        _result.Append(rest.Length > 1 && (XmlConvert.IsStartNCNameChar(rest[1]) || rest[1] == '/') ? "<" : "&lt;");
        return at + 1;
    }

    /// <summary>A comment without an end would hide the rest of the document: what follows its beginning is read.</summary>
    private int Comment(int at)
    {
        var end = _noCommentEnds ? -1 : _text.IndexOf("-->", at + 4, StringComparison.Ordinal);
        _noCommentEnds = end < 0;
        return end < 0 ? at + 4 : end + 3;
    }

    private int Keep(int at, string mark)
    {
        var end = _text.IndexOf(mark, at, StringComparison.Ordinal);
        _result.Append(_text, at, (end < 0 ? _text.Length : end) - at).Append(mark);
        return end < 0 ? _text.Length : end + mark.Length;
    }

    /// <summary>The first document type stays with its entities; a further one means nothing.</summary>
    private int DocumentType(int at)
    {
        if (_typed) return at + "<!DOCTYPE".Length;
        _typed = true;
        var end = _text.AsSpan(at).IndexOfAny('[', '>');
        if (end >= 0 && _text[at + end] == '[')
        {
            var subset = _text.IndexOf(']', at + end);
            end = subset < 0 ? -1 : _text.IndexOf('>', subset) - at;
        }

        if (end < 0) return at + "<!DOCTYPE".Length;
        _result.Append(_text, at, end + 1);
        return at + end + 1;
    }

    private int Reference(int at)
    {
        var match = ReferenceForm().Match(_text, at, Math.Min(40, _text.Length - at));
        if (!match.Success)
        {
            _result.Append("&amp;");
            return at + 1;
        }

        var number = match.Groups["number"];
        _result.Append(number.Success ? Number(number.Value) : Named(match.Groups["name"].Value));
        return at + match.Length;
    }

    private static string Named(string name)
    {
        if (name is "amp" or "lt" or "gt" or "quot" or "apos") return $"&{name};";
        var decoded = HtmlEntities.Resolve($"&{name};");
        return decoded.StartsWith('&') ? $"&amp;{name};" : string.Concat(decoded.Select(c => $"&#{(int)c};"));
    }

    private static string Number(string number)
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

    [GeneratedRegex(@"\A&(?:(?<name>[A-Za-z][A-Za-z0-9]{0,31});|\#(?<number>[xX][0-9A-Fa-f]{1,8}|[0-9]{1,8});)", RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceForm();
}
