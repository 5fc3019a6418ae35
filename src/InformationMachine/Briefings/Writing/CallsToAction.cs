using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Writing;

/// <summary>
/// Sentences that want something of the reader or speak of the page instead of the story, in languages that feeds are often in:
/// subscribe, read on, follow us, a sponsor's offer, a notice on cookies. Imperatives and set phrases only, so that a story about a
/// newsletter or a cookie stays one.
/// </summary>
internal static partial class CallsToAction
{
    private const string EnglishWords =
        @"\b(?:click (?:here|the link|below|through)|read (?:more|the (?:full|rest|whole|original|entire)|full|our full|it here|this next)|(?:continue|keep) reading|(?:story|article) continues|(?:find out|learn) more|more (?:details|info|information) (?:here|at|on our)|full (?:story|article|details|report|text) (?:here|at|below)" +
        @"|unsubscribe|subscribe (?:to (?:our|my|the|this|us)|now|here|today|for|on|via|and|below)|sign up (?:here|now|today|below|at|for (?:our|my|the|free))|join (?:this channel|our (?:discord|telegram|slack|community|mailing|newsletter|server))|get access to perks" +
        @"|(?:appeared first|first appeared|originally (?:appeared|published|posted)) (?:on|at)|cookie (?:policy|settings|notice)|(?:accept|uses?) cookies|all rights reserved|(?:our|see the) (?:privacy policy|terms (?:of (?:use|service)|and conditions))" +
        @"|(?:article|comments?) url|follow (?:me|us) (?:on|at|for)|follow along|like and (?:share|subscribe)|hit (?:the )?(?:like|subscribe|bell)|link in (?:the )?(?:bio|description|comments)|links? below|retweet|please (?:rt|share|like)|giveaway" +
        @"|listen (?:to this|now|here|on (?:apple|spotify))|watch (?:now|here|the (?:full|video)|live here)|download (?:the|our) app|share your (?:thoughts|story|stories|views|experiences?)|view (?:entire|in browser|on instagram|the full|this post)|this post is for|permalink" +
        @"|let (?:us|me) know|tell us (?:in|about|what|how|why)|we(?:'d|’d| would) (?:like|love) to hear|get in touch|fill (?:in|out) the form|(?:episode|video|podcast|show|newsletter|post|issue|stream) is (?:sponsored|brought|presented)|our sponsors?|brought to you by|promo code|use (?:the )?code|(?:coupon|discount) code|money-back|free trial|affiliate links?" +
        @"|(?:buy|shop|order|book|donate|register|apply|enrol|enroll) (?:now|here|today)|(?:support|back) (?:us|the show|me) on|on patreon|tip jar|stay tuned|don['’]t miss|dm (?:me|us)|happy to answer|thanks for (?:reading|watching|listening|following|tuning)" +
        @"|(?:photo|photograph|image|picture)s? (?:by|credits?|source|courtesy)|caption status|captions? (?:by|provided)|closed captions|submitted by /?u?/?\w+$|enable (?:js|javascript|cookies)|javascript is|back to top|related (?:articles|stories|posts|reading)|reading time|min(?:ute)?s? read|co-authored-by|signed-off-by|content ids?)\b" +
        @"|\blisten to (?:our|the (?:full|latest)|it here)|\bfollow (?:him|her|them) on\b|^\W*(?:listen to|watch (?!dogs?|makers?|compan|list)|download |grab (?:the|your|a)|consider (?:becoming|subscribing|supporting|donating)|become an? (?:member|subscriber|patron|supporter)|tune in|head (?:over )?to|visit (?:our|us)|try it|" +
        @"subscribe|sign up|read on|share (?:this|on)|see also|via @?\w+\s*$|advertisement|filed under|table of contents|skip to|tags?:|categor(?:y|ies):|source:|photos?:|images?:|points: \d|# comments|follow @?\w+|join us|check out (?:our|the full|my)|tickets|more (?:here|below|at)|enjoy[!.]*$)" +
        @"|\b(?:links?|details?|more|infos?|story|thread|source|video|analysis|report) (?:here|below|inside)\s*[.:!]*$|\bthoughts\?$";

    private const string OtherWords =
        @"\b(?:hier (?:klicken|anmelden|abonnieren|geht['’]?s|lesen|weiterlesen)|mehr (?:erfahren|lesen)\b|mehr (?:dazu|infos?|informationen) ?(?:hier|unter|auf|gibt)|jetzt (?:anmelden|abonnieren|lesen|mitglied|kaufen|bestellen|teilnehmen|herunterladen)|weiterlesen|zum (?:vollständigen )?(?:artikel|beitrag|shop)\b|folg[et]?t? (?:uns|mir) (?:auf|bei)|zuerst (?:auf|bei) .{1,40} (?:erschienen|veröffentlicht)|erschien(?:en)? zuerst|alle rechte vorbehalten|gewinnspiel" +
        @"|lire la suite|en savoir plus|lire (?:aussi|l['’]article)|abonnez-vous|inscrivez-vous|cliquez ici|suivez-nous|retrouvez-nous|est apparu en premier|tous droits réservés|réservé aux abonnés" +
        @"|leer más|se?i?gu?[aei]r? leyendo|suscríbete|suscríbase|haz clic|haga clic|síguenos|más información (?:aquí|en)\b|todos los derechos" +
        @"|leia (?:mais|também)|continue lendo|saiba mais|clique aqui|inscreva-se|siga-nos|todos os direitos" +
        @"|leggi (?:tutto|anche|di più|l['’]articolo)|continua a leggere|clicca qui|iscriviti|seguici|scopri di più" +
        @"|lees (?:meer|verder)\b|klik hier|abonneer|volg ons|meld je aan|läs (?:mer|hela)\b|klicka här|prenumerera|följ oss|klikk her|læs mere|klik her|lue lisää" +
        @"|czytaj (?:więcej|dalej)|kliknij|subskrybuj|obserwuj nas|devamını oku|abone ol|tıklayın)" +
        @"|klicken sie|klicke (?:hier|auf)|^\W*(?:aller sur|article original|voir l|anzeige|werbung|abonnier\w*|les mer|partagez|assine|teilen|kommentare?|quelle:|foto:|bild:|source :|photo :)(?:\b|\s|$)";

    private const string OtherScripts =
        "続きを読む|詳しくはこちら|こちらから|登録はこちら|フォローして|阅读更多|閱讀更多|阅读全文|閱讀全文|点击|點擊|关注我们|訂閱|订阅|자세히 보기|더 보기|구독|" +
        "читать далее|читайте также|подписывайтесь|подпишитесь|нажмите|اقرأ المزيد|اضغط هنا|اشترك|مزید پڑھیں|یہاں کلک|המשך קריאה|לחצו כאן|और पढ़ें";

    public static bool IsMatch(string text) => English().IsMatch(text) || Others().IsMatch(text);

    [GeneratedRegex(EnglishWords, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(OtherWords + "|" + OtherScripts, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Others();
}
