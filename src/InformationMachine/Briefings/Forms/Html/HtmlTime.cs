using System.Globalization;
using InformationMachine.Briefings.Phrases;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>Times and days that programs can read too.</summary>
internal static class HtmlTime
{
    public static Markup Minute(DateTimeOffset time) =>
        Markup.Of($"""<time datetime="{time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture)}">{Wording.Minute(time)}</time>""");

    public static Markup Day(DateTimeOffset time) => Markup.Of($"""<time datetime="{Wording.Day(time)}">{Wording.Day(time)}</time>""");

    public static Markup Day(DateOnly day) => Markup.Of($"""<time datetime="{Wording.Day(day)}">{Wording.Day(day)}</time>""");

    public static Markup LongDay(DateOnly day) => Markup.Of($"""<time datetime="{Wording.Day(day)}">{Wording.LongDay(day)}</time>""");
}
