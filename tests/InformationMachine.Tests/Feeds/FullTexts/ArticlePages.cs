using System.Net;

namespace InformationMachine.Tests.Feeds.FullTexts;

/// <summary>Pages as sites build them, around one article: our own writing, so that what is the article is known word by word.</summary>
internal static class ArticlePages
{
    private static readonly string[] English =
    [
        "The council of Harwich decided on Thursday evening to reopen the harbour bridge after eleven months of repairs, two members voting against.",
        "Engineers replaced forty metres of steel below the northern span, where a survey in January had found cracks as long as a hand.",
        "“We would rather be late than sorry,” the head of the works office, Ines Tolland, told the meeting.",
        "The repairs cost 6.4 million, a third more than planned, because the bearings had to be cast anew in a foundry abroad.",
        "Lorries above twenty tonnes stay on the ring road until a second test of the bearings in spring, the office says.",
        "Shopkeepers on the quay, who lost a winter of trade, want the toll to be dropped for a year; the council will talk about it in June.",
    ];

    private static readonly string[] German =
    [
        "Der Rat von Harwich hat am Donnerstagabend beschlossen, die Hafenbrücke nach elf Monaten wieder zu öffnen; zwei Mitglieder stimmten dagegen.",
        "Unter dem nördlichen Bogen wurden vierzig Meter Stahl ersetzt, nachdem Prüfer im Januar handlange Risse gefunden hatten.",
        "„Lieber zu spät als zu früh“, sagte die Leiterin des Bauamts, Ines Tolland, vor dem Rat.",
        "Die Arbeiten kosteten 6,4 Millionen, ein Drittel mehr als geplant, weil die Lager im Ausland neu gegossen werden mussten.",
        "Lastwagen über zwanzig Tonnen fahren bis zu einer zweiten Prüfung im Frühling über die Ringstraße, teilte das Amt mit.",
    ];

    private static readonly string[] Japanese =
    [
        "ハリッジ市議会は木曜日の夜、十一か月の修理を終えた港の橋を再び開くことを決めた。反対したのは二人だった。",
        "一月の調査で北側の橋桁に手のひらほどの亀裂が見つかり、技師たちは四十メートル分の鋼材を取り替えた。",
        "「急いで後悔するより、遅れるほうがいい」と工事事務所のイネス・トランド所長は議会で述べた。",
        "費用は六百四十万で、計画より三割多い。支承を海外の鋳造所で作り直したためだ。",
        "二十トンを超えるトラックは、春に行われる支承の二度目の試験まで環状道路を通ると事務所は説明している。",
    ];

    private static readonly string[] Arabic =
    [
        "قرر مجلس هارويتش مساء الخميس إعادة فتح جسر الميناء بعد أحد عشر شهرا من أعمال الإصلاح، وصوت عضوان ضد القرار.",
        "واستبدل المهندسون أربعين مترا من الفولاذ تحت القوس الشمالي حيث وجد فحص في يناير شقوقا بطول كف اليد.",
        "وقالت رئيسة مكتب الأشغال إينيس تولاند أمام المجلس إن التأخر خير من الندم.",
        "وبلغت كلفة الأعمال ستة ملايين وأربعمئة ألف، أي أكثر بالثلث مما كان مقررا، لأن المساند صنعت من جديد في الخارج.",
        "وتبقى الشاحنات التي يزيد وزنها على عشرين طنا على الطريق الدائري حتى اختبار ثان في الربيع، كما أعلن المكتب.",
    ];

