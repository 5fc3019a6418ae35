using System.Globalization;
using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>RSS's <c>skipHours</c> and <c>skipDays</c>: when its publisher asks not to be polled, as bits.</summary>
internal static class SkippedTimes
{
    /// <summary>Hours (GMT): bit 0 for midnight, which old documents call 24.</summary>
    public static int Hours(FeedElements elements, XElement channel) => Bits(elements, channel, "skipHours", "hour", text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour <= 24 ? hour % 24 : -1);

    /// <summary>Days: bit 0 for Sunday.</summary>
    public static int Days(FeedElements elements, XElement channel) => Bits(elements, channel, "skipDays", "day", text =>
        Enum.TryParse<DayOfWeek>(text, ignoreCase: true, out var day) && Enum.IsDefined(day) && !char.IsAsciiDigit(text[0]) ? (int)day : -1);

    private static int Bits(FeedElements elements, XElement channel, string list, string name, Func<string, int> read)
    {
        if (elements.Child(channel, Vocabulary.None, list) is not { } skipped) return 0;
        return elements.Children(skipped, Vocabulary.None, name).Select(item => read(item.Value.Trim())).Where(bit => bit >= 0).Aggregate(0, (bits, bit) => bits | 1 << bit);
    }
}
