namespace InformationMachine.Feeds.Parsing;

/// <summary>Plain text for people.</summary>
internal static class PlainText
{
    /// <summary>Keeps paragraphs as single line breaks.</summary>
    public static string Tidy(string text)
    {
        var tidy = new TidyText(text.Length + 1);
        tidy.Append(text, breaksLines: true);
        return tidy.Finish();
    }

    /// <summary>Puts everything on one line.</summary>
    public static string Line(string text) => Tidy(text).Replace('\n', ' ');
}
