using System.Collections.Frozen;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// The markup of forums and game shops, which some publishers leave in their feeds, as HTML. A tag counts only together with its other
/// half: "array[i]" and a lonely "[url]" are words. Pure; linear in the text.
/// </summary>
internal static class BbCode
{
    private const int MaximumTags = 10_000;
    private const int MaximumName = 16;
    private const int MaximumValue = 2_000;

    /// <summary>What each tag becomes; an empty name keeps the words alone, null takes them away.</summary>
    private static readonly FrozenDictionary<string, string?> Elements = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
    {
        ["b"] = "b",
        ["i"] = "i",
        ["u"] = "u",
        ["s"] = "s",
        ["strike"] = "s",
        ["sup"] = "sup",
        ["sub"] = "sub",
        ["url"] = "a",
        ["dynamiclink"] = "",
        ["quote"] = "blockquote",
        ["code"] = "pre",
        ["list"] = "ul",
        ["olist"] = "ol",
        ["table"] = "table",
        ["tr"] = "tr",
        ["td"] = "td",
        ["th"] = "th",
        ["p"] = "p",
        ["h1"] = "h1",
        ["h2"] = "h2",
        ["h3"] = "h3",
        ["h4"] = "h4",
        ["color"] = "",
        ["size"] = "",
        ["font"] = "",
        ["center"] = "",
        ["left"] = "",
        ["right"] = "",
        ["spoiler"] = "",
        ["noparse"] = "",
        ["expand"] = "",
        ["img"] = null,
        ["video"] = null,
        ["youtube"] = null,
        ["previewyoutube"] = null,
        ["media"] = null,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text with its tags as HTML; null where it holds none.</summary>
    public static string? ToHtml(string text)
    {
        if (!text.Contains("[/", StringComparison.Ordinal)) return null;
        var tags = Paired(Tags(text));
        if (tags.Count == 0) return null;
        var html = new StringBuilder(text.Length + 64);
        var from = 0;
        for (var i = 0; i < tags.Count; i++)
        {
            var tag = tags[i];
            if (tag.Start < from) continue;
            html.Append(text, from, tag.Start - from);
            from = tag.End;
            if (tag.Name == "*") html.Append("<li>");
            else if (Elements[tag.Name] is not { } element) from = tag.IsEnd ? tag.End : tags[tag.Other].End;
            else if (element.Length > 0) Append(html, element, tag, text, tags);
        }

        return html.Append(text, from, text.Length - from).ToString();
    }

    private static void Append(StringBuilder html, string element, Tag tag, string text, List<Tag> tags)
    {
        if (tag.IsEnd)
        {
            html.Append("</").Append(element).Append('>');
            return;
        }

        html.Append('<').Append(element);
        if (element == "a")
        {
            var address = tag.Value.Length > 0 ? tag.Value : text[tag.End..tags[tag.Other].Start];
            html.Append(" href=\"").Append(WebUtility.HtmlEncode(address.Trim().Trim('"', '\''))).Append('"');
        }

        html.Append('>');
    }

    private static List<Tag> Tags(string text)
    {
        var tags = new List<Tag>();
        for (var at = text.IndexOf('[', StringComparison.Ordinal); at >= 0 && tags.Count < MaximumTags; at = text.IndexOf('[', at + 1))
        {
            if (Read(text, at) is { } tag) tags.Add(tag);
        }

        return tags;
    }

    private static Tag? Read(string text, int start)
    {
        var at = start + 1;
        var isEnd = at < text.Length && text[at] == '/';
        if (isEnd) at++;
        var name = at;
        while (at < text.Length && at - name <= MaximumName && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '*')) at++;
        if (at == name || at >= text.Length) return null;
        var word = text[name..at].ToLowerInvariant();
        if (word != "*" && !Elements.ContainsKey(word)) return null;
        if (text[at] == ']') return new Tag(start, at + 1, word, "", isEnd, -1);
        if (isEnd || text[at] is not ('=' or ' ')) return null;
        var end = text.AsSpan(at, Math.Min(MaximumValue, text.Length - at)).IndexOfAny("]\n");
        return end < 0 || text[at + end] != ']' ? null : new Tag(start, at + end + 1, word, text[(at + 1)..(at + end)], isEnd, -1);
    }

    /// <summary>Those that have their other half, and items within them.</summary>
    private static List<Tag> Paired(List<Tag> tags)
    {
        var open = new Dictionary<string, Stack<int>>(StringComparer.Ordinal);
        var pairs = new Dictionary<int, int>();
        for (var i = 0; i < tags.Count; i++)
        {
            ref var stack = ref CollectionsMarshal.GetValueRefOrAddDefault(open, tags[i].Name, out _);
            stack ??= new Stack<int>();
            if (!tags[i].IsEnd) stack.Push(i);
            else if (stack.TryPop(out var begin)) (pairs[begin], pairs[i]) = (i, begin);
        }

        var kept = Enumerable.Range(0, tags.Count).Where(i => pairs.ContainsKey(i) || (pairs.Count > 0 && tags[i] is { Name: "*", IsEnd: false })).ToList();
        var places = kept.Select((index, place) => (index, place)).ToDictionary(pair => pair.index, pair => pair.place);
        return [.. kept.Select(i => tags[i] with { Other = pairs.TryGetValue(i, out var other) ? places[other] : -1 })];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Tag(int Start, int End, string Name, string Value, bool IsEnd, int Other);
}
