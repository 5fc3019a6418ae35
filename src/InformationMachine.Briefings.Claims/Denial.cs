using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// What a sentence says is not so: "the minister denies that ..." denies what follows, "that ... is false" what stands before. To turn
/// down a budget, an offer or a request denies no statement, and who was wrong themselves denies nobody else's.
/// </summary>
internal static partial class Denial
{
    /// <summary>The words that are denied; null where nothing is.</summary>
    public static string? Of(string text)
    {
        if (Discourse.TakenBack(text) is { } taken) return Former().Match(taken) is { Success: true } said ? taken[(said.Index + said.Length)..] : Claimed().Replace(taken, "");
        if (Marked().Match(text) is { Success: true } marked) return text[(marked.Index + marked.Length)..];
        if (Answered().Match(text) is { Success: true } answered) return text[(answered.Index + answered.Length)..];
        if (Cues.OwnMistake().IsMatch(text)) return null;
        if (Plain().IsMatch(text)) return Attribution.Of(text).Core;
        if (Passive().Match(text) is { Success: true } passive) return text[..passive.Index];
        if (Ahead().Match(text) is { Success: true } ahead) return Attribution.Of(text[(ahead.Index + ahead.Length)..]).Core;
        if (OtherAhead().Match(text) is { Success: true } other) return text[(other.Index + other.Length)..];
        return Behind().Match(text) is { Success: true } behind ? Attribution.Of(text[..behind.Index]).Core : null;
    }

    /// <summary>True for a verdict on a claim rather than one party's word against another's: "FALSE: ...", "Claim: ... Verdict: false.", "... She did not."</summary>
    public static bool IsMarked(string text) => Marked().IsMatch(text) || Discourse.TakenBack(text) is not null;

