using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>Tells what is no sentence: one that stops short, program code, a chapter mark.</summary>
internal static partial class Fragments
{
    private const int LongestLone = 7;
    private const int FewestPairs = 3;
    private const double GarbledShare = 0.4;
    private const string WrittenDate = @"(?:le |den |el )?\d{1,2}(?:er|st|nd|rd|th|\.)?\s+(?:de\s+)?\p{L}+\.?\s+(?:de\s+)?\d{4}|\p{L}+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}";

    /// <summary>Words after which something must follow, in languages that feeds are often in. What ends a sentence in any of them is left out.</summary>
    private static readonly FrozenSet<string> Hanging = """
        a an the and or nor of to in on at for with by from as is are was were be via under about into than that which who whose this these
        those your our my their its his between against toward towards
        der das den dem des und oder von bei für im zum zur ins unter über sowie wie als dass ein eine einen einem einer
        le la les de du des une et à au aux dans sur pour avec el los las del con para una gli di che nel nella sul sulla nos nas dos das
        het een naar voor och eller på av från ett
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those of them that a headline, which has no full stop, may well end in: "what the banks rely on".</summary>
    private static readonly FrozenSet<string> Particles =
        "on in at for with from about under into between against toward towards to vor zu von bei für zum zur unter über con para".Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that lead to an address and say nothing without it.</summary>
    private static readonly FrozenSet<string> Pointing = """
        see visit check out here link read watch more details join try hier siehe mehr ici voir aquí ver qui hier zie här
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for what stood before an address and is no sentence without it.</summary>
    public static bool LeadsToAddress(string text) => StopsShort(text) || Pointing.Contains(LastWord(text));

    /// <summary>True where the text ends in a word that needs another one and no full stop says that it was meant so.</summary>
    public static bool StopsShort(string text)
    {
        if (text.Length == 0 || !char.IsLetter(text[^1])) return text.AsSpan().TrimEnd("\"'\u201C\u201D\u2019\u00BB") is [.., ':' or '：'];
        return text.Contains(' ', StringComparison.Ordinal) && Hanging.Contains(LastWord(text));
    }

    /// <summary>The same of a headline.</summary>
    public static bool HeadlineStopsShort(string text) => StopsShort(text) && !(text.Length > 0 && Particles.Contains(LastWord(text)));

    private static string LastWord(string text) => text[(text.LastIndexOfAny([' ', '—', '–']) + 1)..].TrimStart('(', '[');

    /// <summary>True for what goes on with a sentence that stands elsewhere: "Which means that ...", "Or, at the very least, ...".</summary>
    public static bool GoesOn(string text) => Continuation().IsMatch(text) || (Lone().IsMatch(text) && text.Count(c => c == ' ') < LongestLone && !States(text));

    /// <summary>"Even in the harbour sales fell" is a clause, "even in the harbour" is none.</summary>
    private static bool States(string text) => LanguageRules.All.Stating["en"].States(text) || LanguageRules.All.Stating["de"].HasVerb(text);

    /// <summary>True for a clause that asks nothing and states nothing: "How you mend a bridge", "Wie man eine Brücke baut".</summary>
    public static bool IsSubordinate(string text) => Subordinate().IsMatch(text) || IsTopic(text) || (Topics().Match(text) is { Success: true } topics && IsTopic(Trimmer.Capitalise(topics.Groups["last"].Value)));

