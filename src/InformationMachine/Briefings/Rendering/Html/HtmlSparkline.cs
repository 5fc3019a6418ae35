using System.Globalization;

namespace InformationMachine.Briefings.Rendering.Html;

/// <summary>A small picture of how many posts came when: a bar per day, the highest fills the height.</summary>
internal static class HtmlSparkline
{
    private const int Step = 9;
    private const int BarWidth = 7;
    private const int Height = 28;

    public static Markup Of(PostRhythm rhythm)
    {
        if (rhythm.Counts.IsEmpty) return Markup.Empty;
        var bars = new Markup();
        var most = Math.Max(1, rhythm.Counts.Max());
        for (var i = 0; i < rhythm.Counts.Length; i++)
        {
            var height = rhythm.Counts[i] == 0 ? 1 : Math.Max(3, rhythm.Counts[i] * Height / most);
            bars.Add($"""<rect x="{i * Step}" y="{Height - height}" width="{BarWidth}" height="{height}" rx="1" class="{(rhythm.Counts[i] == 0 ? "none" : "some")}"/>""");
        }

        var width = (rhythm.Counts.Length * Step) - (Step - BarWidth);
        return Markup.Of($"""<svg class="spark" role="img" aria-label="{Label(rhythm)}" viewBox="0 0 {width} {Height}" width="{width}" height="{Height}">{bars}</svg>""");
    }

    private static string Label(PostRhythm rhythm)
    {
        var days = rhythm.DaysPerCount == 1 ? "day" : string.Create(CultureInfo.InvariantCulture, $"{rhythm.DaysPerCount} days");
        return $"Posts per {days} from {Wording.Day(rhythm.From)}: {string.Join(", ", rhythm.Counts)}";
    }
}
