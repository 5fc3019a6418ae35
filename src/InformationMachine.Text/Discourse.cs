using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// Sentences of which one is misleading without the other: a question with the "No, ..." behind it, a claim with its verdict, what was
/// said with the "She did not." that takes it back. They are told together or not at all.
/// </summary>
internal static partial class Discourse
{
    /// <summary>Sentences in order, those that belong together as one.</summary>
    public static List<(string Text, bool IsQuoted, bool IsJoined)> Joined(IEnumerable<(string Text, bool IsQuoted)> sentences)
    {
        var joined = new List<(string Text, bool IsQuoted, bool IsJoined)>();
        foreach (var (text, isQuoted) in sentences)
        {
            if (joined.Count > 0 && joined[^1].IsQuoted == isQuoted && BelongsTo(joined[^1].Text, text)) joined[^1] = ($"{joined[^1].Text}{(text[0] >= '\u3040' ? "" : " ")}{text}", isQuoted, true);
            else joined.Add((text, isQuoted, false));
        }

        return joined;
    }

    /// <summary>What a text says and its last sentence takes back; null where it does not.</summary>
    public static string? TakenBack(string text)
    {
        var match = Behind().Match(text);
        return match.Success && IsTakingBack(match.Groups["last"].Value) ? match.Groups["core"].Value : null;
    }

    private static bool BelongsTo(string before, string text) => (Cues.IsQuestion(before) && Reply().IsMatch(text)) || (!Cues.IsQuestion(before) && IsTakingBack(text));

    private static bool IsTakingBack(string text) => TakesBack().IsMatch(text) || OtherTakesBack().IsMatch(text);

    [GeneratedRegex(@"^(?:No|Nope|Yes|Not (?:true|quite|really|so)|Nein|Ja|Doch|Non|Oui|Si|Sí|Sì|Não|Sim|Nee|Nej|Jo|Nie|Tak|Ne|Ano|Да|Нет|Ні|Όχι" +
        @"|Ναι|Hayır|Evet|Tidak|Không|לא|כן|لا|نعم|नहीं|हाँ|हां)(?:[,.!:;—–،]|\s[—–-])|^(?:不[，。,]|没有[，。,]|是的|いいえ|はい[、。]|아니(?:요|오" +
        @"|다)?[,.])", RegexOptions.CultureInvariant)]
    private static partial Regex Reply();

    /// <summary>A last sentence behind another one.</summary>
    [GeneratedRegex(@"^(?<core>.+?[.!?。！？।…][""”’»」]?)\s*(?<last>[^.!?。！？।…]+[.!。！।]?)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^(?:(?:But|However,|In fact,) )?(?:(?:He|She|It|They|That|This|Neither) (?:did|does|do|is|are|was|were|has|have|had|will" +
        @"|would|can|could)(?: not|n['’]t)(?: (?:true|correct|so|the case|accurate|right))?|(?:That|This|It|The (?:claim|report|story" +
        @"|rumou?r|video|photo|picture|quote))(?: is|['’]s| was) (?:false|wrong|untrue|incorrect|not true|not correct|not so|a lie" +
        @"|fake|a fake|a hoax|fabricated|made up)|False|Wrong|Untrue|Not true|Fake|(?:Our )?(?:Verdict|Rating|Ruling" +
        @"|Conclusion)\s*:\s*(?:(?:mostly|completely|entirely) )?(?:false|fake|wrong|untrue|misleading|hoax|no evidence" +
        @"|unproven)[^.]{0,40})[.!]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TakesBack();

    [GeneratedRegex(@"^(?:(?:Das|Dies) (?:ist (?:falsch|nicht wahr|gelogen|unwahr|eine Lüge)|stimmt (?:so )?nicht)|Falsch|Stimmt nicht|(?:Urteil" +
        @"|Bewertung|Fazit)\s*:\s*(?:falsch|fake|irreführend)|C['’]est (?:faux|inexact|un mensonge)|C['’]était faux|Faux" +
        @"|Ce n['’]est pas (?:vrai|exact|le cas)|Verdict\s*:\s*faux|(?:Eso |Esto )?[Ee]s (?:falso|mentira)|Falso|No es (?:cierto" +
        @"|verdad)|(?:È|E['’]) (?:falso|una bufala)|Non è vero|É (?:falso|mentira)|Não é verdade|Dat (?:klopt niet|is (?:niet waar" +
        @"|onjuist|onwaar))|Onwaar|Det (?:stämmer inte|är (?:falskt|inte sant)|stemmer ikke|er (?:falsk|usandt|ikke sandt|ikke sant))" +
        @"|(?:To |Jest to )(?:nieprawda|fałsz)|To není pravda|Není to pravda|Это (?:неправда|ложь|не так|фейк)|Це (?:неправда|не так" +
        @"|фейк|брехня)|Bu (?:doğru değil|yanlış|yalan)|זה (?:לא נכון|שקר)|هذا (?:غير صحيح|كذب)|यह (?:सच नहीं|झूठ|गलत) है|(?:这" +
        @"|這)(?:不是真的|是假的|不属实|是谣言)|それは(?:誤り|事実ではない|デマだ)|(?:이는 )?사실이 아니다)[.!。]?$", RegexOptions.CultureInvariant)]
    private static partial Regex OtherTakesBack();
}
