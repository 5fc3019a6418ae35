using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Whether a tree may be built from a body. An HTML parser takes time with the square of the depth, and repeats every formatting
/// element left open in each paragraph that follows; twenty kilobytes of hostile markup can ask for a million elements.
/// </summary>
internal static class MarkupLimits
{
    /// <summary>Attributes of one element.</summary>
    public const int Attributes = 256;

    /// <summary>Elements of a body whose markup is kept; of a larger one the text is. Taking elements away costs with the square of their siblings.</summary>
    public const int Elements = 20_000;

    /// <summary>Elements of a body of which a tree is built; the text of a larger one is found without.</summary>
    public const int TreeElements = 40_000;

    private const int PageElements = 20_000;
    private const int CharactersPerElement = 100;
    private const int Harmless = 100;
    private const int Depth = 256;
    private const int Repeats = 100_000;
    private const int SelfClosed = 2_000;

    private static readonly HashSet<string> Formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    /// <summary>Elements that hold nothing, that close by themselves when their like follows, or whose content is text.</summary>
    private static readonly HashSet<string> Uncounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "image", "img", "input", "keygen", "link", "meta", "param",
        "source", "track", "wbr", "a", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup",
        "caption", "rp", "rt", "html", "head", "body", "iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp",
    };

    /// <summary>Looks at the tags, in one pass and without building anything.</summary>
    public static bool Allow(string html) => html.AsSpan().Count('<') <= Harmless || new Count().Within(html);

    /// <summary>Elements of a page of so many characters: each question to the page looks at all of them.</summary>
    public static int ElementsOfPage(int characters) => PageElements + (characters / CharactersPerElement);

    /// <summary>The name of a tag from just behind its '&lt;'.</summary>
    public static ReadOnlySpan<char> Name(string html, int start)
    {
        if (start < html.Length && html[start] == '/') start++;
        var end = start;
        while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is '-' or ':' or '_')) end++;
        return html.AsSpan(start, end - start);
    }

    private sealed class Count
    {
        private readonly Dictionary<string, int> _open = new(StringComparer.OrdinalIgnoreCase);
        private int _depth;
        private int _formatting;
        private int _repeats;
        private int _selfClosed;

        public bool Within(string html)
        {
            for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
            {
                if (html[i + 1] == '/') End(Name(html, i + 1));
                else if (char.IsAsciiLetter(html[i + 1])) Start(html, i);
                if (_depth > Depth || _repeats > Repeats) return false;
            }

            return true;
        }

        private void Start(string html, int tag)
        {
            var name = Name(html, tag + 1);
            _repeats += _formatting;
            if (Uncounted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) || IsSelfClosed(html, tag)) return;
            CollectionsMarshal.GetValueRefOrAddDefault(_open.GetAlternateLookup<ReadOnlySpan<char>>(), name, out _)++;
            _depth++;
            if (Formatting.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)) _formatting++;
        }

        /// <summary>Parts of a drawing close themselves; whether this is one only the parser knows, so the benefit of the doubt is limited.</summary>
        private bool IsSelfClosed(string html, int tag)
        {
            var end = html.AsSpan(tag + 1).IndexOfAny('<', '>');
            return end > 0 && html[tag + 1 + end] == '>' && html[tag + end] == '/' && ++_selfClosed <= SelfClosed;
        }

        private void End(ReadOnlySpan<char> name)
        {
            ref var open = ref CollectionsMarshal.GetValueRefOrNullRef(_open.GetAlternateLookup<ReadOnlySpan<char>>(), name);
            if (Unsafe.IsNullRef(ref open) || open == 0) return;
            open--;
            _depth--;
            if (Formatting.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name)) _formatting--;
        }
    }
}