    /// <summary>A word of a fact check or a correction before what it is about.</summary>
    [GeneratedRegex(@"^\W{0,2}(?:(?:FALSE|FAKE|HOAX|DEBUNKED|UNTRUE|MYTH|False|Fake|Hoax|Debunked|Not true|Untrue|Myth|Fake news|Falsch|FALSCH" +
        @"|Falschmeldung|Fehlalarm|Faux|FAUX|Intox|Fausse (?:nouvelle|information)|Falso|FALSO|Bulo|BULO|Noticia falsa|Bufala|BUFALA" +
        @"|Notizia falsa|Notícia falsa|Boato|Nep(?:nieuws)?|Onwaar|Falskt|FALSKT|Falsk|Valetta|Fałsz|FAŁSZ|Nieprawda|Nepravda|Lež" +
        @"|Álhír|Știre falsă|Yalan|YALAN|Yanlış|Hoaks|Salah|Tin giả|Фейк|ФЕЙК|Ложь|Неправда|Неверно|Брехня|Ψευδές|Ψέμα|שקר|כזב|פייק" +
        @"|לא נכון|كاذب|زائف|إشاعة|خبر كاذب|غير صحيح|نادرست|جھوٹ|झूठ|फर्जी|गलत|মিথ্যা|谣言|謠言|假消息|不实|不實|虚假|デマ|誤情報|虚偽|거짓|가짜 ?뉴스|허위)(?:\]" +
        @"|\s?[:：!]|\s[–—-])" +
        @"|(?:Correction|CORRECTION|Retraction|RETRACTION|Retracted|Korrektur|Berichtigung|Richtigstellung|Rectificatif|Correctif" +
        @"|Corrección|Rectificación|Rettifica|Errata corrige|Errata|Correção|Retificação|Rectificatie|Correctie|Rättelse|Rettelse" +
        @"|Korreksjon|Oikaisu|Sprostowanie|Oprava|Ispravak|Popravek|Helyreigazítás|Düzeltme|Ralat|Đính chính|Исправление|Опровержение" +
        @"|Поправка|Спростування|Виправлення|Διόρθωση|תיקון|تصحيح|تکذیب|更正|辟谣|闢謠|訂正|정정)(?:\]|\s?[:：]|\s[–—-]))\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();

    /// <summary>What a text said before: "An earlier version of this post said that ...".</summary>
    [GeneratedRegex(@"\b(?:(?:earlier|previous|prior|first|original) )?(?:version|edition|draft|post|article|report)\b[^.]{0,60}?\b(?:said|stated" +
        @"|reported|claimed|wrote|suggested|gave)(?: that)?\s|\b(?:In einer (?:früheren|ersten) (?:Version|Fassung)" +
        @"|Une version (?:précédente|antérieure)|Una versión anterior|Una versione precedente|Uma versão anterior" +
        @"|Een eerdere versie)\b[^.]{0,60}?\b(?:dass|que|che|dat)\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Former();

    /// <summary>The word before a claim that is then judged.</summary>
    [GeneratedRegex(@"^(?:The )?(?:Claim|Rumou?r|Behauptung|Affirmation|Rumeur|Afirmación|Rumor|Affermazione|Afirmação|Boato|Bewering|Påstående" +
        @"|Påstand|Twierdzenie|Tvrzení|Утверждение|Слух|Твердження|Ισχυρισμός|İddia|טענה|ادعاء|दावा|说法|主張|주장)\s*[:：]\s*|^(?:Did|Does" +
        @"|Do|Is|Are|Was|Were|Has|Have|Will)\s", RegexOptions.CultureInvariant)]
    private static partial Regex Claimed();

    /// <summary>"No, the mayor did not say that ...", in answer to what others say.</summary>
    [GeneratedRegex(@"^(?:No|Nein|Non|Não|Nee|Nej|Nie|Ne|Нет|Ні|Όχι|Hayır|Tidak|לא|لا|नहीं)[,:،]\s+(?=\S+\s+\S+\s+\S)|^不[，,]", RegexOptions.CultureInvariant)]
    private static partial Regex Answered();

    /// <summary>Verbs of denial of other languages, before what they deny.</summary>
    [GeneratedRegex(@"\b(?:dementiert(?:e|en)?|bestreite[nt]|bestritt(?:en)?|weist (?:Berichte|Vorwürfe|Gerüchte|Meldungen)[^,]{0,30}," +
        @"|dément(?:ent|i)?|nie(?:nt)? (?:avoir|que)|réfute(?:nt)?|desmient[ea]n?|desmintió|niegan? que|negó (?:que|haber)" +
        @"|smentisc[eo](?:no)?|ha smentito|nega(?:no)? (?:di|che)|desmente[m]?|desmentiu|negou que|ontkent|ontkennen|ontkende|förnekar" +
        @"|dementerar|afviser(?:,)? at|avviser at|benekter at|kiistää|zaprzecza(?:ją)?,?|dementuje|popírá|popřel[ai]?|vyvrátil[ai]?" +
        @"|cáfolja|tagadja|yalanladı|membantah)\b|(?:опроверг(?:ает|ают|ла|ло|ли)?|отрица(?:ет|ют|ла|л|ли)|заперечу(?:є|ють)" +
        @"|спростував(?:ла|ли)?|διαψεύδει|αρνείται|מכחיש(?:ה|ים)?|הכחיש(?:ה|ו)?|(?:نفى|نفت|ينفي|تنفي)|否认|否認|부인)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OtherAhead();

    /// <summary>The denial stands before what it denies.</summary>
    [GeneratedRegex(@"\b(?:(?<!\b(?:was|were|been|being|is|are|be|cannot|not) )(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|rebut(?:s|ted)?" +
        @"|contradict(?:s|ed)?|debunk(?:s|ed)?)\b(?!\s+(?!that\b)(?:\p{L}+ ){0,4}(?:bail|entry|access|permission|visas?|treatment" +
        @"|parole|asylum|requests?|motions?|appeals?|petitions?|bids?|applications?)\b)" +
        @"|(?:dismiss|reject|disput)(?:s|es|ed|ing|e)?\s+(?:as \p{L}+ )?(?:(?:the|all|any|those|these|such|his|her|their|its|media" +
        @"|press|earlier|recent)\s+)*(?:claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?|figures?|statements?" +
        @"|assertions?|accounts?|version|charges?|idea|notion|that)\b(?:\s+(?:that|of|by|about|from))?" +
        @"|(?:(?:is|was) (?:simply |just |completely |totally |entirely )?(?:not true|untrue|false|incorrect|wrong|a lie|fake news)" +
        @"|no truth (?:in|to)(?: the)?(?: \p{L}+)?|not the case|nothing of the kind|not correct)\s+that\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ahead();

    /// <summary>The denial stands behind what it denies, which is said to be a claim: a wrong name or turn is none.</summary>
    [GeneratedRegex(@"(?<=\b(?:claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?|figures?|numbers?|statements?|assertions?" +
        @"|accounts?|story|stories|that|what|this)\b.{3,160})\s+(?:is|are|was|were) (?:simply |just |completely |totally |entirely " +
        @"|categorically )?(?:not true|untrue|false|incorrect|inaccurate|wrong|a lie|lies|fake|a hoax|fabricated|made up|unfounded" +
        @"|baseless)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Behind();

    /// <summary>Says of plans and talks that there are none.</summary>
    [GeneratedRegex(@"\b(?:(?:is|are|was|were) not in talks|(?:has|have|had|there (?:is|are|was|were)) no (?:\p{L}+ )?(?:plans?|intention|talks|deal))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\s+(?:was|were|is|are|has been|have been)\s+(?:\p{L}+ly\s+)?(?:denied|refuted|rebutted|debunked|contradicted|disputed|dismissed as \p{L}+)\s+by\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Passive();
}
