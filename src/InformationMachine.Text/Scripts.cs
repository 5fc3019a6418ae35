namespace InformationMachine.Text;

/// <summary>What the script of a text says about its language. Where several share one, letters that only one of them has decide, then the declaration.</summary>
internal static class Scripts
{
    private const double LeastShare = 0.5;

    /// <summary>Of Japanese, a tenth at least is in syllables; a Chinese text that names something Japanese has fewer.</summary>
    private const double LeastKana = 0.1;

    /// <summary>The languages it tells without a declaration.</summary>
    public static IReadOnlyList<string> Told { get; } = ["ar", "bg", "bn", "el", "fa", "he", "hi", "ja", "ko", "mr", "ne", "ru", "sr", "th", "uk", "ur", "zh"];

    /// <param name="text">The text.</param>
    /// <param name="letters">How many letters it has.</param>
    /// <param name="declared">The language it declares.</param>
    public static string? LanguageOf(string text, int letters, string? declared)
    {
        bool Mostly(char from, char to) => text.Count(c => c >= from && c <= to) >= LeastShare * letters;
        var kana = text.Count(c => c is >= '\u3040' and <= '\u30FF');
        if (kana >= LeastKana * letters) return "ja";
        if (Mostly('\uAC00', '\uD7AF')) return "ko";
        if (Mostly('\u3400', '\u9FFF')) return "zh";
        if (Mostly('\u0400', '\u04FF')) return Cyrillic(text, declared);
        if (Mostly('\u0600', '\u06FF')) return Arabic(text, declared);
        if (Mostly('\u0900', '\u097F')) return DevanagariLanguages.Of(text) ?? (declared is "mr" or "ne" or "sa" or "hi" ? declared : null);
        if (Mostly('\u0370', '\u03FF')) return "el";
        if (Mostly('\u0590', '\u05FF')) return declared is "yi" ? declared : "he";
        if (Mostly('\u0E00', '\u0E7F')) return "th";
        if (Mostly('\u0980', '\u09FF')) return declared is "as" ? declared : "bn";
        return null;
    }

    /// <summary>Letters that Russian lacks come first; Bulgarian has none of its own but writes "ъ" for a vowel, and never "ы" or "э".</summary>
    private static string Cyrillic(string text, string? declared)
    {
        if (text.AsSpan().IndexOfAny("ўЎ") >= 0) return "be";
        if (text.AsSpan().IndexOfAny("қңұһғҚҢҰҒ") >= 0) return declared is "ky" or "tt" or "ba" or "tg" or "uz" ? declared : "kk";
        if (text.AsSpan().IndexOfAny("їєґЇЄҐ") >= 0) return "uk";
        if (text.AsSpan().IndexOfAny("ѓќѕЃЌЅ") >= 0) return "mk";
        if (text.AsSpan().IndexOfAny("ђћјљњџЂЋЈЉЊЏ") >= 0) return declared is "mk" ? declared : "sr";
        if (text.AsSpan().IndexOfAny("іІ") >= 0) return declared is "be" or "kk" ? declared : "uk";
        var (hard, russian) = (text.Count(c => c is 'ъ' or 'Ъ'), text.Count(c => "ыэёЫЭЁ".Contains(c, StringComparison.Ordinal)));
        if (hard > russian) return "bg";
        return declared is "ky" or "mn" || declared is "bg" or "sr" or "mk" or "tg" && russian == 0 ? declared : "ru";
    }

    private static string Arabic(string text, string? declared)
    {
        if (text.AsSpan().IndexOfAny("ٹڈڑےں") >= 0) return "ur";
        if (text.AsSpan().IndexOfAny("پچژگ") >= 0) return declared is "ps" or "ku" or "ckb" or "ug" ? declared : "fa";
        return "ar";
    }
}