    /// <summary>Pages with an article: the layout, the page, the paragraphs it holds.</summary>
    public static IEnumerable<(string Layout, string Page, string[] Paragraphs)> Whole()
    {
        yield return ("article element", Frame($"<article><h1>Bridge reopens</h1>{P(English)}</article>"), English);
        yield return ("nested divisions without a name", Frame($"<div><div><div class=\"c12\"><div>{P(English)}</div></div></div></div>"), English);
        yield return ("tables of the last century", $"<html><body bgcolor=white><table><tr><td width=120><a href=/>Home</a><br><a href=/s>Sport</a><br><a href=/w>Weather</a></td><td><font size=4><b>Bridge reopens</b></font>{P(English)}</td></tr></table></body></html>", English);
        yield return ("lines parted by breaks", Frame($"<div class=\"entry-content\">{string.Join("<br><br>", English)}</div>"), English);
        yield return ("comments below", Frame($"<article>{P(English)}</article><section id=\"comments\" class=\"comments\"><h2>3 comments</h2>{P("Peter: About time, I have been waiting for this since last winter, like everybody on the quay.", "Maud: Six million for forty metres, who signed that contract, I would really like to know.", "Ole: They should have built a new one, the old bridge was never any good for lorries.")}</section>"), English);
        yield return ("stories that are like it", Frame($"<article>{P(English)}</article><aside class=\"related\"><h3>Read also</h3><ul><li><a href=/1>Ferry line loses its grant for winter</a></li><li><a href=/2>New crane for the fish market</a></li></ul></aside>"), English);
        yield return ("boxes between the paragraphs", Frame($"<article>{P(English[..2])}<div class=\"newsletter-signup\"><p>Get our newsletter every morning.</p><form><input name=mail><button>Sign up</button></form></div>{P(English[2..4])}<div class=\"ad-slot advertisement\">Advertisement</div>{P(English[4..])}<div class=\"share-buttons\"><a href=/f>Share</a> <a href=/m>Mail</a></div></article>"), English);
        yield return ("a question of cookies over it", Frame($"<div id=\"consent-banner\" class=\"cookie-banner\" role=\"dialog\"><p>We and our 814 partners store information on your device.</p><button>Accept all</button></div><main><article>{P(English)}</article></main>"), English);
        yield return ("an author's box below", Frame($"<article>{P(English)}</article><div class=\"author-bio\"><p>Lena Marsh writes about harbours.</p></div>"), English);
        yield return ("headings and a list", Frame($"<article><h1>Bridge reopens</h1><p>{English[0]}</p><h2>The works</h2><p>{English[1]}</p><ul><li>{English[3]}</li><li>{English[4]}</li></ul><blockquote><p>{English[2]}</p></blockquote><p>{English[5]}</p></article>"), [English[0], English[1], English[3], English[4], English[2], English[5]]);
        yield return ("words hidden from readers", Frame($"<article>{P(English)}<div style=\"display:none\"><p>Buy cheap lamps in our shop, chairs too.</p></div><p hidden>Internal: desk seven has approved this.</p></article>"), English);
        yield return ("German", Frame($"<main class=\"artikel\"><h1>Brücke offen</h1>{P(German)}</main>", "de"), German);
        yield return ("Japanese", Frame($"<div class=\"article-body\">{P(Japanese)}</div>", "ja"), Japanese);
        yield return ("Arabic", Frame($"<div class=\"post\" dir=\"rtl\">{P(Arabic)}</div>", "ar"), Arabic);
        yield return ("entities and markup in words", Frame($"<article>{string.Concat(English.Select(line => $"<p>{WebUtility.HtmlEncode(line).Replace("harbour", "har<wbr>bour", StringComparison.Ordinal).Replace("Thursday", "<em>Thurs</em>day", StringComparison.Ordinal)}</p>"))}</article>"), English);
        yield return ("custom elements", Frame($"<news-story><story-body>{P(English)}</story-body></news-story>"), English);
    }

    /// <summary>Pages without an article that could be taken.</summary>
    public static IEnumerable<(string Layout, string Page)> Without()
    {
        yield return ("a section's front", Frame(string.Concat(Enumerable.Range(1, 12).Select(i => $"<div class=\"card\"><a href=/{i}><h3>Story {i} of the harbour</h3></a><p>What happened at quay {i} this week.</p></div>"))));
        yield return ("a page that scripts fill", "<html><body><div id=root></div><script>window.__DATA__={\"body\":\"The council of Harwich decided\"}</script></body></html>");
        yield return ("a wall after two paragraphs", Frame($"<article>{P(English[..2])}<div class=\"paywall\"><p>To continue reading, subscribe to the Harwich Courier.</p></div></article>"));
        yield return ("a German wall", Frame($"<article>{P(German[..2])}<div><p>Jetzt weiterlesen mit dem Digitalabo.</p></div></article>", "de"));
        yield return ("a page that is not there, with status 200", Frame("<h1>Page not found</h1><p>The page you were looking for has moved or never was.</p>"));
        yield return ("a question of consent alone", "<html><body><form><h1>Before you continue</h1><p>We value your privacy. Choose which cookies you allow.</p><button>Accept all cookies</button></form></body></html>");
    }

    private static string P(params string[] lines) => string.Concat(lines.Select(line => $"<p>{line}</p>"));

    private static string Frame(string main, string language = "en") => $"""
        <!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Harwich Courier</title></head><body>
        <header><a href="/">Harwich Courier</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>
        {main}
        <footer><p>Harwich Courier, Quay Street 4. All rights reserved.</p><a href="/privacy">Privacy</a></footer></body></html>
        """;
}
