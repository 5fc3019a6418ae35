using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Which of its many forms an Atom text construct is in: text, escaped HTML, HTML as elements, base64, by the types of Atom 1.0 and the
/// modes of 0.3, and what publishers do who name the wrong one.
/// </summary>
internal sealed partial class AtomConstructs
{
    private readonly FeedElements _elements;

    public AtomConstructs(FeedElements elements) => _elements = elements;

    /// <summary>Null where the element is missing or blank.</summary>
    public AtomText? Read(XElement? element)
    {
        if (element is null) return null;
        var type = (FeedElements.Attribute(element, "type") ?? "").ToLowerInvariant();
        var mode = (FeedElements.Attribute(element, "mode") ?? "").ToLowerInvariant();
        // Elements inside what is announced as escaped: their text is markup once more.
        if (element.HasElements) return Construct(_elements.Markup(element, isEscaped: type == "html" || mode == "escaped"), isHtml: true, element);
        var value = element.Value;
        if ((mode == "base64" || IsBinary(type)) && Base64(value) is { } decoded) return Construct(decoded, type is not ("" or "text/plain") || LooksLikeHtml(decoded), element);
        var isHtml = type.Contains("html", StringComparison.Ordinal) || mode == "escaped" || (type is "" or "text" && LooksLikeHtml(value));
        return Construct(value, isHtml, element);
    }

    private AtomText? Construct(string source, bool isHtml, XElement element) =>
        string.IsNullOrWhiteSpace(source) ? null : new AtomText(_elements.Cut(source), isHtml, _elements.BaseOf(element), _elements.Budget);

    private static string? Base64(string value)
    {
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value.Trim(), bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    /// <summary>Publishers who mean HTML often forget to say so; a closing or self-closing tag or a reference gives them away.</summary>
    private static bool LooksLikeHtml(string value) => value.AsSpan().IndexOfAny('<', '&') >= 0 && HtmlForm().IsMatch(value);

    private static bool IsBinary(string type) =>
        type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal)
        && !type.EndsWith("xml", StringComparison.Ordinal) && !type.Contains("html", StringComparison.Ordinal);

    [GeneratedRegex("</|/>|<(?:br|p)>|<img |&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,7}|#x[0-9a-f]{1,6});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlForm();
}
