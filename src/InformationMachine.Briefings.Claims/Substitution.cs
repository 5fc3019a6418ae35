using System.Collections.Frozen;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Whether one of two texts that share nearly all words has another word in the place of one of the other's: Kassel for Passau, Tuesday
/// for Friday, S3 for S7, "rejects" for "passes". What one merely adds is none, and neither is another form of the same word.
/// </summary>
internal static class Substitution
{
    private const int ShortestStem = 4;
    private const double StemShare = 0.6;
    private const int LongestEnding = 3;
    private const int LongestEndingOfAName = 2;

    /// <summary>Words of the frame that copies of one report exchange: who says it, and small words.</summary>
    private static readonly FrozenSet<string> Frame = """
        say says said saying report reports reported reporting according tell tells told announce announces announced state states stated confirm confirms confirmed claim claims claimed
        update breaking live video watch photo photos new latest just now today via the a an of to in on at for with by from as is are was were be been has have had its it that this and or
        sagt sagte sagten laut teilt teilte berichtet berichtete dit déclaré annonce annoncé selon dijo dice según afirma ha detto dice secondo disse segundo zei zegt volgens säger sade enligt
        der die das den dem des ein eine einer einem ist sind war hat haben wird und im in am zu von le la les de du des un une est sont et à au el los las del una y en es il lo gli di e da o os as um uma do het een van
        сообщает сообщил сообщили заявил сказал по в на и о с у из за
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const string Particles = "了的在是有将已于和与及被把也就都又对等很便其之为はがをにでともへやかのらたているしっれさな이가을를에의도는은와과로으서다";

    public static bool Is(string one, string other)
    {
        var (mine, theirs) = (Words(one), Words(other));
        var left = mine.Except(theirs, StringComparer.OrdinalIgnoreCase).Where(word => !Frame.Contains(word)).ToList();
        var right = theirs.Except(mine, StringComparer.OrdinalIgnoreCase).Where(word => !Frame.Contains(word)).ToList();
        return left.Exists(word => !right.Exists(counter => IsForm(word, counter)) && !IsIn(word, other)) && right.Exists(word => !left.Exists(counter => IsForm(word, counter)) && !IsIn(word, one));
    }

    /// <summary>Words; of scripts without blanks the characters that carry meaning.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        text = GroundingText.Fold(text);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var end = i + 1;
            if (!Trimmer.IsIdeograph(text[i]))
            {
                while (end < text.Length && IsWithin(text, end)) end++;
            }

            if (!Particles.Contains(text[i], StringComparison.Ordinal)) words.Add(text[i..end]);
            i = end;
        }

        return words;
    }

    private static bool IsWithin(string text, int at) =>
        (char.IsLetterOrDigit(text[at]) && !Trimmer.IsIdeograph(text[at])) || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
        || (text[at] is '.' or ',' or ':' or '-' && char.IsDigit(text[at - 1]) && at + 1 < text.Length && char.IsDigit(text[at + 1]));

    /// <summary>"4,000" where the other writes "4000", "warehouse-fire" for "warehouse fire".</summary>
    private static bool IsIn(string word, string text) => word.Length > 2 && !char.IsDigit(word[^1]) && text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsForm(string word, string counter)
    {
        if (word.Any(char.IsDigit) || counter.Any(char.IsDigit)) return Digits(word) == Digits(counter) && Digits(word).Length > 0;
        var shared = 0;
        while (shared < Math.Min(word.Length, counter.Length) && char.ToLowerInvariant(word[shared]) == char.ToLowerInvariant(counter[shared])) shared++;
        var (rest, counterRest) = (word.Length - shared, counter.Length - shared);
        if (Math.Min(rest, counterRest) == 0 && shared >= LongestEnding && Math.Max(rest, counterRest) <= LongestEnding) return true;
        return char.IsUpper(word[0]) && char.IsUpper(counter[0])
            ? shared >= ShortestStem && Math.Max(rest, counterRest) <= LongestEndingOfAName
            : shared >= ShortestStem && shared >= StemShare * Math.Max(word.Length, counter.Length);
    }

    private static string Digits(string word) => string.Concat(word.Where(char.IsDigit));
}
