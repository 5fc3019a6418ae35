using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>Words that tell what kind of statement a sentence is. English, like the posts they were chosen for, and few of other languages.</summary>
internal static partial class Cues
{
    public static bool IsQuestion(string text) => text.AsSpan().TrimEnd("\"\u201D\u00BB) ") is [.., '?' or '\uFF1F' or '\u061F'];

    /// <summary>Why something matters: means, consequences, superlatives.</summary>
    [GeneratedRegex(@"\b(?:means? (?:that|the|for)|impli(?:es|cations?)|signals (?:that|an?|the|how|to)|suggests? (?:that|an?|the)|because(?! of)" +
        @"|so that|as a result|leads? to|matters\b(?! of)|significan(?:t|ce)|consequences?|impact(?= (?:on|of|for)\b)|risks?(?= (?:of" +
        @"|that|to|for|being|losing|\p{Ll}+ing)\b)|threat(?= (?:to|of)\b)|threatens?|advantage|lowers|enables|allows|(?<!\b(?:speaks?" +
        @"|spoke|speaking|talks?|meets?|met|seen|visits?) )for the first time|(?:new|all-time|world|historic|a|to|at) record (?:highs?" +
        @"|lows?|levels?|numbers?|sums?|loss(?:es)?|profits?|sales|fines?|prices?|turnout|heat)|(?:largest|biggest|highest|lowest" +
        @"|worst|longest|deadliest|most \w+)\b[^.;]{0,60}\b(?:ever|in history|on record|of all time|to date|since \d{4}" +
        @"|in (?:\w+ )?(?:years|decades|a generation))|would (?:mean|make|give|allow|let|force|cost|leave|put|be the (?:first|largest" +
        @"|biggest))|could (?:mean|make|give|allow|let|force|cost|leave|put|become|end|change)|will likely|stakes|at stake|precedent" +
        @"|turning point|the point is|what counts)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Importance();

    /// <summary>The strongest of those, which say it outright.</summary>
    [GeneratedRegex(@"\b(?:this matters|it matters|that matters|matters because|why it matters|means that|the significance|is significant" +
        @"|the stakes|the real (?:story|question|issue)|the consequence|(?<!\b(?:speaks?|spoke|speaking|talks?|meets?|met|seen" +
        @"|visits?) )for the first time)\b|\b(?:(?:das|dies) (?:bedeutet|heißt)|zum ersten Mal|hat zur Folge|(?:cela|ce qui" +
        @"|ça) signifie|pour la première fois|(?:esto|eso|lo que) significa|por primera vez|(?:questo|ciò) significa" +
        @"|per la prima volta|(?:isso|isto) significa|pela primeira vez|dat betekent|voor het eerst|(?:det|detta) (?:betyder|innebär)" +
        @"|för första gången)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex StrongImportance();

    [GeneratedRegex(@"\b(?:unconfirmed|not (?:yet )?(?:been )?confirmed|(?:is|are|was|were|remains?|remained|still|it['’]s" +
        @"|left) (?:still )?unclear|unclear (?:whether|if|how|why|what|when|who|where|which)|not clear|remains to be seen|awaiting" +
        @"|no word on|reportedly|unverified|rumou?red|allegedly|yet to (?:confirm|comment|say)|could not be verified|is said to)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Hedge();

    /// <summary>Somebody says that what was said is not so. A bare "never" or "there is no" disputes nobody.</summary>
    [GeneratedRegex(@"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|reject(?:s|ed|ing)?|refut(?:es|ed|ing)|rebuts?|(?:is" +
        @"|are|was|were) (?:simply |just |completely |totally |entirely |categorically )?(?:not true|untrue|false|incorrect|inaccurate" +
        @"|wrong|a lie|lies|fake|a hoax|fabricated|made up|unfounded|baseless)|no truth|debunk(?:s|ed)?|(?:not|nothing) of the (?:kind" +
        @"|sort)|(?:is|are|was|were) not in talks|no (?:such )?(?:plans?|talks|deal))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Dispute();

    /// <summary>An author takes back what the author said: that denies no one else.</summary>
    [GeneratedRegex(@"\b(?:(?:I|we) (?:was|were|am|are|have been|had been)(?: \p{L}+ly| so| just| quite| simply)? (?:wrong|mistaken|in error" +
        @"|incorrect)|(?:I|we) (?:got|had) (?:it|this|that|them) (?:\p{L}+ly )?wrong|(?:I|we) stand corrected|(?:I|we) take (?:it|that" +
        @"|this|my words|the claim) back|(?:I|we) (?:now )?(?:retract|withdraw|take back)|(?:I|we) no longer (?:think|believe|hold)" +
        @"|(?:I|we)(?: have|['’]ve) (?:since )?changed (?:my|our) minds?|my mistake|my (?:earlier|previous|last|first) (?:post|claim" +
        @"|statement|report|figure|number)|(?:contrary to|unlike) what (?:I|we) (?:said|wrote|reported|claimed|posted)|ich (?:lag" +
        @"|habe mich)(?: \p{L}+)? (?:falsch|geirrt|getäuscht)|je me suis tromp|me equivoqué|mi sono sbagliat)|^(?:Correction|Korrektur" +
        @"|Rectificatif|Corrección|Rettifica)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex OwnMistake();

    /// <summary>Says that something is now other than it was.</summary>
    [GeneratedRegex(@"\b(?:after all|no longer|any ?more|now|up from|down from|(?:rise|rose|risen|climb|climb(?:ed)|increase[d]?|grow|grew|fall" +
        @"|fell|drop(?:ped)?)s? (?:further )?to|raise[sd]? (?:\p{L}+ ){0,6}to|revis(?:es?|ed|ing)|correct(?:s|ed|ing)|updat(?:es?|ed" +
        @"|ing)|reverse[sd]?|backs? down|backed down|so far|instead)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Change();

    /// <summary>Tells what a text said before it was corrected, which nobody says any more.</summary>
    [GeneratedRegex(@"\b(?:earlier|previous|prior|first|original) (?:version|edition|draft) of (?:this|the|our|my)\b|\b(?:this|the) (?:post" +
        @"|article|story|report) (?:has been|was) (?:corrected|updated|amended)\b|\bearlier version (?:gave|said|stated|named|put" +
        @"|misstated)\b|\b(?:frühere|vorherige) (?:Version|Fassung)\b|\bversion (?:précédente|antérieure)\b|\bversión anterior\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex FormerVersion();

    /// <summary>A question that yes or no answers.</summary>
    [GeneratedRegex(@"^(?:(?:And|But|So|Or|Now),? )?(?:Will|Is|Are|Was|Were|Does|Do|Did|Can|Could|Has|Have|Had|Would|Should|Shall|May|Must)\b|^(?:Ist|Sind|War|Wird|Werden|Hat|Haben|Kann|Est-ce que|È|Sarà)\b", RegexOptions.CultureInvariant)]
    public static partial Regex YesOrNo();

    /// <summary>A day that is only said from the day of writing. "Today" and "now" may be these times, "this week" and "last year" are near enough; "the day before" has its own.</summary>
    [GeneratedRegex(@"\b(?:yesterday|tomorrow|tonight|(?:this|last|tomorrow|yesterday) (?:morning|afternoon|evening|night)|gestern|vorgestern|heute (?:Morgen|früh|Abend|Nachmittag|Nacht)|hier (?:soir|matin)|demain|ayer|anoche|ieri|ontem|gisteren|gisteravond)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex RelativeDay();

    /// <summary>How things stood on the day of writing: whoever reads it later does not know whether they still do.</summary>
    [GeneratedRegex(@"\b(?:so far|not yet|(?:has|have) yet to|leaves? open|still (?:says?|has|have|is|are|leaves?|lacks?))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex AsOfThen();

    /// <summary>Says of a plan that it comes later, not at all, or hardly. English.</summary>
    [GeneratedRegex(@"\b(?:unlikely|(?:not|hardly|never) (?:hold|happen|be met|be kept)|no longer|too (?:early|soon)|delay(?:s|ed)?|postpone[sd]?|put off|called off|cancel(?:s|l?ed)?|push(?:es|ed)? back|slip(?:s|ped)?|slid(?:es)?)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Postponed();

    /// <summary>Says of something only that it will be decided, or may be.</summary>
    [GeneratedRegex(@"\b(?:whether|to be decided|may or may not|will (?:rule|decide|vote)|wants? to know|asks?|asked|if and when)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Undecided();

    /// <summary>A headline that names a paper and not what it says: "Statement on the fire".</summary>
    [GeneratedRegex(@"^(?:(?:Press|Joint|Official|Public|Our|A|The|Full|Media)\s+)*(?:statement|release|comment|remarks|response|reply|notice" +
        @"|letter|declaration|communiqué|Stellungnahme|Erklärung|Mitteilung|Déclaration|Comunicado|Dichiarazione)\s+(?:on|about|of|by" +
        @"|from|regarding|concerning|to|zu[rm]?|sur|sobre|su)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Document();

    [GeneratedRegex(@"\b(?:I think|I believe|in my view|my (?:read|view|guess|bet)|should|must|expect|worr(?:y|ied)|impressive|disappointing" +
        @"|overhyped|underrated|bet|argue|doubt|likely|unlikely|opinion|honest(?:ly)?|surpris)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Opinion();

    [GeneratedRegex(@"(?:\bright|\bhuh|\bno|\bokay|\byes|\banyone|\bthoughts|\bwho knew|\bremember)\s*\?$|^(?:guess what|so what|really" +
        @"|what if I told|how about|why not)\b|\b(?:can|do|did|should|could|would|shall|must|may) (?:we|I)\b|\b(?:I|me|my|myself)\b" +
        @"|^(?:Will|Is|Are|Was|Were|Does|Do|Did|Can|Could|Has|Have|Would|Should) (?:he|she|it|they|his|her|their|its|this|that|these" +
        @"|those)\b|^\p{L}+ (?:dies|er|sie)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Rhetorical();

    /// <summary>Speaks of the question before it.</summary>
    [GeneratedRegex(@"\b(?:(?:this|that|these|those) questions?|answers?|answered|dieser? Fragen?|diese[nr]? Fragen|Antwort(?:en)?|beantwortet" +
        @"|cette question|ces questions|réponses?|esta pregunta|respuestas?|questa domanda|rispost[ae]|frågan|svaret|deze vraag" +
        @"|antwoord)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex OfQuestions();

    /// <summary>A headline that names what follows and states nothing: "How to ...", "Introducing ...", "Ep 12: ...".</summary>
    [GeneratedRegex(@"^(?:How (?:to|not to|(?:I|we|you)\b)|(?:Scenes|Photos|Pictures|Images) (?:[Ff]rom|[Oo]f)\b(?!.*\b(?:shows?|showed|reveal\w*|suggest\w*|appear\w*|emerged|(?:was|were) (?:published|shared|released))\b)|Introducing|Meet|Inside|Behind|Announcing|Watch|Everything|What (?:is|are|to|you)\b" +
        @"|Why\b|When to|Where to|Thoughts on|Notes (?:on|from)|A (?:guide|look|conversation|quick)|The (?:complete guide|true cost" +
        @"|case for)|\d+ (?:ways|things|tips|reasons)|Best of|Q&A|(?:(?:Press |Media |Joint |Our |Official )?(?:[Ss]tatement" +
        @"|[Rr]elease|[Rr]emarks|[Rr]esponse|[Rr]eaction|[Cc]omments?|[Ll]etter|Interview|Stellungnahme|Mitteilung|Pressemitteilung" +
        @"|Communiqué|Déclaration|Comunicado|Declaración|Comunicato|Dichiarazione|Verklaring|Uttalande)) (?:on|to|by|from|about" +
        @"|regarding|with|of|of the|zu|zum|zur|von|sur|sobre|su|sul|sulla|over|om)\b|(?:Ep|Episode|Folge|Épisode|Episodio|Avsnitt" +
        @"|Aflevering|Part|Day|Week|Chapter)\b\.? ?#?\d|Morning Bid|Live updates|Comment (?:faire|bien)|Wie (?:man|Sie|du)\b" +
        @"|So (?:geht|funktioniert|gelingt)|Cómo\b|Como\b|Come (?:fare|si)|Così\b|Hoe (?:je|u)\b|Så (?:här )?(?:gör|funkar|fungerar))" +
        @"|\b(?:how to (?:watch|vote|stream|apply|download)|where to watch|what TV channel|TV channel|tee times|(?:latest" +
        @"|betting) odds|best bets|sweepstake|download and print|(?:full|race) calendar|(?:need|want) to know|as it happened" +
        @"|in pictures|how much (?:is|are|will|do|does) (?:it|they|I|you)\b)|\b(?:poll tracker|what we know|fixtures?|full schedule" +
        @"|live blog|review roundup|your guide|explained|and more)\b[^.]{0,30}$", RegexOptions.CultureInvariant)]
    public static partial Regex Announcement();

    /// <summary>A question the author puts to whoever reads, or to somebody the reader does not hear.</summary>
    [GeneratedRegex(@"\b(?:you|your|yours|yourself|you['’]re|you['’]ve)\b|\b(?:hältst|hast|bist|kannst|willst|findest|meinst|denkst|kennst|weißt" +
        @"|machst) du\b|\b(?:dich|dein(?:e[mnrs]?)?|euch|eure?[mnrs]?)\b|\b(?:vous|votre|usted|ustedes|vocês?)\b|\b(?:tycker|vad|ska" +
        @"|kan|har|vill) du\b|-tu\b|\bdu\b.{0,60}\b\p{L}+st\b|\b\p{L}{2,}st du\b|\b(?:sind|haben|können|wollen|denken|meinen|glauben" +
        @"|finden|sehen|halten|kommen) Sie\b|^[^:]{0,25}:?\s*\b(?:hallo|hi|hey|hello|bonjour|salut|hola|ciao)\b|\b(?:Ihre|deine" +
        @"|eure) Meinung\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex ToReaders();

    /// <summary>Somebody speaks of themselves, or tells the reader what to do.</summary>
    [GeneratedRegex(@"\b(?:I|I['’](?:m|ve|d|ll)|my|me|myself|we|our|us)\b|^(?:We|Our|Let['’]s|Don['’]t|Do not|Please)\b", RegexOptions.CultureInvariant)]
    public static partial Regex Personal();

    /// <summary>Somebody speaks of themselves alone.</summary>
    [GeneratedRegex(@"\b(?:I|I['’](?:m|ve|d|ll))\b(?!\.)|\b(?:my|myself)\b|^My\b", RegexOptions.CultureInvariant)]
    public static partial Regex Myself();

    /// <summary>A sentence that leans on the one before it does not stand alone.</summary>
    [GeneratedRegex(@"^(?:And|But|So|Or|Also|Then|However|Yet|Still|Instead|Thus|Therefore|Moreover|He|She|They|It|This|That|These|Those|Here" +
        @"|There|Which|Who|We|I|My|Our|Its|Their|His|Her|You|Your|Remember|Recall|Imagine|Suppose|Consider|Not (?:because|that" +
        @"|to mention|least)|Because(?! of)|Above|Below|First(?:ly)?,|Second(?:ly)?,|Finally|Meanwhile|Otherwise|Hence|Such|Same" +
        @"|Another|Both|Nor|Neither \p{Ll}+|(?:One|Two|Three|Some|Many|Most|None|Neither|Each|Few|Either) of (?:them|these|those|us" +
        @"|which)|The (?:former|latter|same)|(?:The (?:first|second|third|last|other)|Part of (?:that|this|it)|All (?:that" +
        @"|this)) (?:is|was|are|were|said|one)|(?:Without|With|For|After|Before|Among|From|In|On|By|Until|Since|Despite|Like|To) (?:it" +
        @"|them|this|that|these|those)" +
        @"|Certes|Cependant|Donc|Ainsi|Puis|Ce(?:la|ci|lui|tte|s)?|C['’]est|Ils|Elles?|Nous|Je|J['’]|Diese[rsnm]?|Damit|Dabei|Dazu" +
        @"|Deshalb|Daher|Außerdem|Allerdings|Jedoch|Zudem|Ich|Wir|Det (?:här|är|var)|Detta|Dessa|Jag|Därför|Dessutom|Eso|Esto|Esta" +
        @"|Además|Sin embargo|Entonces|Questo|Questa|Inoltre|Tuttavia|Isso|Isto|Deze|Dus|Daarom|Echter)\b|^(?:\S+ ){0,6}such (?!as\b" +
        @"|an?\b)\p{Ll}", RegexOptions.CultureInvariant)]
    public static partial Regex Leaning();

    /// <summary>Looks ahead from the day of writing: not true any more when that has come. What was "yesterday" stays so.</summary>
    [GeneratedRegex(@"\b(?:tonight|tomorrow|(?:this|next) (?:week|weekend|month|year|morning|afternoon|evening)|in (?:an?|one|two|three|four|five" +
        @"|six|\d+) (?:hours?|days?|weeks?|months?)|(?:hours|days|weeks) from now|right now|(?:diese|nächste|kommende)[rmn]? (?:Woche" +
        @"|Monat|Jahr)|cette semaine|(?:la )?semaine prochaine|esta semana|(?:la )?próxima semana|(?:la )?prossima settimana|(?:denna" +
        @"|nästa) vecka|deze week|volgende week|demain|domani|amanhã|imorgon|i morgen)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex LooksAhead();
}
