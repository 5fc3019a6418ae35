namespace InformationMachine.Text;

/// <summary>How far two spellings are apart.</summary>
internal static class Spelling
{
    private const int LongestWord = 60;

    /// <summary>The word that somebody probably meant; null where none is near.</summary>
    public static string? Nearest(string written, IEnumerable<string> known) =>
        known.Select(word => (word, distance: Distance(written, word))).Where(pair => pair.distance <= Tolerance(written)).OrderBy(pair => pair.distance).ThenBy(pair => pair.word, StringComparer.Ordinal).FirstOrDefault().word;

    /// <summary>How many slips a word of this length may have: none below four letters, two from eight on.</summary>
    public static int Tolerance(string word) => word.Length < 4 ? 0 : word.Length < 8 ? 1 : 2;

    /// <summary>Letters to put in, take out, replace or swap with their neighbour (optimal string alignment).</summary>
    public static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > LongestWord || one.Length > LongestWord || other.Length > LongestWord) return int.MaxValue;
        var (before, last, now) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                now[j] = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
            }

            (before, last, now) = (last, now, before);
        }

        return last[other.Length];
    }
}
