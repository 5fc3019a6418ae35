using System.Text;
using System.Text.RegularExpressions;

namespace InformationMachine.Feeds;

/// <summary>
/// Words that a publisher encoded twice ("Ã©tÃ©" for "été"): UTF-8 that was read as Windows-1252 and written again. Only sequences that
/// are whole characters when read back are mended, only those that begin as nearly all of Latin script and punctuation do, and only
/// where there are several or one that nobody writes on purpose: capitals before a quotation mark ("CAFÉ»") look alike. What follows a
/// letter may be a blank by now, or gone.
/// </summary>
internal static partial class DoubleEncoding
{
    private const int Fewest = 2;

    private static readonly Encoding Once = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private static readonly UTF8Encoding Twice = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text as it was meant.</summary>
    /// <param name="text">The text.</param>
    /// <param name="beside">What was written together with it: twice encoded words there say that those of a short text are.</param>
    public static string Mend(string text, string? beside = null)
    {
        if (text.AsSpan().IndexOfAny('Â', 'Ã', 'â') < 0) return text;
        if (Sequence().Count(text) + (beside is null ? 0 : Sequence().Count(beside)) >= Fewest || Mark().IsMatch(text)) text = Sequence().Replace(text, match => Read(match.Value));
        return Space().Replace(LoneGrave().Replace(CutMark().Replace(text, "\u201D"), "à"), "");
    }

    private static string Read(string twice)
    {
        try
        {
            return Twice.GetString(Once.GetBytes(twice));
        }
        catch (Exception e) when (e is EncoderFallbackException or DecoderFallbackException)
        {
            return twice;
        }
    }

    /// <summary>Typographic marks: nobody writes "â€™".</summary>
    [GeneratedRegex("â€[™˜œ“”¦¢\u009D]", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    /// <summary>A closing quotation mark, whose last character is a control character that texts do not keep.</summary>
    [GeneratedRegex("â€(?=[\\s.,;:!?)\\]]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex CutMark();

    /// <summary>"à", whose second half is a blank.</summary>
    [GeneratedRegex("(?<=^|\\s)Ã(?=\\s[\\p{L}\\d])", RegexOptions.CultureInvariant)]
    private static partial Regex LoneGrave();

    /// <summary>The first half of a blank that does not break, behind a small letter or a digit.</summary>
    [GeneratedRegex("(?<=[\\p{Ll}\\d»])Â(?=\\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Space();

    /// <summary>Two bytes from C2 or C3, three from E2; what follows are the characters of bytes 80 to BF.</summary>
    [GeneratedRegex("[ÂÃ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();
}
