using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// Tells sentences whose subject stands in a sentence before: "He is to stay until 2024." Behind another post's sentence they would speak
/// of the wrong person. Words that begin other sentences in another language as well ("On", "Es", "De") are not taken for pronouns, and neither is "Its", which mostly speaks of what the whole story is about.
/// </summary>
internal static partial class Antecedent
{
    /// <summary>True where the sentence cannot be understood without the one before it.</summary>
    public static bool IsNeeded(string text) =>
        IsPronoun(text) || (Behind().IsMatch(text) && !NamesLater().IsMatch(text)) || Elliptical().IsMatch(text) || Same().IsMatch(text) || Aside().IsMatch(text) || Incomplete().IsMatch(text) || WithoutSubject().IsMatch(text) || Within().IsMatch(text) || IsSpokenByPronoun(text) || OtherLanguages().IsMatch(text) || OtherScripts().IsMatch(text);

    /// <summary>True where the sentence begins with a pronoun whose noun stands elsewhere: of a post's first sentence in a picture, or in another post.</summary>
    public static bool IsPronoun(string text) => Pronoun().IsMatch(text) && !Expletive().IsMatch(text);

    /// <summary>"'The food is OK,' she said.": who speaks stands in another sentence, unless this one has named somebody before.</summary>
    private static bool IsSpokenByPronoun(string text) => Quotations.Outside(text) is var outside && Speaking().Match(outside) is { Success: true } said && !Somebody().IsMatch(outside[..said.Index]);

    /// <summary>
    /// True where even the first sentence of a post leaves away what it speaks of, which then stands in another post or a picture:
    /// "Available on both lines.", "Ada built this in a day."
    /// </summary>
    public static bool IsAbsent(string text) => Subjectless().IsMatch(text) || Pointing().IsMatch(Quotations.Outside(text));

    /// <summary>True where somebody is only "he" or "she" in it, who may be named in it or not: it introduces nobody to what comes behind it.</summary>
    public static bool HasPronoun(string text) => Person().IsMatch(Quotations.Outside(text));

    /// <summary>True where it begins with a noun that another sentence has introduced: "The company said ..." names no company.</summary>
    public static bool IsDefinite(string text) => Definite().IsMatch(text);

    /// <summary>True where somebody is only "the company" or "the minister" in it before anybody has a name: "Under a new policy, the company will ...".</summary>
    public static bool IsUnnamed(string text) => Unnamed().IsMatch(text);

