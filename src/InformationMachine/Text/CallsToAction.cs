using System.Text.RegularExpressions;

namespace InformationMachine.Text;

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
        @"subscribe|sign up|read on|share (?:this|on)|(?:[^.!?:]{0,30},\s*)?check out (?:the|this|our|my|his|her|their|these|those|some|all|everything|what)\b|join (?:the|our)\b.{1,60}\b(?:server|discord|slack|channel|mailing list|community|group)\b|see also|via @?\w+\s*$|advertisement|filed under|table of contents|skip to|tags?:|categor(?:y|ies):|source:|photos?:|images?:|points: \d|# comments|follow @?\w+|join us|check out (?:our|the full|my)|tickets|more (?:here|below|at)|enjoy[!.]*$)" +
        @"|\b(?:links?|details?|more|infos?|story|thread|source|video|analysis|report) (?:here|below|inside)\s*[.:!]*$|\bthoughts\?$|^\W*(?:buy|order|book|get|pre-?order) (?:the|your|a|his|her|their|our|my|tickets?)\b.{0,30}\bhere\W*$|^voil[aà] le lien\b" + EnglishPointers;

    /// <summary>The reader is sent elsewhere: "I wrote more on that here", "See all our coverage", "In our next post we will".</summary>
    private const string EnglishPointers =
        @"|^\W*(?:see|check) (?:all|also|more|below|above|here|our|my|his|her|their|its|the (?:full|whole|complete|list|notes?|docs|documentation|release|changelog|links?|show|comments?|video|page|site|website))\b" +
        @"|\b(?:I|we)(?:['’]ve| have| also)* (?:shared?|wrote|written|write|posted?|discuss(?:ed)?|cover(?:ed)?|describe[ds]?|explain(?:ed)?|collect(?:ed)?|publish(?:ed)?|document(?:ed)?|list(?:ed)?|put|have) [^.?!]{0,60}\bhere\s*[.:!]*$" +
        @"|\b(?:available|found|read|seen|viewed|listed|described|explained|registered|downloaded|watched|ordered|bought) here\s*[.:!]*$|\b(?:via|at|under|through|following|clicking) (?:this|the) link\b|\bshow ?notes\b|^\W*in (?:our|my|the) (?:next|last|previous|upcoming)(?: \w+['’]s)? (?:instal+ment|blog post|post|article|episode|part|video|newsletter),? (?:we|I)\b" +
        @"|^\W*in (?:this|last \w+['’]s|next \w+['’]s|today['’]s) (?:instal+ment|blog post|post|article|episode|part|video|newsletter|issue),? (?:we|I)\b|^\W*(?:this|the following) (?:blog post|post|article|episode|video|newsletter) (?:dives|explains|covers|describes|explores|looks|discusses|explore|walks|shows|is about)\b|^\W*to help us (?:out )?(?:with|in) (?:review|triag)|^\W*(?:\[[ xX]?\]\s*)?(?:does|do|did|is|are|has|have) (?:this|the|your) (?:pull request|pr|patch|change|issue|commit)\b[^?]*\?$";

    private const string OtherWords =
        @"\b(?:hier (?:klicken|anmelden|abonnieren|geht['’]?s|lesen|weiterlesen)|mehr (?:erfahren|lesen)\b|mehr (?:dazu|infos?|informationen) ?(?:hier|unter|auf|gibt)|jetzt (?:anmelden|abonnieren|lesen|mitglied|kaufen|bestellen|teilnehmen|herunterladen)|weiterlesen|zum (?:vollständigen )?(?:artikel|beitrag|shop)\b|folg[et]?t? (?:uns|mir) (?:auf|bei)|zuerst (?:auf|bei) .{1,40} (?:erschienen|veröffentlicht)|erschien(?:en)? zuerst|alle rechte vorbehalten|gewinnspiel" +
        @"|lire la suite|en savoir plus|lire (?:aussi|l['’]article)|abonnez-vous|inscrivez-vous|cliquez ici|suivez-nous|retrouvez-nous|est apparu en premier|tous droits réservés|réservé aux abonnés" +
        @"|leer más|se?i?gu?[aei]r? leyendo|suscríbete|suscríbase|haz clic|haga clic|síguenos|más información (?:aquí|en)\b|todos los derechos" +
        @"|leia (?:mais|também)|continue lendo|saiba mais|clique aqui|inscreva-se|siga-nos|todos os direitos" +
        @"|leggi (?:tutto|anche|di più|l['’]articolo)|continua a leggere|clicca qui|iscriviti|seguici|scopri di più" +
        @"|lees (?:meer|verder)\b|klik hier|abonneer|volg ons|meld je aan|läs (?:mer|hela)\b|klicka här|prenumerera|följ oss|klikk her|læs mere|klik her|lue lisää" +
        @"|czytaj (?:więcej|dalej)|kliknij|subskrybuj|obserwuj nas|devamını oku|abone ol|tıklayın)" +
        @"|klicken sie|klicke (?:hier|auf)|\bsiehe (?:auch|shownotes|unten|oben|hier|links?)\b|shownotes|\d\s?% rabatt|(?:alle|weitere|mehr) (?:infos?|informationen|details|einzelheiten)(?: dazu)? (?:hier|unter|auf|gibt|finde[nt])|\b(?:findet|finden sie|gibt es|steht|stehen) hier\s*[.!]*$|^\W*(?:hört|schaut|lest|hier geht|jetzt) (?:rein|mal|es zu[mr]?|hier)\b" +
        @"|^\W*(?:voir|lire|découvrez|retrouvez|consultez|téléchargez|visitez|écoutez) (?:mon|ma|mes|notre|nos|votre|vos|aussi|également|ici|plus|tous|toutes|l[ea]s? (?:suite|article|vidéo|billet|page|site|détail))\b|rendez-vous sur (?:la page|le site|le blog|mon|ma|mes|notre|nos)|\b(?:via|sur|avec|suivant|cliquant sur) (?:ce|le) lien\b|(?:plus de|toutes les) (?:détails|infos|informations) (?:ici|sur)\b|\bl['’]ai (?:écrit|expliqué|décrit) ici\s*[.!]*$" +
        @"|^\W*(?:ver|lea|lee|vea|mira|consulta|consulte|descubre|visita|visite|descarga|escucha) (?:mi|mis|nuestr\w+|también|más|aquí|todos|todas)\b|(?:puedes|pueden|puede) (?:leer|ver|consultar|descargar|encontrar)\w* [^.]{0,60}\baquí\b|en este enlace" +
        @"|^\W*(?:veja|confira|assista|baixe|ouça|acesse|acompanhe) (?:mais|também|aqui|a|o|as|os|nosso|nossa|meu|minha)\b|neste link|clicando aqui" +
        @"|^\W*(?:vedi|guarda|leggi|ascolta|scarica|scopri|visita) (?:anche|qui|tutt\w+|il nostro|la nostra|i nostri|le nostre|il mio|la mia)\b|a questo link" +
        @"|^\W*(?:zie|bekijk|luister|download|bezoek) (?:ook|hier|onze|mijn|al)\b|^\W*(?:se|läs|lyssna|ladda|kolla|besök|hør|les|læs) (?:även|också|også|här|her|vår|våra|mer|mere|hela|ner|in)\b|^\W*(?:aller sur|article original|voir l|anzeige|werbung|abonnier\w*|siehe|vgl\.|les mer|partagez|assine|teilen|kommentare?|quelle:|foto:|bild:|source :|photo :)(?:\b|\s|$)";

    private const string OtherScripts =
        "続きを読む|詳しくはこちら|こちらから|登録はこちら|フォローして|阅读更多|閱讀更多|阅读全文|閱讀全文|点击|點擊|关注我们|訂閱|订阅|자세히 보기|더 보기|구독|" +
        "читать далее|читайте также|подписывайтесь|подпишитесь|нажмите|اقرأ المزيد|اضغط هنا|اشترك|مزید پڑھیں|یہاں کلک|המשך קריאה|לחצו כאן|और पढ़ें";

    public static bool IsMatch(string text) => English().IsMatch(text) || Others().IsMatch(text);

    [GeneratedRegex(EnglishWords, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(OtherWords + "|" + OtherScripts, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Others();
}
