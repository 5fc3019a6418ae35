using System.Text;
using System.Text.RegularExpressions;

namespace InformationMachine.Feeds;

/// <summary>
/// Words that a publisher encoded twice ("Ã©tÃ©" for "été"): UTF-8 that was read as Windows-1252 and written again. Only sequences that
/// are whole characters when read back are mended, only those that begin as nearly all of Latin script and punctuation do, and only
/// where there are several: capitals before a quotation mark ("CAFÉ»") look alike.
/// </summary>
internal static partial class DoubleEncoding
{
    private const int Fewest = 2;

    private static readonly Encoding Once = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private static readonly UTF8Encoding Twice = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text as it was meant.</summary>
    public static string Mend(string text)
    {
        if (text.AsSpan().IndexOfAny('Â', 'Ã', 'â') < 0) return text;
        return Sequence().Count(text) < Fewest ? text : Sequence().Replace(text, match => Read(match.Value));
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

    /// <summary>Two bytes from C2 or C3, three from E2; what follows are the characters of bytes 80 to BF.</summary>
    [GeneratedRegex("[ÂÃ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();
}
