using System.Collections.Frozen;

namespace InformationMachine.Text;

/// <summary>
/// Tells the languages that are written in Devanagari, as far as a few words do: Hindi by its postpositions, which stand alone; Marathi
/// by its endings and the letter ळ; Nepali by its own. Where they tell nothing, or against each other, nothing is claimed. Pure.
/// </summary>
internal static class DevanagariLanguages
{
    private static readonly FrozenSet<string> HindiWords = Set("में के की का को ने से है हैं था थी थे और नहीं पर तक लिए हुआ हुई हुए गया गई गए किया कर रहा रही रहे भी यह वह इस उस अब क्या कैसे साथ बाद");
    private static readonly FrozenSet<string> MarathiWords = Set("आहे आहेत आणि नाही नाहीत होता होती होते झाला झाली झाले केला केली केले मध्ये साठी यांनी यांचा यांची यांचे यांच्या यांना असून असे अशी पण काय कसे आता तर नवीन मोठा मोठी मोठे");
    private static readonly FrozenSet<string> NepaliWords = Set("छ छन् छैन हो थियो थिए गरे गरेको गर्ने भए भएको भयो र पनि मा को लाई बाट यो त्यो नेपालमा");
    private static readonly string[] MarathiEndings = ["च्या", "ांनी", "ांना", "ांचा", "ांची", "ांचे", "मध्ये", "साठी", "ातील", "ातून", "ावर", "ाला", "ाचा", "ाची", "ाचे", "णार", "ीत", "ंत", "ात"];
    private static readonly string[] NepaliEndings = ["हरू", "हरूको", "लाई", "बाट", "मा", "को", "ले", "द्वारा", "सँग"];

    /// <summary>"hi", "mr" or "ne"; null where it is not clear.</summary>
    public static string? Of(string text)
    {
        var (hindi, marathi, nepali) = (0.0, 0.0, 0.0);
        foreach (var word in Words(text))
        {
            if (HindiWords.Contains(word)) hindi++;
            if (MarathiWords.Contains(word)) marathi++;
            if (NepaliWords.Contains(word)) nepali++;
            if (word.Length > 3 && !HindiWords.Contains(word))
            {
                if (Array.Exists(MarathiEndings, ending => word.EndsWith(ending, StringComparison.Ordinal))) marathi += 0.5;
                if (Array.Exists(NepaliEndings, ending => word.EndsWith(ending, StringComparison.Ordinal))) nepali += 0.5;
            }

            if (word.Contains('ळ', StringComparison.Ordinal)) marathi++;
        }

        var most = Math.Max(hindi, Math.Max(marathi, nepali));
        if (most < 1) return null;
        return hindi == most && hindi > marathi && hindi > nepali ? "hi"
            : marathi == most && marathi > hindi * 1.4 && marathi > nepali ? "mr"
            : nepali == most && nepali > hindi * 1.4 && nepali > marathi ? "ne" : null;
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isWithin = at < text.Length && text[at] is (>= '\u0900' and <= '\u0963') or '\u200D' or '\u200C';
            if (isWithin && start < 0) start = at;
            if (isWithin || start < 0) continue;
            yield return text[start..at];
            start = -1;
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
