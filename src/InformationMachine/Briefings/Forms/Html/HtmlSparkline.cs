using InformationMachine.Briefings.Phrases;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>A small picture of how many posts came when: a bar per day, the highest fills the height.</summary>
internal static class HtmlSparkline
{
    private const int Step = 9;
    private const int BarWidth = 7;
    private const int Height = 28;

    /// <summary>A young story is drawn at the end of a week, so that one day is not taken for all there is.</summary>
    private const int FewestBars = 7;

    public static Markup Of(PostRhythm rhythm, PhraseBook phrases)
    {
        if (rhythm.Counts.IsEmpty) return Markup.Empty;
        var bars = new Markup();
        var most = Math.Max(1, rhythm.Counts.Max());
        var before = Math.Max(0, FewestBars - rhythm.Counts.Length);
        for (var i = 0; i < before + rhythm.Counts.Length; i++)
        {
            var count = i < before ? 0 : rhythm.Counts[i - before];
            var height = count == 0 ? 2 : Math.Max(4, count * Height / most);
            bars.Add($"""<rect x="{i * Step}" y="{Height - height}" width="{BarWidth}" height="{height}" rx="1" class="{(count == 0 ? "none" : "some")}"/>""");
        }

        var width = ((before + rhythm.Counts.Length) * Step) - (Step - BarWidth);
        return Markup.Of($"""<svg class="spark" role="img" aria-label="{Label(rhythm, phrases)}" viewBox="0 0 {width} {Height}" width="{width}" height="{Height}">{bars}</svg>""");
    }

    private static string Label(PostRhythm rhythm, PhraseBook phrases)
    {
        var words = rhythm.DaysPerCount == 1 ? phrases.Pages.PostsPerDay : phrases.Pages.PostsPerDays;
        return $"{PhraseBook.Fill(words, Wording.Day(rhythm.From), Wording.Number(rhythm.DaysPerCount))}{phrases.Colon}{string.Join(", ", rhythm.Counts)}";
    }
}
