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

    /// <summary>Characters, and nodes, of what may be the mark of a note.</summary>
    private const int MaximumMark = 40;

    /// <summary>Whether an element goes away with everything in it.</summary>
    public static bool IsUnread(string localName) => Unread.Contains(localName);

    /// <summary>Whether an element stands on lines of its own.</summary>
    public static bool IsBlock(string localName) => Blocks.Contains(localName);

    /// <summary>The text below a node, paragraphs separated by line breaks, and the most attributes that one element has, and how many elements there are.</summary>
    /// <param name="root">The node.</param>
    /// <param name="capacity">Characters of its source.</param>
    public static (string Text, int Attributes, int Elements) Of(IElement root, int capacity)
    {
        var text = new TidyText(capacity);
        var counts = default(Counts);
        AppendChildren(root, ref text, ref counts);
        return (text.Finish(), counts.Attributes, counts.Elements);
    }

    // MarkupLimits bounds the depth, so recursion may follow it; children are taken by number, because asking for siblings costs a search.
    private static void AppendChildren(INode node, ref TidyText text, ref Counts counts)
    {
        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IText leaf) text.Append(leaf.Data, breaksLines: false);
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
        counts.Elements++;
        counts.Attributes = Math.Max(counts.Attributes, element.Attributes.Length);
        var name = element.LocalName;
        if (IsUnread(name) || IsNoteMark(element)) return;
        var isBlock = IsBlock(name);
        if (isBlock) text.Break();
        else if (name is "td" or "th") text.Blank();
        AppendChildren(element, ref text, ref counts);
        if (isBlock) text.Break();
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Counts
    {
        public int Attributes;
        public int Elements;
    }
}
