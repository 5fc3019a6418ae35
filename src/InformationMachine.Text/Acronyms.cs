namespace InformationMachine.Text;

/// <summary>Words of capitals alone: letters that stand for a name ("AI", "US", "DE"), and no word of a language that is spelled like them.</summary>
internal static class Acronyms
{
    /// <summary>From this share of capitals among the letters on, a text is shouted, and its capitals say nothing.</summary>
    private const double Shouted = 0.6;

    /// <summary>True for two letters or more, all of them capitals.</summary>
    public static bool Is(ReadOnlySpan<char> word)
    {
        if (word.Length < 2) return false;
        foreach (var letter in word)
        {
            if (!char.IsUpper(letter)) return false;
        }

        return true;
    }

    /// <summary>True of a text that is written in capitals.</summary>
    public static bool IsShouted(IEnumerable<char> text)
    {
        int letters = 0, capitals = 0;
        foreach (var letter in text)
        {
            if (!char.IsLetter(letter)) continue;
            letters++;
            if (char.IsUpper(letter)) capitals++;
        }

        return capitals > Shouted * letters;
    }
}
