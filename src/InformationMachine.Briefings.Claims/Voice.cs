using System.Text.RegularExpressions;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Who speaks in the sentences of one post: a report, or its author. What the author claims, hopes or judges is the author's wherever it
/// is printed, and a view is no report at all.
/// </summary>
internal sealed partial class Voice
{
    private readonly string _author;
    private readonly string? _language;

    /// <param name="post">The post.</param>
    /// <param name="language">The language of its thread, for posts too short to tell theirs.</param>
    public Voice(Post post, string? language)
    {
        _author = Byline.Name(post.Author);
        _language = ThreadLanguage.Of([post]) ?? language;
        Mark = PostMarks.Of(post);
    }

    /// <summary>What the post says it is.</summary>
    public SentenceMark Mark { get; }

    /// <summary>Without the word that says so, which stands in <see cref="Mark"/>.</summary>
    public string Unmarked(string text) => Mark is SentenceMark.None ? text : PostMarks.Without(text);

    /// <param name="text">What is printed.</param>
    /// <param name="raw">As the post has it, with what announces a broadcast.</param>
    public bool IsView(string text, string raw) => Mark is not SentenceMark.None || FirstPerson.IsOnScene(text) || Teaser().IsMatch(raw) || Correspondent().IsMatch(text);

    public bool IsFirstPerson(string text) => FirstPerson.Is(text, _language);

    public bool IsPersonal(string text) => FirstPerson.IsAlone(text, _language);

    /// <summary>Null for a plain statement.</summary>
    public string? Speaker(string text) => Mark is not SentenceMark.None || FirstPerson.Is(text, _language) || FirstPerson.IsOnScene(text) || IsJudgement(Quotations.Outside(text)) ? _author : null;

    /// <summary>
    /// True for what an English post says of how things are, should be or what they mean, without a figure and without whose word it is: not what
    /// happened, but what its author makes of it.
    /// </summary>
    public bool IsClaim(string text) =>
        _language == "en" && !Quotations.HasSpeech(text) && (Cues.StrongImportance().IsMatch(text) || (!IsAllSourced(text) && !text.Any(char.IsDigit) && Holding().IsMatch(Quotations.Outside(text)) && !Events.Tells(Quotations.Outside(text))));

