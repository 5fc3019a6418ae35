using System.Collections.Frozen;
using System.Runtime.InteropServices;
using AngleSharp.Dom;

namespace InformationMachine.Feeds.Parsing;

/// <summary>The text a reader of an HTML body sees.</summary>
internal static class HtmlText
{
    private static readonly FrozenSet<string> Blocks = new[]
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul", "center", "details", "summary",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Elements whose words are not for readers, or are not words.</summary>
    private static readonly FrozenSet<string> Unread = new[]
    {
        "script", "style", "applet", "noscript", "template", "textarea", "select", "xml", "frameset", "embed", "iframe", "noembed", "noframes",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Characters, and nodes, of what may be the mark of a note, an exponent or an index.</summary>
    private const int MaximumMark = 40;

    /// <summary>Whether an element goes away with everything in it.</summary>
    public static bool IsUnread(string localName) => Unread.Contains(localName);

    /// <summary>Whether an element stands on lines of its own.</summary>
    public static bool IsBlock(string localName) => Blocks.Contains(localName);

    /// <summary>Reads what is below a node.</summary>
    /// <param name="root">The node.</param>
    /// <param name="capacity">Characters of its source.</param>
    public static HtmlReading Of(IElement root, int capacity)
    {
        var text = new TidyText(capacity);
        var counts = new Counts { Pictures = [] };
        AppendChildren(root, ref text, ref counts);
        return new HtmlReading(text.Finish(), counts.Attributes, counts.Elements, counts.Pictures, counts.Lead);
    }

    // MarkupLimits bounds the depth, so recursion may follow it; children are taken by number, because asking for siblings costs a search.
    private static void AppendChildren(INode node, ref TidyText text, ref Counts counts)
    {
        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IText leaf) text.Append(leaf.Data, counts.Verbatim > 0);
            else if (children[i] is IElement element) Append(element, ref text, ref counts);
        }
    }

    /// <summary>The number that leads to a note on the same page, which would be read as part of the word before it.</summary>
    private static bool IsNoteMark(IElement element) =>
        element.LocalName == "a" && element.GetAttribute("href") is ['#', ..] && ShortText(element).AsSpan().Trim().Trim("[]()") is { Length: > 0 and <= 3 } mark && !mark.ContainsAnyExceptInRange('0', '9');

    /// <summary>The text of an element as far as it can be a mark's: asking for that of a large one, at every depth, would add up.</summary>
    private static string ShortText(IElement element)
    {
        var text = "";
        var left = MaximumMark;
        return Gather(element) ? text : "";

        bool Gather(INode node)
        {
            foreach (var child in node.ChildNodes)
            {
                if (--left < 0) return false;
                if (child is IText leaf)
                {
                    if (text.Length + leaf.Length > MaximumMark) return false;
                    text += leaf.Data;
                }
                else if (!Gather(child))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static void Append(IElement element, ref TidyText text, ref Counts counts)
    {
        var name = element.LocalName;
        if (IsUnread(name) || IsNoteMark(element) || IsNoteInBrackets(element))
        {
            counts.Add(element);
        }
        else if (IsStruck(element) || name is "rt" or "rp")
        {
            CountAll(element, ref counts);
            text.Omit();
        }
        else if (name is "sup" or "sub" && RaisedText.Of(ShortText(element), name == "sup", text.Last) is { } raised)
        {
            CountAll(element, ref counts);
            text.Append(raised, breaksLines: false);
        }
        else
        {
            counts.Add(element);
            AppendRead(element, name, ref text, ref counts);
        }
    }

    private static void AppendRead(IElement element, string name, ref TidyText text, ref Counts counts)
    {
        var isBlock = IsBlock(name);
        if (isBlock) text.Break();
        if (name == "img") AddPicture(element, ref counts);
        if (name == "li" && ListNumber.Of(element) is { } number) text.Append(number, breaksLines: false);
        if (name == "q") text.Append("\u201C", breaksLines: false);
        if (name is "pre") counts.Verbatim++;
        AppendChildren(element, ref text, ref counts);
        if (name is "pre") counts.Verbatim--;
        if (name == "q") text.Append("\u201D", breaksLines: false);
        if (isBlock) text.Break();
        else if (name is "td" or "th") text.EndCell();
    }

    private static void AddPicture(IElement element, ref Counts counts)
    {
        var (alt, address) = (element.GetAttribute("alt"), element.GetAttribute("src"));
        if (alt is { Length: > 0 } && counts.Pictures.Count < PictureText.MaximumPictures) counts.Pictures.Add((alt, address));
        if (counts.Lead is not null || address is not { Length: > 0 } || address.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return;
        if (!LeadPictures.IsMark(element.GetAttribute("width")) && !LeadPictures.IsMark(element.GetAttribute("height"))) counts.Lead = (address, alt);
    }

    /// <summary>What its author has taken back, by element or by style: the words that hold stand beside it.</summary>
    private static bool IsStruck(IElement element) => element.LocalName is "s" or "strike" or "del"
        || (element.Attributes.Length > 0 && element.GetAttribute("style") is { } style && style.Contains("line-through", StringComparison.OrdinalIgnoreCase));

    /// <summary>A raised "[3]" leads to a note, not to a power.</summary>
    private static bool IsNoteInBrackets(IElement element) =>
        element.LocalName == "sup" && ShortText(element).AsSpan().Trim() is ['[', .. { Length: > 0 and <= 3 } mark, ']'] && !mark.ContainsAnyExceptInRange('0', '9');

    /// <summary>What is not read costs a sanitiser all the same.</summary>
    private static void CountAll(IElement element, ref Counts counts)
    {
        counts.Add(element);
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement child) CountAll(child, ref counts);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Counts
    {
        public int Attributes;
        public int Elements;
        public List<(string Description, string? Address)> Pictures;
        public (string Address, string? Description)? Lead;

        /// <summary>How many elements around this place keep their line breaks.</summary>
        public int Verbatim;

        public void Add(IElement element)
        {
            Elements++;
            Attributes = Math.Max(Attributes, element.Attributes.Length);
        }
    }
}
