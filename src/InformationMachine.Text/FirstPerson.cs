using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// Whether a sentence speaks for its author: "we hope", "our search", "I have run it". What it quotes does not count. By language, since a
/// word for "my" in one is a word for something else in the next; of scripts of their own by the script.
/// </summary>
internal static partial class FirstPerson
{
    private const string Launch = @"^(?:Introducing|Announcing|Unveiling|Presenting)\b(?!.*\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|means|meant)\b)";

    /// <summary>The author speaks, alone or as a body.</summary>
    /// <param name="text">A sentence.</param>
    /// <param name="language">Two letters; null is taken for English.</param>
    public static bool Is(string text, string? language)
    {
        var own = Quotations.Outside(text);
        return OtherScripts().IsMatch(own) || (language ?? "en") switch
        {
            "en" => English().IsMatch(own),
            "de" => German().IsMatch(own),
            "fr" or "it" or "es" or "pt" or "ca" or "ro" => Romance().IsMatch(own),
            "nl" or "sv" or "da" or "no" => Northern().IsMatch(own),
            "pl" or "cs" or "sk" or "hr" or "sl" or "hu" or "fi" or "et" or "lt" or "lv" or "tr" or "id" or "vi" => Others().IsMatch(own),
            _ => false,
        };
    }

    /// <summary>One person speaks of themselves: no report, wherever it stands.</summary>
    public static bool IsAlone(string text, string? language)
    {
        var own = Quotations.Outside(text);
        return AloneOtherScripts().IsMatch(own) || (language ?? "en") switch
        {
            "en" => Cues.Myself().IsMatch(own),
            "de" => AloneGerman().IsMatch(own),
            "fr" or "it" or "es" or "pt" or "ca" or "ro" => AloneRomance().IsMatch(own),
            "nl" or "sv" or "da" or "no" => AloneNorthern().IsMatch(own),
            _ => false,
        };
    }

    /// <summary>Somebody's news in their own words, without a verb: "Introducing the night ferry".</summary>
    public static bool IsLaunch(string text) => Launches().IsMatch(text);

    /// <summary>Somebody tells what they see where they stand, or speaks to those who watch: "behind me", "our reporter", "stay with us".</summary>
    public static bool IsOnScene(string text) => OnScene().IsMatch(Quotations.Outside(text));

    [GeneratedRegex(@"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]ine|me|myself|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]urs?|ourselves|us)\b(?!\.)(?<!\bU\.S\.)|\b[Ll]et['’]s\b" +
        @"|^(?:(?:So|Very|Really|Super) )?(?:[Hh]appy|[Ee]xcited|[Gg]lad|[Pp]roud|[Tt]hrilled|[Dd]elighted|[Hh]onou?red|[Gg]rateful|[Tt]hankful|[Ss]orry|[Pp]leased) (?:to|that|for|about|of)\b" +
        @"|^(?:Looking forward to|Hop(?:e|ing) (?:to|you|that|this)\b|Can['’]t wait|Congrat(?:s|ulations)|Thanks(?! to\b[^,]*,)|Thank you|Kudos)\b" +
        "|" + Launch, RegexOptions.CultureInvariant)]
    private static partial Regex English();

    [GeneratedRegex(Launch, RegexOptions.CultureInvariant)]
    private static partial Regex Launches();