    [GeneratedRegex(@"^(?:Under|After|Before|In|On|At|By|For|With|Without|When|While|As|Since|If|Although|Despite|During|Following|An?|Two|Three|Four|Five)\b[^\p{Lu}]*\bthe (?:company|firm|group|agency|ministry|minister|mayor|governor|president|chairman|club|team|bank|court|judge|suspects?|vessel|ship|device|app|tool|plant|project)\b(?![-\u2010])" +
        @"(?! (?:of|in|for|behind|that|which|who|at|on|from|near|to|stage|holiday|hearing|store|captain|manager|canal)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Unnamed();

    [GeneratedRegex(@"^(?:The|This|These|Those|Both) (?:\p{Ll}+ )?(?:company|companies|firm|firms|group|agency|ministry|minister|mayor|governor" +
        @"|president|chairman|club|team|bank|court|judge|suspects?|man|woman|men|women|couple|pair|victims?|drivers?|pilots?|vessel" +
        @"|ship|plane|aircraft|train|vehicle|device|model|app|tool|letter|memo|decision|ruling|deal|agreement|move|measure|bill|law" +
        @"|rule|attack|incident|fire|crash|blast|quake|figures?|numbers?|report|study|survey|document|statement|announcement|managers" +
        @"|sources|officials|institute|plant|project|site|gap|price|increase|difference|offer|change)\b(?! (?:of|in|for|behind|that" +
        @"|which|who|at|on|from|near)\b)|^(?:Das Unternehmen|Die Firma|Der Konzern|Die Behörde|L['’]entreprise|Le groupe|La empresa" +
        @"|La compañía|L['’]azienda|La società|A empresa|Het bedrijf|Företaget)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Definite();

    /// <summary>
    /// What stands further in and points back all the same: "the flag above", "using either", "The first issue is", "Others have", "One of the letters
    /// refers", "these runs" where no runs were named before.
    /// </summary>
    [GeneratedRegex(@"^The (?:letter|memo|document|survey|statement|report|study|paper)\b(?! (?:of|in|for|behind|that|which|who|at|on|from|near|by|to)\b)|^An? (?:second|third|fourth|fifth|sixth) (?:person|man|woman|source|official|victim|suspect|company|bank|letter|report)\b|\b(?:confirmed|said|suggested|admitted|acknowledged) as much\b" +
        @"|^(?:Others|Another)\s+(?:have|has|had|are|were|is|was|will|would|said|say)\b|\b(?:the|this|that) \p{Ll}+ (?:above|below)\b(?! (?:the|an?|sea|ground|average|zero|\d))" +
        @"|\b(?:using|of|with|for|in|on|to|by) either\b(?! (?:of|side|end|way|case)\b|[^.]*\bor\b)|^(?:So |But |And |Now )?(?:that brings \p{Ll}+ to )?[Tt]he (?:first|second|third|next|other|last) (?:issue|group|point|reason|problem|step|part|question|one|is)\b(?! (?:of|in|for|to|that|who)\b)" +
        @"|^(?:One|Two|Three|Some|Several|Both) of the (?:letters|reports|papers|documents|messages|memos|posts|statements|sources) (?!of\b|in\b|for\b|that\b|who\b|which\b|on\b|at\b|from\b|to\b|with\b|behind\b)\p{Ll}+|^(?:Every one|Each|All but \p{Ll}+) of (?:them|these|those)\b|^Whether (?:that|this|it|they|he|she)\b|^[^,;:]{1,80}\bthese (?!days\b|times\b|things\b|(?:\p{Ll}+ )?\p{Ll}+ (?:of|that|who|which)\b)\p{Ll}+", RegexOptions.CultureInvariant)]
    private static partial Regex Within();

    [GeneratedRegex(@"(?:^|[,\s])(?:he|she) (?:said|says|added|adds|told|wrote|writes|explained|recalled|insisted|claimed)\b|\b(?:said|added|wrote|explained|recalled) (?:he|she)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Speaking();

    /// <summary>A name, or somebody by what they are.</summary>
    [GeneratedRegex(@"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|(?<=\S\s)\p{Lu}\p{Ll}{2,}|\b(?i:the|an?|his|her|their|its) (?:\p{Ll}+ ){0,2}\p{Ll}*(?:man|woman|mother|father|minister|mayor|president|spokes\p{Ll}+|chief|head|director|owner|resident|officer|teacher|doctor|driver|worker|judge|lawyer|expert|analyst|author|founder)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Somebody();

    [GeneratedRegex(@"\b(?:[Hh]e|[Ss]he|[Tt]hey|him|them)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"^(?:He|She|They|It|His|Her|Their|Theirs|Hers)(?:['’](?:s|re|ve|d|ll))?\s|^(?:This|That|These|Those|Both|Neither)(?:['’]s" +
        @"|\s+(?:is|are|was|were|will|would|means?|meant|has|have|had|could|can|may|might|should|does|did|makes?|made|comes?|came" +
        @"|gives?|gave|allows?|includes?|leads?|led|follow(?:s|ed)|takes?|took|happen(?:s|ed)|matters?|shows?|showed|suggests?|proves?|explains?|helps?|leaves?|brings?|also|then|too))\b|^The (?:latter|former)" +
        @"(?: (?:is|are|was|were|has|had|have|will|would|can|could|may|might|should|did|does|said|says)\b|['’]s\b|,)|^The (?:other|second|third) (?:one|two|\p{Ll}+ (?:was|is|were|are|said|says))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();

    /// <summary>"It is clear that ...", "It took two days to ...": the subject follows.</summary>
    [GeneratedRegex(@"^It(?:['’]s|['’]ll be|\s+(?:is|was|will be|would be|has been|may be|might be|seems|appears|took" +
        @"|takes))\b(?:[^.,;]{1,60}\b(?:that|to|when|how|whether|if|since)\b|\s+\p{Lu}|\s+(?:the|an?) (?:first|second|last) time\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Expletive();

    /// <summary>A pronoun with nothing but small words before it.</summary>
    [GeneratedRegex(@"^(?:(?:If|When|While|As|Because|Since|Although|Though|Once|After|Before|Until|Unless) (?:he|she|they|it)|(?:Like|With" +
        @"|Without|For|To|In|On|From|By|At|Among|Of|Behind|Against|Under|Over) (?:him|them|it|this|that|these|those)|(?:All|Most|Some" +
        @"|None|Many|Each|One|Two|Three|Several|Few) of (?:them|these|those|which|whom)|To (?:\p{Ll}+ ){1,3}(?:him|them" +
        @"|it))\b(?!\s+(?:year|month|week|day|morning|evening|summer|winter|spring|season|point)s?\b)(?!\s+(?:the|a|an" +
        @"|first)\b)(?!\s+\p{Ll}+ (?:of|from)\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    /// <summary>Leaves at its end, or with its first words, what the sentence before it names: "Hers needs only ten.", "Neither company would say."</summary>
    [GeneratedRegex(@"\b(?:from|to|of|for|with|about|on|by|than|only|just|needs?|has|have|had|took|takes|got) (?:one|two|three|four|five|six|seven" +
        @"|eight|nine|ten|eleven|twelve|either|neither|both|this|that|these|those|none)[.!]?$|\b(?:do|does|did|done|doing|said|say" +
        @"|says|think) so[.!]?$|\b(?:answers?|answered|knows?|means?|meant|believes?|fix(?:es|ed)?|explains?|explained|confirms?|confirmed|den(?:y|ies|ied)|proves?|allows?|supports?) (?:that|this)(?:[.!]$| (?:soon|now|today|yet|again|tomorrow|either|anyway)\b)" +
        @"|^[^,;:\d]*\b(?:[Bb]efore|[Bb]y|[Uu]ntil) then\b|\b(?:see|meet) you (?:all )?there[.!]*$|^(?:For|In|Of) (?:each|both|all),|^According to (?:this|that|these|those|him|her|them|it)\b|^(?:Neither|Both|Either) (?!of\b)\p{Ll}+ (?!of\b)|^The (?:two|pair|three|four)(?: \p{Ll}+)? (?:are" +
        @"|were|have|had|will|would|said|say|agreed|did|do)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Elliptical();

    /// <summary>"Risky ones get blocked.", "The same goes for the quay."</summary>
    [GeneratedRegex(@"^(?!The )\p{Lu}\p{Ll}+(?<!ed|ing) ones\b(?! (?:who|that|which|of|in|with|from)\b)|^The same (?:is|was|goes|went|applies|applied|holds|held|may|might|can|could|will|would|has|had|happen(?:s|ed))\b", RegexOptions.CultureInvariant)]
    private static partial Regex Same();

    /// <summary>Leaves out at its end of what it speaks: "No date had been set.", "The results are the next opportunity."</summary>
    [GeneratedRegex(@"^(?:[^,;:]{1,60}\b(?:said|says|added)(?: that)? )?(?:no|a|the) (?:date|decision|reason|price|figure|explanation|details?) (?:has|had|have|was|were|is|are) (?:yet |not |not yet )?(?:been )?(?:set|made|given|taken|named|fixed|found|announced|known)[.!]?$|^(?:The|These|This|Those|That)\b[^,;:]* (?:is|are|was|were|will be) the (?:next|first|last|only|best|other|real) (?:opportunity|chance|step|test|question|answer|reason|problem|option|deadline)[.!]?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Incomplete();

    /// <summary>"(as they say on the quay)".</summary>
    [GeneratedRegex(@"^\([^()]*\)\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Aside();

    /// <summary>
    /// Begins with the verb whose subject stands elsewhere: "Is joining as keeper of the bridge.", "Doesn't open in winter." Questions, and
    /// what would be said without "if" ("Should the bridge close, ..."), have theirs behind it.
    /// </summary>
    [GeneratedRegex(@"^(?:(?:Is|Does|Did|Might(?! makes?\b)|Would|Could|(?:Is|Was|Has|Does|Did|Wo|Would|Could)n['’]?t|Can['’]?t|Cannot) (?!(?:of|I|you|he|she|it|we|they|the|this|that|these|those|there|an?|all|any|anyone|anybody|everyone|someone|no|not|one|our|my|your|his|her|its|their)\b|\p{Lu})" +
        @"|Has (?=been\b|not\b|\p{Ll}+ed\b|\d)|Was (?=(?:not |never )?(?:\p{Ll}{2,}(?:ed|ing)|born|built|made|found|given|taken|shot|held)\b))[^?]*$", RegexOptions.CultureInvariant)]
    private static partial Regex WithoutSubject();

    /// <summary>What would stand before "is available", or before "was made", is missing, and no clause follows that would name it.</summary>
    [GeneratedRegex(@"^(?:(?:Now|Only|Also|Currently|Already|Soon|Just) )?(?:[Aa]vailable|[Ll]ive now|[Rr]olling out|[Cc]oming soon|[Mm]ade (?:with|by|for|in)|[Bb]uilt (?:with|by|for|on|in)|[Pp]owered by)\b[^,:;]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Subjectless();

    /// <summary>"This" without a noun as what somebody did something to, where no clause before it can have named it.</summary>
    [GeneratedRegex(@"^(?!This\b)[^,:;—–]{1,60}\b(?<!\b(?:like|than|as|before|after|until|of|to|in|that) )this(?: (?:as|in|for|with|and|on|at|by|because|since|so|if|when|while|yesterday|today|together)\b|[.!]+$)", RegexOptions.CultureInvariant)]
    private static partial Regex Pointing();

    /// <summary>"As she prepares for her debut, Ada Hale ..."</summary>
    [GeneratedRegex(@",\s+(?:the\s+|an?\s+)?(?:\p{Ll}+\s+){0,2}\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex NamesLater();

    [GeneratedRegex(@"^(?:Sie|Ihm|Ihnen|Er|Letztere[rs]?|Dort|Dadurch|Dafür|Dagegen|Darum|Darüber|Daraus|Daraufhin|Davon|Davor|Deren|Dessen" +
        @"|Das (?:ist|war|sei|hat|hatte|wird|soll|sollte|bedeutet|zeigt|teilte|berichtet|heißt|geht|gilt|liegt|kann|macht)|Dies (?:ist" +
        @"|war|sei|hat|wird|soll|kann|gilt|bedeutet|zeigt)" +
        @"|Elles?|Ils|Il(?! y\b| faut\b| s['’]agit\b| est (?:\p{Ll}+ )?(?:de|que)\b| existe\b| reste\b)|Celui-ci|Celle-ci|Ceux-ci|Celles-ci|Ce dernier|Cette dernière|Ses|Cela|C['’]est|C['’]était" +
        @"|Él|Ellas?|Ellos|Es[oa]s?|Ést[eoa]s?|Sus|Lui|Loro|Egli|Ess[ai]|Costui|El[ea]s?|Ess[ea]s|Disso|Hij|Zij|Ze|Dit is|Dat is|Daarmee|Daarna|Hierdoor|Hierbij" +
        @"|Han|Hon|Hun|Hen|Dom|Där|Därefter|Därmed|Den (?:är|var|har|ska|kan)|Det (?:är|var|har|ska|kan|visar|säger|skriver|uppger" +
        @"|rapporterar|meddelar|er|viser|skriver|siger|sier|oplyser)|Ifølge (?:ham|hende|henne)|Hän|Tämä|Nämä|Se on|Heidän" +
        @"|Ona|Oni|Ono|Jego|Jej|Jeho|Její|Jejich|Ő|Ők|Ezek|Azok|Onlar|Bunlar|Bunun|Onun|Acesta|Aceasta|Aceștia|Acestea|Ia|Dia|Mereka|Họ|Ông ấy|Bà ấy)(?:\s|,)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherLanguages();

    [GeneratedRegex(@"^(?:(?:Он|Она|Они|Оно|Это|Его|Её|Ее|Их|Этого|Він|Вона|Вони|Воно|Це|Його|Її|Їх|Той|Тя|Те|Това|Αυτός|Αυτή|Αυτό|Αυτοί|Εκείνος" +
        @"|Εκείνη|هو|هي|هم|هما|او|آنها|وہ|انہوں|ان کا|ان کے|ان کی|הוא|היא|הם|הן|זה|वह|वे|उन्होंने|उनका|उनके|उनकी|তিনি|তারা|তাঁর|এটি|그는" +
        @"|그녀는|그들은|이는|이것은|그의)(?:\s|,)|他们|她们|他們|她們|它们|它們|[他她它](?!国|國|人|乡|鄉)|这是|這是|此举|此舉|彼[はがのらも]|彼女|それ[はがをも]|これ[はがをもに]|เขา|เธอ|พวกเขา)", RegexOptions.CultureInvariant)]
    private static partial Regex OtherScripts();
}
