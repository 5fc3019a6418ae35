using System.Collections.Frozen;

namespace InformationMachine.Text;

/// <summary>
/// Words that are written with a point which ends no sentence, by what follows them. Kept by language, compared without regard to it: a
/// word that is a plain one elsewhere stands among those that need a number behind them.
/// </summary>
internal static class Abbreviations
{
    private const int FewestWordsBefore = 3;

    /// <summary>Titles and connectives: never the end.</summary>
    private static readonly FrozenSet<string> Inner = Words("""
        mr mrs ms dr prof sen rep gov gen col lt sgt st vs rev hon capt cmdr supt insp det dept approx est cf al e.g i.e mt
        bzw ca z.b d.h nr vgl inkl exkl mio mrd evtl ggf bspw zzgl abzgl sog ehem einschl insb dipl hrn verh geb gest mind tsd engl frz jan feb febr mar apr jun jul aug sep sept oct okt nov dec dez
        mme mlle mmes env boul bd ste p.ex
        sra sras srta dra sres dña avda núm pág gral lic ud uds
        sig sigg dott dott.ssa avv ing geom sig.ra
        exmo exma eng
        dhr mevr drs bijv mw
        bl.a t.ex f.eks
        ul św tzw np woj płk ks inż mgr tys mln
        ул пр просп корп обл гор проф акад стр рис напр тыс им вул просп
        καθ λεωφ
        doç sn yrd
        č tj tzv např mudr judr sv nám
        ifj özv
        tgl bpk sdr jl
        tp gs ts ths pgs
        """);

    /// <summary>What may be the last word as well: the end where a new sentence clearly begins behind it.</summary>
    private static readonly FrozenSet<string> Either = Words("""
        etc inc corp ltd co jr sr bros p.m a.m u.s u.k u.n e.u usw enz ecc apod atd itp itd stb руб млн млрд грн др гг mln min max jne dvs m.m o.s.v dll
        """);

    /// <summary>Only before a number: "no. 5", "Abs. 3", "kl. 8".</summary>
    private static readonly FrozenSet<string> BeforeNumber = Words("""
        no nos vol fig p pp s ch sec art abs satz kap str std tel kl cap par r n nro num ok л см ст кв вып § ziff bd jh okr str. pkt poz godz čl str sz kb o ο αρ
        """);

    /// <summary>Measures without a vowel, written without a point: one behind them ends the sentence.</summary>
    private static readonly FrozenSet<string> Units = Words("km kg cm mm dm ml hl kw gw mw kwh mwh gwh mph kph hz khz mhz ghz gb mb tb kb lb lbs ft hr hrs zł kč ht bn mn tn nm kn pt px");

    private static readonly FrozenSet<string> Openers = Words("""
        The This That It He She They We In On At For But And When While After If There A An Its His Her
        Der Die Das Er Sie Es Wir Im In Am Und Aber Auch Ein Eine Le La Les Il Elle Ils Un Une Dans El Los Las En Ella Lo Gli Nel I Una De Het Een Hij Zij O A Os As Ele Ela
        """);

    /// <summary>True where the point behind the word that ends at <paramref name="end"/> is part of it and ends nothing.</summary>
    /// <param name="line">The line.</param>
    /// <param name="sentence">Where its sentence begins.</param>
    /// <param name="start">Where the word begins.</param>
    /// <param name="end">Where its point stands.</param>
    public static bool EndsNothing(string line, int sentence, int start, int end)
    {
        var word = line[start..end].TrimStart('"', '\'', '\u201C', '\u201E', '\u00AB', '(', '\u2018');
        word = word[(word.LastIndexOfAny(['\'', '\u2019']) + 1)..];
        if (word.Length == 0) return false;
        var next = end + 1;
        while (next < line.Length && line[next] == ' ') next++;
        var isNumber = next < line.Length && char.IsDigit(line[next]);
        // Languages that end a sentence with a danda use the point for abbreviations alone.
        if (IsDanda(word[^1])) return line.Contains('\u0964', StringComparison.Ordinal);
        if (Inner.Contains(word) || (isNumber && BeforeNumber.Contains(word))) return true;
        if (IsPartOfRow(word)) return !IsNewSentence(line, next, mustBeOpener: char.IsUpper(word[0]));
        // "2026 r.", "2026 г." may end a sentence; "z. B." and "А. С. Волков" never do.
        if (word.Length == 1 && char.IsLetter(word[0])) return !(char.IsLower(word[0]) && IsBehindNumber(line, start) && IsNewSentence(line, next, mustBeOpener: false));
        if (Either.Contains(word)) return !(IsBehindSentence(line, sentence, start) && IsNewSentence(line, next, mustBeOpener: false));
        return IsWithoutVowel(word) && !IsNewSentence(line, next, mustBeOpener: false);
    }