    [GeneratedRegex(@"\b(?:[Ii]ch|mich|mir|[Mm]ein(?:e[mnrs]?)?|[Ww]ir|uns|[Uu]nser(?:e[mnrs]?)?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex German();

    [GeneratedRegex(@"\b(?:[Nn]ous|[Nn]otre|[Nn]os|[Jj]e|[Mm]on|[Mm]es|[Nn]osotr[oa]s|[Nn]uestr[oa]s?|[Yy]o|[Mm]is|[Nn]oi|[Nn]ostr[oaie]|[Ii]o" +
        @"|[Mm]i[oae]i?|[Nn]ós|[Nn]oss[oa]s?|[Ee]u|[Mm]eus?|[Mm]inhas?|[Nn]osaltres|[Nn]ostres?|[Nn]oastr[ăe]|[Nn]oștri)\b|\b[Jj]['’]", RegexOptions.CultureInvariant)]
    private static partial Regex Romance();

    [GeneratedRegex(@"\b(?:[Ww]ij|[Ww]e|[Oo]nze?|ons|[Ii]k|[Mm]ijn|[Vv]i|[Vv]år[at]?|oss|[Vv]ores?|[Jj]ag|[Jj]eg|[Mm]in[ae]?|[Mm]itt|[Mm]ig|[Mm]eg)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Northern();

    [GeneratedRegex(@"\b(?:[Nn]asz[aeymch]*|[Mm]oim?|[Mm]ój|[Jj]estem|[Nn]áš|[Nn]aš[ei]h?o?|[Mm]ůj|[Nn]áš[a-z]*|[Nn]aši?[ema]*|[Mm]inun|[Mm]eidän" +
        @"|[Mm]inä|[Mm]eie|[Mm]inu|[Mm]ūsų|[Mm]ano|[Mm]ūsu|[Mm]ans|[Bb]izim|[Bb]enim|[Bb]iz|[Bb]en|[Mm]iénk|[Kk]ami|[Kk]ita|[Ss]aya" +
        @"|[Cc]húng tôi|[Cc]húng ta)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:[Мм]ы|[Нн]аш[а-яіїє]*|[Нн]ам|[Нн]ас|[Яя]|[Мм]ен[яі]|[Мм]не|[Мм]о[йяёеї]|[Мм]и|[Нн]ие|[Εε]μείς|μας|[Εε]γώ" +
        @"|μου|אני|אנחנו|אנו|שלנו|שלי|نحن|أنا|لدينا|हम|हमने|हमारे|हमारा|हमारी|मैं|मैंने|मेरा|मेरी|मेरे|আমরা|আমাদের|আমি" +
        @"|আমার)(?![\p{L}\p{M}])|我们|我們|我(?!国|國|市|省|县|軍|军)|咱们|私たち|わたしたち|我々|弊社|当社|私は|私の|僕|우리(?!나라)|저희|저는|나는|제가|เรา|ผม", RegexOptions.CultureInvariant)]
    private static partial Regex OtherScripts();

    [GeneratedRegex(@"\b(?:[Ii]ch|mich|mir|[Mm]ein(?:e[mnrs]?)?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AloneGerman();

    [GeneratedRegex(@"\b(?:[Jj]e|[Yy]o|[Ii]o|[Ee]u|[Mm]inhas?|[Mm]eus?)\b|\b[Jj]['’]", RegexOptions.CultureInvariant)]
    private static partial Regex AloneRomance();

    [GeneratedRegex(@"\b(?:[Ii]k|[Mm]ijn|[Jj]ag|[Jj]eg)\b", RegexOptions.CultureInvariant)]
    private static partial Regex AloneNorthern();

    [GeneratedRegex(@"(?<![\p{L}\p{M}])(?:[Яя]|[Мм]еня|[Мм]не|[Мм]о[йяё]|אני|שלי|أنا|मैं|मैंने|मेरा|मेरी|मेरे)(?![\p{L}\p{M}])|我(?!们|們|国|國|市|省|军|軍)|私は|私の|僕|저는|나는|제가", RegexOptions.CultureInvariant)]
    private static partial Regex AloneOtherScripts();

    [GeneratedRegex(@"\b(?:(?:right )?behind (?:me|us)\b|stay with us|stay tuned|(?:our|my) (?:reporter|correspondent|colleague|crew|camera(?:man" +
        @"| crew)?|team (?:is|on))|(?:I|we)(?: am|['’]m| are|['’]re) (?:standing|here|live|outside|inside|on the (?:scene|ground)" +
        @"|at the scene|hearing|told|being told|just getting|seeing|looking at)|(?:I|we) (?:can|could) (?:see|hear|smell|feel)|(?:I" +
        @"|we) have just (?:been told|heard|learned|seen)|(?:I|we)['’]ve just (?:been told|heard|learned|seen)|as (?:I|we) speak" +
        @"|you can (?:see|hear)|back to (?:you|the studio)|joining us (?:now|live)" +
        @"|hinter mir|unser(?:e|em)? (?:Reporter(?:in)?|Korrespondent(?:in)?|Kollege|Kollegin)|bleiben Sie (?:dran|bei uns)|(?:ich stehe|wir stehen) (?:hier|vor)|wir (?:hören|sehen) (?:gerade|hier)" +
        @"|derrière (?:moi|nous)|notre (?:envoyée? spéciale?|correspondante?|reporter|journaliste)|restez avec nous|je (?:me trouve|suis) (?:ici|devant|sur place)" +
        @"|(?:detrás|atrás) de (?:mí|nosotros|mim)|nuestr[oa] (?:enviad[oa]|corresponsal|reporter[oa]|compañer[oa])|(?:quédense" +
        @"|quédate|sigan) con nosotros|estoy (?:aquí|frente|delante)|noss[oa] (?:repórter|correspondente|enviad[oa])|fiquem? conosco" +
        @"|dietro di (?:me|noi)|(?:il nostro|la nostra) (?:inviat[oa]|corrispondente)|restate con noi|mi trovo (?:qui|davanti)" +
        @"|achter (?:mij|me|ons)|onze (?:verslaggever|correspondent)|blijf bij ons|bakom mig|vår (?:reporter|korrespondent|utsända)" +
        @"|stanna hos oss|bag mig|bak meg|vores (?:reporter|korrespondent)|takanani|za (?:mną|moimi plecami|mnou)|nasz (?:reporter" +
        @"|korespondent|wysłannik)|zostańcie z nami|náš (?:reportér|zpravodaj)|arkamda|muhabirimiz|bizimle kalın)\b" +
        @"|за моей спиной|позади меня|наш(?:а)? (?:корреспондент|репортёр|репортер|собкор)|оставайтесь с нами|за моєю спиною" +
        @"|наш кореспондент|залишайтеся з нами|πίσω μου|ο απεσταλμένος μας|μείνετε μαζί μας|מאחוריי|הכתב שלנו|הישארו איתנו|من خلفي" +
        @"|خلفي|مراسلنا|مراسلتنا|ابقوا معنا|मेरे पीछे|हमारे संवाददाता|हमारे साथ बने रहिए|在我身后|在我身後|我们的记者|本台记者|我台记者|私の後ろ|現場から|제 뒤|저희 기자", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OnScene();
}
