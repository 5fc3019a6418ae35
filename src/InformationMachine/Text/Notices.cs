using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// Sentences about the publication rather than the story: greetings, thanks, excuses, credits, warnings of what a text contains, what
/// its next part will bring, where a show is heard. Whole set phrases only, so that a story about a podcast stays one.
/// </summary>
internal static partial class Notices
{
    private const string Openings =
        @"^\W*(?:welcome (?:back )?(?:to|back)\b|(?:hello|hi|hey)[ ,]+(?:and welcome|everyone|everybody|all|folks|guys|friends|there)\b|editor['’]s note\b|content warning\b|a? ?(?:big|huge|special|many) thanks\b|thanks to everyone\b|sorry (?:for (?:the|any|my|being)|about the)\b|apologies for\b" +
        @"|join\b.{1,160}\bas (?:we|they|he|she|I)\b|see (?:him|her|them) (?:in|on|live)\b|see (?-i:\p{Lu})[\p{L}.]+ (?-i:(?:\p{Lu}[\p{L}.]+ )?)(?:in|on|at|live)\b.{1,80}\b(?:tour|show|theat(?:re|er)|cinemas?|festival)\b|don['’]t forget to\b|cross-?post(?:ed|ing)?\b|(?:photographed|filmed|illustrated|translated|narrated) by\b[^,]*$|let['’]s (?:dive|take a (?:closer |quick )?look|look at|get started|walk through|explore)\b|listen and subscribe\b|(?:\w+ )?we need your help\b|read\b.{1,80}\b(?:website|site|blog|column|newsletter|reviews)\b|here(?:['’]s| is| are) (?:how (?:they|it|that|to|you|we|I)\b|what (?:it|they|you|we|I)\b|why (?:you|we|I)\b|everything|a look|part \w+|your chance|the (?:full|complete) (?:list|story|text))" +
        @"|in (?:our|my|the|this|today['’]s) (?:first|second|third|next|last|latest|previous|upcoming)? ?(?:instal+ment|blog post|post|article|episode|part|video|newsletter),? (?:you|he|she|they|we|I)\b|so far in this series\b|(?:recorded|edited|produced|mixed|artwork|music|illustrations?)(?: and (?:recorded|edited|produced|mixed))? by\b|hosted (?:on|by)\b" +
        @"|[^:]{1,25}:\s*(?:hallo|hi|hey|hello|bonjour|salut|hola|ciao|liebe[rs]?|dear|cher|chère|querid[oa]|car[oa])\b|(?:meine|eine|my|ma|mi) (?:frage|question|pregunta) (?:ist|is|est|es|lautet|an|to)\b|with (?:very )?special guests?\b|bleibt? (?:immer )?auf dem\b|(?:hallo|hi|hey|servus|grüezi)\b.{0,60}\bwillkommen\b|(?:herzlich )?willkommen (?:zu|zur|zum|zurück|bei)\b|all das und (?:vieles |noch )?mehr\b|(?:die )?antworten auf .{1,80}\bfindest du\b|sei (?:beim|dabei|mit dabei)\b|vielen dank (?:an|für)\b|unsere? (?:[\w-]+-)?(?:webinar|workshop|livestream|podcast|kurs|seminar|newsletter|heft)e?\b|(?:lernen|erfahren|sichern|entdecken|melden|nutzen|besuchen|holen|testen|buchen|abonnieren|sparen) sie\b|(?:erfahr[et]|lern[et]?|entdeck[et]?|sicher[et]?|hol[et]?|teste|sei) (?:heute|jetzt|hier|in|mehr|wie|was|warum|dir|euch|bereit)\b" +
        @"|(?:bonjour|bonsoir|salut|hello|coucou) (?:à tous|tout le monde)\b|bienvenue (?:à|dans|sur)\b|désolée? (?:pour|du|de)\b|comme d['’]habitude,? les liens\b|le lien contient\b|bienvenid[oa]s (?:a|de)\b|hola a tod[oa]s\b|benvenut[ie] (?:a|nel|su)\b|ciao a tutti\b|bem-vind[oa]s\b|välkom(?:men|na) (?:till|tillbaka)\b|hej (?:alla|och välkom)|welkom (?:bij|terug)\b|velkommen (?:til|tilbage|tilbake)\b)";

    private const string Anywhere =
        @"|\b(?:thanks to .{1,80} for sponsoring|please be aware|(?:get|save|enjoy) (?:up to )?[$€£]?\d+(?:%| percent)? off|offer code|video above|delay in comments|reader-supported|listener-supported|(?:article|story|report|post|video|episode|clip|gallery) contains (?:[\w-]+ )?(?:images|scenes|language|descriptions|details|spoilers|footage)|(?:readers|viewers|listeners) may find|may (?:not )?be (?:difficult|hard|suitable|disturbing|upsetting|distressing|triggering) (?:for|to) (?:some|all|everyone|younger|sensitive)\b|viewer discretion|wherever you (?:get|listen to|find|hear) (?:your )?podcasts?|(?:new|latest|bonus) episode of\b.{0,80}\b(?:podcast|show)|appropriate page on our website" +
        @"|(?:visit|see|check)\b.{1,60}\b(?:website|site|page) for\b|visit\b.{1,60}\bfor (?:more|full|further|all|details|dates|tickets)\b|see\b.{1,40}\b(?:blog post|post|article|thread|issue|documentation|docs|changelog) for\b|(?:latest|live) updates\W*$|for (?:(?:more|further|full|all) )?(?:info|infos|information|details|dates|tickets)\b.{0,80}\b(?:visit|see|go to|check|contact)|(?:see|visit) (?:his|her|their|our|my) (?:website|site|page)|please (?:file|open|report|submit|note|consider|contact|email|send|sign|register|follow)\b|if you(?:['’]d| would) like to (?:help|support|see more|hear more|read more|know more|learn more|join|contribute|donate)\b" +
        @"|people came together to\b|tune in(?:to)?\b (?:the|our|to|on|at|for|next)\b|(?:a|another) (?:post|article|topic|story) for another (?:day|time)|out (?:now|this week|today),? published by|(?:guess which|guess who|guess what)\b" +
        @"|noch in arbeit|geht (?:dieser|diesen|der) fragen? nach|für kurze zeit\b.{0,120}\bsparen|(?:ordentlich|kräftig|bis zu \S+(?: \S+)?) sparen|lien (?:ci-dessus|ci-dessous)|je vous laisse (?:regarder|découvrir|lire|voir|consulter)|retard de publication)\b|(?:\b(?:filed under|tagged|posted in|categori[sz]ed|tags)|תויק תחת)\s?:|\b(?:are|is) (?:listed |shown |given |linked )?below[^.]{0,20}\.?$|(?:سنیے|سنئے)[\s۔!]*$";

    public static bool IsMatch(string text) => Notice().IsMatch(text);

    [GeneratedRegex(Openings + Anywhere, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Notice();
}