    /// <summary>
    /// True for an English clause of why, how, what or where with one verb of its own and none behind it: "Why the board closed the bridge", "What
    /// I see on the quay". A comma, a question mark or a later form of "be" may bring the main clause, and then it stands.
    /// </summary>
    private static bool IsTopic(string text)
    {
        if (!Asking().IsMatch(text) || text.AsSpan().IndexOfAny(",;:?") >= 0) return false;
        var words = text.ToLowerInvariant().Replace('\u2019', '\'').TrimEnd('.', '!', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (verbs, isBehindHelper, isBehindVerb) = (0, false, false);
        for (var i = 1; i < words.Length; i++)
        {
            var mayBe = i + 2 < words.Length && Helping.Contains(words[i]) && words[i + 1] == "be" && !words[i + 2].EndsWith("ing", StringComparison.Ordinal);
            if (i > 1 && (mayBe || Being.Contains(words[i])) && !isBehindHelper) return false;
            var isHelper = Being.Contains(words[i]) || Helping.Contains(words[i]) || Shortened().IsMatch(words[i]);
            var isVerb = isHelper || LanguageRules.All.Stating["en"].IsFinite(words[i]) || words[i].Contains('\'', StringComparison.Ordinal);
            // "Cut costs": what stands behind a verb is rather its object.
            if (isVerb && !isBehindHelper && !(isBehindVerb && !isHelper)) verbs++;
            (isBehindHelper, isBehindVerb) = (isHelper, isVerb);
        }

        return verbs <= 1;
    }

    [GeneratedRegex(@"n't$|^cannot$|'(?:ve|d|ll|re)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shortened();

    private static readonly FrozenSet<string> Being = "is are was were remains remain became becomes means".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Helping = "will would can could may might must should has have had do does did be been".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:Why|How|What|Where)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Asking();

    /// <summary>True for who said or wrote what is quoted, and where: "Ada Hale, The Old Quay", "— Ada Hale".</summary>
    public static bool IsAttribution(string line) => Attribution().IsMatch(line);

    /// <summary>True for a line under which sponsors are listed.</summary>
    public static bool IsSponsorHeading(string line) => SponsorHeading().IsMatch(line);

    /// <summary>True for a list of subjects that something deals with.</summary>
    public static bool IsTopicList(string text) => TopicList().IsMatch(text);

    /// <summary>True for where and when something was written, and no more: "Lisbon, Portugal, 4 May 2020".</summary>
    public static bool IsDateline(string text) => Dateline().IsMatch(text);

    /// <summary>True for lines of a program, a shell or markup.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text) || MaybeCode().Count(text) >= 2;

    /// <summary>
    /// True for text that was encoded twice and lost letters on the way ("Ð¼ÐµÑ‚Ñ€Ð¾Ð²"), so that nobody can read it: pairs of a capital with an
    /// accent and a sign make up much of it, as they do in no language.
    /// </summary>
    public static bool IsGarbled(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u00C2', '\u00DF') < 0) return false;
        var (pairs, signs) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i])) signs++;
            if (text[i] is >= '\u00C2' and <= '\u00DF' && i + 1 < text.Length && IsHalfLetter(text[i + 1])) pairs++;
        }

        return pairs >= FewestPairs && 2 * pairs >= GarbledShare * signs;
    }

    /// <summary>What Windows-1252 shows for the bytes 80 to BF, of which the second half of a letter in UTF-8 is one.</summary>
    private static bool IsHalfLetter(char c) => c is (>= '\u0080' and <= '\u00BF') or (>= '\u0152' and <= '\u017E') or '\u0192' or '\u02C6' or '\u02DC' or (>= '\u2013' and <= '\u203A') or '\u20AC' or '\u2122';

    /// <summary>True for a line of a table of contents of a recording: "12:30 Questions".</summary>
    public static bool IsChapterMark(string text) => ChapterMark().IsMatch(text);

    /// <summary>True where nearly everything is in capitals.</summary>
    public static bool IsShouted(string text)
    {
        var letters = text.Count(c => char.IsUpper(c) || char.IsLower(c));
        return letters >= 12 && text.Count(char.IsUpper) >= 0.8 * letters && text.Contains(' ', StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[{}]|:-\s|:~\$|^\S+ --?\w+ |\bdef \w+\(|\bin range\(|^\w+_\w+\(|""(?:GET|POST|PUT|HEAD) /|<!--|-->|\b[A-Z_]{5,}=\w|#\[|=>|::" +
        @"|&&|\)\s*->|</?\w+[^>]*>|^\S+\.(?:tar\.\w+|t[gx]z|zip|exe|dmg|deb|rpm|msi|whl|jar|apk|iso)\b(?:\s\S+){0,5}$|^\s*[$#]\s+\w+" +
        @"|\w\(\)|\b(?:style|class|src|href|width|height|frameborder|scrolling|srcset|target|rel|align|border)\s*=\s*[""'“”]|;\s*$" +
        @"|^\s*(?:sudo|curl|wget|npm|pip|git|docker|cargo|powershell)\s+-?\w", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Code();

    [GeneratedRegex(@"->|\[[a-z]+\]|\b(?=[a-f]*\d)[0-9a-f]{12,64}\b|\b\d+\.\d+\.\d+\.\d+\b|\s--?[a-z][\w-]*|==|\$[A-Za-z_]|`[^`]+`|\w+_\w+\(|\s\|\s\w", RegexOptions.CultureInvariant)]
    private static partial Regex MaybeCode();

    /// <summary>Relative clauses, alternatives and reasons cut off, examples of what was said before.</summary>
    [GeneratedRegex(@"^(?:\.\.\.|…|Which\b(?!.*\?$)|Whose\b(?!.*\?$)|(?:Or|Nor)\b|Not (?:because|that|to mention|least)\b|(?:Especially" +
        @"|Particularly|Mainly|Mostly|Partly) (?:since|when|if|because|as|though)\b[^,]*$|(?:Because(?! of)|Although|Though|Whereas" +
        @"|Unless|So that)\b[^,]*$|Such as\b|As if\b|(?:Take|Consider|Look at|Think of) [^,.]{1,40},? (?:for example|for instance" +
        @"|as an example)\b" +
        @"|Oder\b|Sprich\b|Sowie\b|Ou\b|Ce qui\b|Lo que (?:significa|quiere)\b|O sea\b|Eller\b|Oftewel\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Continuation();

    [GeneratedRegex(@"^(?:(?:Wie|Womit|Wozu|Warum|Weshalb) (?:man|Sie|du|ihr|wir|sich)|How (?:to|you|we|I|they)|Comment (?:on|nous|vous)|Hoe (?:je|u|we)|Hur (?:man|du|vi))\b[^?,]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Subordinate();

    [GeneratedRegex(@"^(?:[—–―]\s*\p{Lu}[^.!?]{1,60}(?:\d{4})?[.]?|\p{Lu}[\p{L}'’.-]+(?:\s(?:\p{Lu}[\p{L}'’.-]*|d[eiu]|de la|van|von|der|den|le|la|al|bin)){1,4},\s[^,.!?]{2,60}\.?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Attribution();

    [GeneratedRegex(@"^\W*(?:(?:sponsored|supported|presented|brought to you) by|(?:our |today['’]s |this (?:week|episode|month)['’]s )?sponsors" +
        @"|unsere (?:partner|sponsoren|werbepartner)|(?:diese folge wird )?(?:unterstützt|präsentiert) von|nos partenaires" +
        @"|patrocinad[oa] por|thank(?:s| you) to (?:our|this (?:week|episode|month)['’]s|today['’]s) (?:\p{Ll}+ ){0,2}sponsors)\b[^.]{0,60}:\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SponsorHeading();

    [GeneratedRegex(@"^(?:Themen|Topics|Subjects|Sujets|Thèmes|Temas|Argomenti|Onderwerpen|Ämnen|Gäste|Guests|Hosts|Invités|Invitados|Ospiti" +
        @"|Inhalt|Contents|Chapters|Kapitel|Agenda|Tracklist|Setlist|Ingredients|Zutaten)\b(?:[^:.]|\b\p{Ll}\.){0,30}:" +
        @"|(?:\s\+\s[^+]+){2,}|^[^.]*(?:\s[–—-]\s[^–—.]+){4,}|^(?:Topics|Themen) (?:include|sind|waren|were|are)\b", RegexOptions.CultureInvariant)]
    private static partial Regex TopicList();

    /// <summary>An adverbial and nothing that it belongs to, in German and English.</summary>
    [GeneratedRegex(@"^(?:(?:Selbst|Sogar|Auch) (?:im|in|bei|mit|nach|für|unter|wenn|trotz)|Even (?:in|with|after|without|for)|Dank|Trotz|Angesichts|Samt|Mitsamt|Nebst|Including|Along with|Except(?: for)?)\b[^,:;]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Lone();

    /// <summary>"Why the board closed the bridge, and how the ferry pays": two of them, the last with nothing behind it.</summary>
    [GeneratedRegex(@"^(?:Why|How|What|Where)\b(?![^,;:?]*\b(?:is|are|was|were|told|\p{Ll}+(?:ed|s)) (?:who|what|where|why|how|when|whether)\b)[^,;:?]*,? and (?:even )?(?<last>(?:why|how|what|where)\b[^,;:?]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Topics();

    [GeneratedRegex(@"^(?:(?:\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*)*,\s+){1,3}(?:" + WrittenDate + @")|(?:" + WrittenDate + @")(?:,\s+\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*)*){1,3})\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"^\W*(?:\d{1,2}:)?\d{1,2}:\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex ChapterMark();
}
