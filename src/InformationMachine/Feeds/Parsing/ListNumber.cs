using System.Globalization;
using AngleSharp.Dom;

namespace InformationMachine.Feeds.Parsing;

/// <summary>The number before an item of an ordered list whose author counts from elsewhere than 1, which the text then may refer to. Pure.</summary>
internal static class ListNumber
{
    private const int MaximumItems = 1000;

    /// <summary>"3. " where the list or the item names its number; otherwise null.</summary>
    public static string? Of(IElement item)
    {
        if (Number(item, "value") is { } own) return Written(own);
        if (item.ParentElement is not { LocalName: "ol" } list || Number(list, "start") is not { } number) return null;
        for (var (before, steps) = (item.PreviousElementSibling, 0); before is not null; before = before.PreviousElementSibling, steps++)
        {
            if (steps == MaximumItems) return null;
            if (before.LocalName == "li") number++;
        }

        return Written(number);
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture) + ". ";

    private static int? Number(IElement element, string name) =>
        element.GetAttribute(name) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000 ? number : null;
}
