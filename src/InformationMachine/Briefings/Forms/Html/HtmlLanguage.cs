using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>The attributes of an element that holds words of posts: their direction and, where known, their language.</summary>
internal static partial class HtmlLanguage
{
    public static Markup Attributes(string? language) =>
        language is { } tag && Tag().IsMatch(tag) ? Markup.Of($""" dir="auto" lang="{tag}" """) : Markup.Of($""" dir="auto" """);

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