    /// <summary>Verbs of how things are, look or should be. What somebody does is told in the present tense as well: "Talks break down".</summary>
    [GeneratedRegex(@"\b(?:(?:is|are)(?! (?:in (?:effect|force|place|custody|hospital)|under way|underway|dead|missing|closed|open|due|set|on (?:its|their|the) way|being|\p{Ll}+ed|held|kept|shot|found|built|sent|taken|given|struck|hit|shut|lost)\b)|isn['’]t|aren['’]t|it['’]s|that['’]s|seems?|looks? (?:like|as)|feels?|sounds?|means|matters?|deserves?|depends?|lies in|makes? (?:no |perfect )?sense|cannot|can['’]t|no(?:body| one| \p{Ll}+) can|should(?:n['’]t)?|must|ought to|needs? to)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Holding();

    /// <summary>True for what names whom it has it from.</summary>
    public static bool IsSourced(string text) => Saying().IsMatch(text);

    /// <summary>
    /// True where that source speaks for all of it. What is named behind a colon or a dash speaks for what stands there: "He had little choice: two banks
    /// were reportedly leaving" is somebody's verdict. Who "told the council one thing" is told of, and tells nothing.
    /// </summary>
    public static bool IsAllSourced(string text)
    {
        var clauses = Clause().Split(text);
        return NamesSource(clauses[0]) || clauses.Skip(1).Any(clause => SourceAlone().IsMatch(clause));
    }

    private static bool NamesSource(string clause) => Saying().Matches(clause).Any(match => !match.Value.Equals("told", StringComparison.OrdinalIgnoreCase) || Telling().IsMatch(clause, match.Index));

    /// <summary>Where another statement begins.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{N}”""'’)])[:;]\s+|\s+[—–]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Clause();

    /// <summary>"— according to the harbour office": nothing but whose word the rest is.</summary>
    [GeneratedRegex(@"^(?:according to|says?|said|reports?|reported)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SourceAlone();

    /// <summary>Whom something was told, and then what, or nothing more: "told customers that", "told reporters."</summary>
    [GeneratedRegex(@"\Gtold(?:\s[\p{L}\p{N}'’.&-]+){1,6}?(?:,?\s(?:that|how|why|whether|of|about|it|they|he|she|its|his|her|their)\b|[.,!”""]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Telling();

    /// <summary>A judgement that no reporter makes in their own name: praise, blame, advice. English, German, French and Spanish; elsewhere the first person tells.</summary>
    private static bool IsJudgement(string text) => Judgement().IsMatch(text) || IsVerdict(Clause().Split(text));

    /// <summary>A source speaks for its clause and for those behind it.</summary>
    private static bool IsVerdict(string[] clauses)
    {
        var unsourced = clauses.TakeWhile(clause => !Sourced().IsMatch(clause));
        return unsourced.Any(clause => Conditional().IsMatch(clause) || Verdict().IsMatch(clause));
    }

    /// <summary>Who is right or has no choice, by nobody's word but the author's.</summary>
    [GeneratedRegex(@"\b(?:may|might|could) (?:well )?be (?:right|wrong)\b(?![-\w])(?! (?:after|behind|before|next|now|at|on|in)\b)|\b(?:had|has|have) (?:little|no) choice\b(?! but)", RegexOptions.CultureInvariant)]
    private static partial Regex Verdict();

    /// <summary>What would be so, by nobody's word but the author's.</summary>
    [GeneratedRegex(@"(?<!\b(?:that|which|who|it|they|he|she|and|agents|employees) )\b(?:would|could|might)\b(?! like\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\b(?:said|says?|according|told|tells|wrote|writes|announced|announces|report(?:s|ed|edly)?|draft|bill|law|rule|plan|offer|court|memo|application|statement|confirmed|warned|agreed|promised)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Sourced();

    /// <summary>Whose word it is, said in the sentence. Not "reports" and "writes", which are things and what programs do, and "claims" only with what is claimed.</summary>
    [GeneratedRegex(@"\b(?:said|says|according to|told|announced|confirmed|warned|reported|reportedly|stated|argues?|claims (?:(?-i:\p{Lu})\p{L}+|that|to have|it|he|she|they|its|his|her|their|the|no))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Saying();

    /// <summary>"The NHB's Ada Quill reports from the quay": what an outlet's own reporter is seen or heard doing leads to the broadcast.</summary>
    [GeneratedRegex(@"^(?:The )?\p{Lu}{2,}['’]s (?:\p{Lu}[\p{L}.-]+ ){2}(?:reports?(?! that\b)|explains?|looks? at|speaks?|talks?|visits?|examines?|investigates?|meets?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Correspondent();

    /// <summary>The word that announces a broadcast, a ticker or pictures: what follows names them and tells nothing.</summary>
    [GeneratedRegex(@"^\W*(?:WATCH(?: LIVE| NOW)?|LIVE(?: UPDATES?| BLOG| NOW| STREAM)?|VIDEO|LISTEN|PHOTOS|IN PICTURES|PODCAST|GALLERY" +
        @"|Watch(?: live| now)?|Live(?: updates?| blog| stream)?|Video|Listen|In pictures|Live-?[Tt]icker|Livestream|Im Video" +
        @"|EN DIRECT|DIRECT|VIDÉO|En direct|Vidéo|EN VIVO|EN DIRECTO|En vivo|VÍDEO|Vídeo|AO VIVO|Ao vivo|ASSISTA|Assista|DIRETTA" +
        @"|Diretta|GUARDA|Kijk live|Liveblog|DIREKT|Direkt|Se live|NA ŻYWO|Na żywo|WIDEO|Wideo|ŽIVĚ|Živě|ПРЯМОЙ ЭФИР|ПРЯМАЯ ТРАНСЛЯЦИЯ" +
        @"|ВИДЕО|Видео|НАЖИВО|ВІДЕО|ΖΩΝΤΑΝΑ|CANLI|VİDEO|שידור חי|צפו|بث مباشر|شاهد|فيديو|लाइव|वीडियो|देखें|直播|视频|視頻|動画|映像|생중계" +
        @"|영상)\s*(?:[:：|]|[–—-]\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Teaser();

    [GeneratedRegex(@"\b(?:sensible (?:choice|move|decision|idea)|(?:makes?|would make|made) (?:no |perfect |little )?sense|credit to|deserves? (?:attention" +
        @"|credit|praise|better)|hard to argue with|worth (?:reading|watching)|(?:is|are) (?:a )?(?:disgrace|joke|shame|farce|coward" +
        @"|idiocy|nonsense|madness|scandalous|shameful|ridiculous|absurd|laughable|pathetic|overhyped|overrated|underrated)" +
        @"|should(?: not|n['’]t)? (?:be ashamed|have warned|resign|go|stop|read|know)|must (?:go|resign)|cannot be trusted" +
        @"|no longer an alarm|unfortunately|frankly|thankfully|let['’]s be honest" +
        @"|ist (?:ein Witz|eine Schande|ein Feigling|ein Skandal|lächerlich|absurd)|muss (?:gehen|zurücktreten|weg)|leider|zum Glück" +
        @"|est (?:une honte|ridicule|absurde|un scandale)|doit (?:partir|démissionner)|malheureusement|heureusement" +
        @"|es (?:una vergüenza|ridículo|absurdo|un escándalo)|debe (?:irse|dimitir)|por desgracia)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Judgement();
}
