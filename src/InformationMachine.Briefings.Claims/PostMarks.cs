using System.Text.RegularExpressions;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// What kind of text a post says it is: "Opinion: ...", "... | Analysis", "[Satire] ...", a section of that name in its address. Everything
/// in such a post is its author's view and no report, however plainly it is put.
/// </summary>
internal static partial class PostMarks
{
    private const string OpinionWords =
        @"Opinion|Op-?[Ee]d|Comment(?:ary|ator)?|Editorial|Column|Viewpoint|Guest essay|Meinung|Kommentar|Leitartikel|Kolumne|Gastbeitrag|Gastkommentar|Standpunkt|Tribune|[ÉE]ditorial|[ÉE]dito|Chronique|Point de vue|Opini[óo]n|Columna|Tribuna|Opinioni?|Commento|Editoriale|Opini[ãa]o|Coluna|Artigo de opini[ãa]o|Opinie|Commentaar|Ledare|Krönika|Åsikt|Debatt?|Leder|Kronikk?|Klumme|Pääkirjoitus|Kolumni|Mielipide|Opinia|Komentarz|Felieton|Názor|Komentář|Komentár|Kommentaar|Arvamus|Viedoklis|Nuomonė|Mnenje|Mišljenje|Kolumna|Părere|Vélemény|Görüş|Yorum|Köşe yazısı|Άποψη|Γνώμη|Мнение|Колонка|Комментарий|Думка|Коментар|Мишљење|דעה|מאמר דעה|טור|رأي|مقال رأي|افتتاحية|نظر|رائے|विचार|संपादकीय|মতামত|评论|評論|社论|社評|社论|观点|觀點|社説|コラム|オピニオン|사설|칼럼|오피니언|ความเห็น|Opini|Ý kiến|Bình luận";

    private const string AnalysisWords = @"(?:News )?[Aa]nalysis|Explainer|Analyse|An[áa]lisis|Analisi|An[áa]lise|Analys|Analyysi|Analiza|Analýza|Analüüs|Analizė" +
        @"|Analīze|Elemzés|Analiz|Ανάλυση|Анализ|Аналітика|Анализа|ניתוח|פרשנות|تحليل|تحلیل|تجزیہ|विश्लेषण|বিশ্লেষণ|分析|解説|분석" +
        @"|บทวิเคราะห์|Analisis|Phân tích";
    private const string SatireWords = @"Satire|Humou?r|Parod(?:y|ie|ia)|Spoof|Glosse|Satira|S[áa]tira|Satyra|Satir|Szatíra|Σάτιρα|Сатира|סאטירה|ساخر|طنز|व्यंग्य|讽刺|諷刺|風刺|풍자|Satiir|Satīra";
    private const string SponsoredWords = @"Sponsored(?: content| post)?|Advertorial|Advertisement|Paid post|Partner content|Promoted|Anzeige|Werbung|Publicité" +
        @"|Publirreportage|Publicidad|Patrocinado|Contenido patrocinado|Pubblicità|Contenuto sponsorizzato|Publicidade" +
        @"|Conteúdo patrocinado|Advertentie|Annons|Annonce|Annonse|Mainos|Reklama|Materiał sponsorowany|Reklám|Reklam|Διαφήμιση" +
        @"|Реклама|На правах рекламы|מודעה|תוכן ממומן|إعلان|विज्ञापन|广告|廣告|広告|광고|Iklan|Quảng cáo";

    /// <summary>The kind; none for a plain report.</summary>
    public static SentenceMark Of(Post post)
    {
        foreach (var text in new[] { post.Title, post.Text.AsSpan().TrimStart().ToString() })
        {
            if (text is { Length: > 0 } && In(text) is not SentenceMark.None and var mark) return mark;
        }

        return post.Url is { } url && Section().Match(url) is { Success: true } section ? Kind(section) : SentenceMark.None;
    }

    /// <summary>A title or the first sentence of a text without the word that marks it, and without the mark between.</summary>
    public static string Without(string text)
    {
        if (Ahead().Match(text) is { Success: true } ahead) return text[(ahead.Index + ahead.Length)..];
        var end = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var line ? line : text.Length;
        return Behind().Match(text[..end]) is { Success: true } behind ? text[..behind.Index] + text[end..] : text;
    }

    private static SentenceMark In(string text)
    {
        if (Ahead().Match(text) is { Success: true } ahead) return Kind(ahead);
        var end = text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var line ? line : text.Length;
        return Behind().Match(text[..end]) is { Success: true } behind ? Kind(behind) : SentenceMark.None;
    }

    private static SentenceMark Kind(Match match) =>
        match.Groups["satire"].Success ? SentenceMark.Satire : match.Groups["paid"].Success ? SentenceMark.Sponsored : match.Groups["analysis"].Success ? SentenceMark.Analysis : SentenceMark.Opinion;

    [GeneratedRegex(@"^\s*[\[(【]?(?:(?<opinion>" + OpinionWords + ")|(?<analysis>" + AnalysisWords + ")|(?<satire>" + SatireWords + ")|(?<paid>" + SponsoredWords + @"))(?:[\])】]\s*[:：|–—-]?|\s*[:：|丨]|\s+[–—-])\s*(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Ahead();

    /// <summary>Behind a headline only between marks that set a section apart.</summary>
    [GeneratedRegex(@"\s*(?:\s[|丨–—-]\s+|[\[(【])(?:(?<opinion>" + OpinionWords + ")|(?<analysis>" + AnalysisWords + ")|(?<satire>" + SatireWords + ")|(?<paid>" + SponsoredWords + @"))[\])】]?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^https?://[^/]+/(?:[^/?#]+/){0,3}?(?:(?<opinion>opinions?|op-?eds?|comment|commentary|commentisfree|editorials?|columns?" +
        @"|columnists?|viewpoints?|meinung|kommentare?|kolumnen?|debatten|idees|tribunes?|editos?|opiniao|opinioni|editoriali|opinie" +
        @"|columnas?|ledare|debatt|kultur-debatt|opinia|nazory|mnenie|opinions-editorials)|(?<analysis>analysis|analyses?|analisis)" +
        @"|(?<satire>satire|humou?r|satira)|(?<paid>sponsored|advertorials?|partner-?content|paid-?content|paidpost|brandcontent" +
        @"|promoted))(?:/|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Section();
}
