using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace InformationMachine.Feeds.FullTexts;

/// <summary>
/// What sites put between the paragraphs of an article: invitations to newsletters, advertisements, buttons, other stories. It is known by
/// the names that sites give it, and is only taken away where it is a small part of the page: some sites name the whole article so.
/// </summary>
internal static partial class PageChrome
{
    private const double MostOfPage = .15;

    /// <summary>Elements looked at: more are those of a page that wants to cost something.</summary>
    private const int MostElements = 5_000;

    /// <summary>Takes it away.</summary>
    public static void Remove(IHtmlDocument document)
    {
        if (document.Body is not { } body) return;
        var most = body.TextContent.Length * MostOfPage;
        foreach (var element in body.QuerySelectorAll("[class], [id], [hidden], aside").Take(MostElements).Where(IsChrome).ToList())
        {
            if (element.TextContent.Length <= most) element.Remove();
        }
    }

    private static bool IsChrome(IElement element) =>
        element.LocalName == "aside" || element.HasAttribute("hidden") || Named().IsMatch(element.ClassName ?? "") || Named().IsMatch(element.Id ?? "");

    [GeneratedRegex(@"(?:^|[\s_-])(?:newsletter|advert(?:isement|ising|s)?|ads?|sponsor(?:ed)?|promo(?:tion)?|shar(?:e|ing)|social|related|recommend(?:ed|ations)?|signup|cookies?|consent|comments?|breadcrumbs?|author-bio)(?:$|[\s_-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