    /// <summary>True for a text whose last point belongs to its last word.</summary>
    public static bool EndsIn(string text)
    {
        if (!text.EndsWith('.') || text.Length < 2) return false;
        var start = text.LastIndexOf(' ') + 1;
        var word = text[start..^1];
        return word.Length > 0 && (Inner.Contains(word) || Either.Contains(word) || IsPartOfRow(word) || (word.Length == 1 && char.IsLower(word[0]) && IsBehindNumber(text, start)));
    }

    /// <summary>"EE" of "EE. UU.", "R.A", "d.w.z": letters in a row, each with its point or doubled for a plural.</summary>
    private static bool IsPartOfRow(string word)
    {
        if (word.Length == 2 && word[0] == word[1] && char.IsUpper(word[0])) return true;
        if (!word.Contains('.', StringComparison.Ordinal)) return false;
        foreach (var part in word.Split('.'))
        {
            if (part.Length is 0 or > 3 || !part.All(char.IsLetter)) return false;
        }

        return true;
    }

    /// <summary>"rd", "Tsd", "mln": no word of a language that writes vowels. Names in capitals ("BBC") are none.</summary>
    private static bool IsWithoutVowel(string word)
    {
        if (word.Length is < 2 or > 4 || Units.Contains(word) || !word.All(char.IsLetter) || word.Skip(1).Any(char.IsUpper)) return false;
        const string Vowels = "aeiouyäöüàáâãåæèéêëìíîïòóôõøùúûýąęıőűůœаеёиоуыэюяіїєαεηιουωάέήίόύώ";
        foreach (var c in word.ToLowerInvariant())
        {
            if (c >= '\u0530' || Vowels.Contains(c, StringComparison.Ordinal)) return false;
        }

        return true;
    }

    /// <summary>True where a sentence begins: a word that opens sentences, or a word with a capital that one in small letters follows.</summary>
    private static bool IsNewSentence(string line, int at, bool mustBeOpener)
    {
        if (at >= line.Length) return true;
        if (!char.IsUpper(line[at])) return line[at] is '"' or '\u201C' or '\u00AB' or '\u201E';
        var end = at;
        while (end < line.Length && (char.IsLetter(line[end]) || line[end] is '\'' or '\u2019' or '-')) end++;
        if (Openers.Contains(line[at..end])) return true;
        return !mustBeOpener && end + 1 < line.Length && line[end] is ' ' or ',' && char.IsLower(line[Math.Min(line.Length - 1, end + 1)]);
    }

    /// <summary>"Orvane Inc." alone is the name that a sentence begins with.</summary>
    private static bool IsBehindSentence(string line, int sentence, int start)
    {
        var blanks = 0;
        for (var i = sentence; i < start; i++) blanks += line[i] == ' ' ? 1 : 0;
        return blanks >= FewestWordsBefore;
    }

    private static bool IsBehindNumber(string line, int start)
    {
        var at = start - 1;
        while (at >= 0 && line[at] == ' ') at--;
        return at >= 0 && char.IsDigit(line[at]);
    }

    private static bool IsDanda(char c) => c is >= '\u0900' and <= '\u09FF' or >= '\u0A00' and <= '\u0B7F';

    private static FrozenSet<string> Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
