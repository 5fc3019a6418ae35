using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// Takes from a post's sentence what belongs to the medium and not to the statement: addresses, tags at the end, thread marks, alarm
/// words, the outlet's name. Only takes away, never rewords.
/// </summary>
internal static partial class Trimmer
{
    private const string Paid = @"^\s*(?:\[(?:sponsor(?:ed)?|ad|anzeige|werbung|promoted)\]|(?:[\w-]+-)?(?:Angebot|Anzeige|Advertorial)\s*[:|]" +
        @"|(?:sponsored(?: content| post)?|promoted|paid post|partner content|publicité|publirreportage|annons|advertentie)\s*[:|])\s*";

    /// <summary>A sentence with more tags in it is a list of them.</summary>
    private const int MostTags = 2;

    /// <summary>Stands for an address until it is known whether the sentence needs it.</summary>
    private const char AddressMark = '\uFFFC';

    /// <summary>A whole text before it is split into sentences.</summary>
    public static string Text(string text)
    {
        text = MarkdownStrong().Replace(MarkdownLink().Replace(text, "$1"), "$1");
        text = Address().Replace(EscapedBreak().Replace(text, "\n"), AddressMark.ToString());
        text = CommitMark().Replace(text, "\n");
        text = QuotedPost().Replace(text, "");
        text = RepostMark().Replace(text, "");
        text = FootnoteMark().Replace(KeyCap().Replace(text, ""), "");
        return ThreadMark().Replace(text, " ");
    }

    /// <summary>A headline without its outlet and its kind of broadcast, cleaned as <see cref="Clean"/> does.</summary>
    /// <param name="title">As the post has it.</param>
    /// <param name="author">Whose name in the headline says nothing new.</param>
    public static (string? Text, string? Shape) CleanHeadline(string title, string author)
    {
        if (string.IsNullOrWhiteSpace(title)) return (null, Shape.Short);
        var text = Outlet().Replace(HeadlineParts.WithoutAuthor(Text(title), author), "");
        return Clean(Broadcast().Replace(LeadingOutlet().Replace(text, ""), ""), isHeadline: true);
    }

    /// <summary>A name in quotation marks and nothing else.</summary>
    public static bool IsNameOfWork(string text) => NameOfWork().IsMatch(text);

    /// <summary>Without a final stop that ends no abbreviation.</summary>
    public static string WithoutStop(string text) => Abbreviation().IsMatch(text) ? text : text.TrimEnd('.', ' ');

    /// <summary>True where an address stood in the sentence before <see cref="Text"/> took it out.</summary>
    public static bool HasAddress(string sentence) => sentence.Contains(AddressMark, StringComparison.Ordinal);

    /// <summary>True for a headline that says itself that somebody pays for what stands below.</summary>
    public static bool IsAdvertisement(string title) => Advertisement().IsMatch(title);

    /// <summary>A sentence without what belongs to the medium; null, with the rule, where its shape says that it is no sentence.</summary>
    public static (string? Text, string? Shape) Clean(string sentence, bool isHeadline = false, bool mayBeCode = false)
    {
        if (Fragments.IsGarbled(sentence)) return (null, Shape.Garbled);
        if (Fragments.IsChapterMark(sentence)) return (null, Shape.ChapterMark);
        if (!mayBeCode && Fragments.IsCode(sentence)) return (null, Shape.Code);
        if (sentence.Count(c => c == '#') > MostTags + TailTags(sentence) || sentence.Contains("## ", StringComparison.Ordinal)) return (null, Shape.Tags);
        var text = WithoutMarks(sentence);
        // An item of a list that goes on in small letters is part of a sentence that stands elsewhere.
        if (SmallItem().IsMatch(text)) return (null, Shape.ListItem);
        text = Connective().Replace(ChangeKind().Replace(Bullet().Replace(text, ""), ""), "");
        if (WithoutAddresses(Blanks().Replace(text, " ").Trim()) is not { } spoken) return (null, Shape.Address);
        text = LeadingStop().Replace(spoken, "").TrimEnd('-', '–', '—', '\u2010', '\u2011', '\u2212', '•', '·', '→', '|', ',', '(', '[', ' ').Trim();
        text = Bracketed().Replace(Balance(text), "$1");
        return WrongShape(text, isHeadline) is { } shape ? (null, shape) : (text, null);
    }

    private static string WithoutMarks(string sentence)
    {
        sentence = InlineCode().Replace(sentence, "$1").Replace("`", "", StringComparison.Ordinal);
        var text = Alarm().Replace(Emoticon().Replace(Emoji().Replace(sentence, " "), " "), "");
        return WithoutTags(IssueNumber().Replace(LeadingMentions().Replace(CarbonCopy().Replace(text, ""), ""), ""));
    }

    /// <summary>A teaser that breaks off says less than it seems to, and so does what goes on with another sentence.</summary>
    private static string? WrongShape(string text, bool isHeadline)
    {
        if (Teaser().IsMatch(text) || (isHeadline ? Fragments.HeadlineStopsShort(text) : Fragments.StopsShort(text))) return Shape.BreaksOff;
        if (Fragments.GoesOn(text)) return Shape.Continuation;
        if (Fragments.IsDateline(text)) return Shape.Dateline;
        return Fragments.IsTopicList(text) ? Shape.Topics : null;
    }

    private static int TailTags(string text) => TagTail().Match(text) is { Success: true } tail ? tail.Groups[2].Captures.Count : 0;

    /// <summary>Tags at the end go, unless the sentence ends in one: "good news for #Harwich". Those within it are words of it.</summary>
    private static string WithoutTags(string text)
    {
        if (TagTail().Match(text) is { Success: true } tail)
        {
            var rest = text[..tail.Index] + tail.Groups[1].Value;
            if (tail.Groups[2].Captures.Count > 1 || !Fragments.StopsShort(rest.TrimEnd())) text = rest;
        }

        return InlineTag().Replace(text, "");
    }

    /// <summary>Null where an address was part of the sentence: "see https://... for more".</summary>
    private static string? WithoutAddresses(string text)
    {
        var gap = false;
        for (var at = text.IndexOf(AddressMark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(AddressMark, StringComparison.Ordinal))
        {
            gap = true;
            if (Fragments.LeadsToAddress(text[..at].TrimEnd())) return null;
            text = (text[..at].TrimEnd() + " " + text[(at + 1)..].TrimStart()).Trim();
        }

        // French sets a blank before some stops; only before a point none is ever meant.
        return (gap || !French().IsMatch(text) ? BlankBeforeStop() : BlankBeforePoint()).Replace(EmptyBrackets().Replace(text, ""), "$1");
    }

    public static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';

    /// <summary>A mark that was opened in another sentence has no partner here.</summary>
    private static string Balance(string text)
    {
        if (text.Where((c, at) => c == '"' && !Quotations.IsGershayim(text, at)).Count() % 2 == 1) text = text.StartsWith('"') ? text[1..] : string.Concat(text.Where((c, at) => c != '"' || Quotations.IsGershayim(text, at)));
        if (text.Count(c => c == '\u00AB') != text.Count(c => c == '\u00BB')) text = text.Replace("\u00AB ", "", StringComparison.Ordinal).Replace(" \u00BB", "", StringComparison.Ordinal).Replace("\u00AB", "", StringComparison.Ordinal).Replace("\u00BB", "", StringComparison.Ordinal).Trim();
        if (!AreQuotesClosed(text)) text = text.Replace("\u201C", "", StringComparison.Ordinal).Replace("\u201D", "", StringComparison.Ordinal).Replace("\u201E", "", StringComparison.Ordinal);
        if (text.Count(c => c == '(') != text.Count(c => c == ')')) text = text.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return text.Trim();
    }

    /// <summary>German opens low and closes with what English opens with.</summary>
    private static bool AreQuotesClosed(string text)
    {
        var low = text.Count(c => c == '\u201E');
        var (left, right) = (text.Count(c => c == '\u201C'), text.Count(c => c == '\u201D'));
        return low > 0 ? low == left + right : left == right || (left == 0 && right % 2 == 0);
    }

    /// <summary>A word of small letters; names such as "miRNA", "mastodon.example" or "koth_quay" are as they are.</summary>
    public static string Capitalise(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        var word = text.AsSpan(0, end < 0 ? text.Length : end).TrimEnd(".,;:!?)");
        if (!char.IsLower(text[0])) return text;
        foreach (var c in word)
        {
            if (!char.IsLower(c) && c is not ('-' or '\'' or '\u2018' or '\u2019')) return text;
        }

        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>Not the punctuation after it, which belongs to the sentence.</summary>
    [GeneratedRegex(@"(?:https?://|www\.|\b(?:ftp|file|feed|rdar)://|\b(?:pic\.twitter\.com|t\.co|youtu\.be|bit\.ly)/)\S+?(?=[.,;:!?)\]}'""»”’]*(?:\s|$))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"!?\[([^\[\]\n]{1,200})\]\((?:https?://|/|#)[^()\s]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownLink();

    [GeneratedRegex(@"(?<![*\w])\*\*(?=\S)([^*\n]{1,300}?)(?<=\S)\*\*(?!\*)", RegexOptions.CultureInvariant)]
    private static partial Regex MarkdownStrong();

    [GeneratedRegex(@"^\s*(?:RT|via)\s+@\w+:?\s*", RegexOptions.CultureInvariant)]
    private static partial Regex RepostMark();

    [GeneratedRegex(@"(?:^|(?<=[.!?…][”’"")]?)\s)[\(\[]?(?:🧵\s*)?\d{1,2}/(?:\d{1,2}|n|N)[\)\]]?(?=\s|$|[.:])|\s[\(\[]?(?:🧵\s*)?\d{1,2}/(?:\d{1,2}" +
        @"|n|N)[\)\]]?[.:]?(?=[^\S\n]*\uFFFC?\s*$)|(?:^|\s)[\(\[]?\d{1,2}/[\)\]]?(?=\s*$)|🧵|👇", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ThreadMark();

    [GeneratedRegex(@"^[\s""]*(?:BREAKING(?: NEWS)?|JUST IN|UPDATED?|DEVELOPING|WATCH|LIVE|NEW|ALERT|Thread|EXCLUSIVE|NOTE|PSA|FYI|TL;?DR)\s*[:" +
        @"|\-–—!]+\s*|^\s*(?:Edit(?:ed)?(?:\s[\w.\s]{1,14})?|ETA|NB|Note|TL;?DR)\s*:\s*|^[\s""]*(?:Breaking(?: news)?|Just in|Updated?" +
        @"|Exclusive|Watch|Live|Video|Opinion|Analysis|Eilmeldung|Exklusiv|Exclusif|Exclusiva|Esclusiva)\s*[:|]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Alarm();

    [GeneratedRegex(@"^(?:\s*\.?@\w+)+\s+(?=\S)(?!(?:(?:now|also|already|still|finally)\s)?(?!(?:this|its|us|as|always|perhaps|yes|is|was|has|does|thanks)\b)\p{Ll}+s\b)", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingMentions();

    /// <summary>Whom the author wants to see it: "cc @name".</summary>
    [GeneratedRegex(@"(?<=\S)\s*[(\[/]?\s*\b[cC][cC]:?\s+@\w+(?:[\s,]+@\w+)*\s*[)\]]?(?=[\s\uFFFC.!]*$)", RegexOptions.CultureInvariant)]
    private static partial Regex CarbonCopy();

    [GeneratedRegex(@"(^|[^#\w])(\s*#\w+(?:\s+\d{1,4})?)+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex TagTail();

    [GeneratedRegex(@"(?<![\w#&/])#(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex InlineTag();

    [GeneratedRegex(@"(?<!`)`{1,2}([^`\n]{1,80})`{1,2}(?!`)", RegexOptions.CultureInvariant)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^\s*(?:[•·▪►▶→*>]+|\d{1,2}\)|\d{1,2}/(?=\s+\p{Lu})|\d{1,2}\.(?!\s+(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhundert)\b))\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"[\u2190-\u21FF\u2300-\u23FF\u2460-\u27BF\u2B00-\u2BFF\uFE0F\u200D]|\uD83C[\uDC00-\uDFFF]|\uD83D[\uDC00-\uDFFF]|\uD83E[\uDC00-\uDFFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Emoji();

    /// <summary>":-)" and its kin, not "(see 8)" or a path.</summary>
    [GeneratedRegex(@"(?<=^|\s)(?:[:;=][-^'o]?[)(DPp|]|<3|\^\^|xD)(?=[\s.,!?]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Emoticon();

    [GeneratedRegex(@"(?:\.\.\.|…)[\])'’""”»]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Teaser();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    /// <summary>Another's post within a post belongs to that author: “@name: ...”, or what follows RT @name behind words of one's own.</summary>
    [GeneratedRegex(@"[“""]@\w+:?[^”""]*[”""]|(?<=\S\s+)RT:?\s+@\w+.*", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedPost();

    /// <summary>The number of a note, which the text has lost the height of: "as it was.1 The port".</summary>
    [GeneratedRegex(@"(?<=\p{Ll}{3}[.!?]["")\u201D\u2019]?)\d{1,2}(?=\s+\p{Lu}\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex FootnoteMark();

    [GeneratedRegex(@"[0-9#*]\uFE0F?\u20E3", RegexOptions.CultureInvariant)]
    private static partial Regex KeyCap();

    [GeneratedRegex(@"^\s*(?:[•·▪►▶→*–-]+\s*|\d{1,2}[.)]\s+)\p{Ll}(?!\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex SmallItem();

    /// <summary>A joint to the sentence before, which may not be printed with this one.</summary>
    [GeneratedRegex(@"^\s*(?:And(?!\s+(?:yet|so)\b)|But|Doch|Aber|Und|Mais|Et(?!\s+al\b)|Pero|Però|Maar|Men(?=\s+(?:det|den|de|vad|var|nu|inte|han" +
        @"|hon|vi|jag|när|hur|som|också|även|så)\b)|Plus(?=\s+(?:there|we|you|it|a|an|the|\p{Lu})\b)|(?:Also|Plus|However|Moreover" +
        @"|Furthermore|Additionally|In addition|Besides),|(?:Btw|BTW|btw|By the way|P\.?S\.?)(?=[\s:,])[:,]?),?\s+(?=[\p{L}@])|^\s*(?:Diesmal|Heute|Diese Woche|In dieser Folge|Today" +
        @"|Tonight|This (?:week|month|time|episode)|In this episode|Cette semaine|Cette fois|Esta semana|Esta vez|Questa settimana" +
        @"|Questa volta|Deze week|Denne uge|Denne uken|Denna vecka|Den här veckan)\s?:\s+(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Connective();

    /// <summary>What a cut sentence may begin with; not the point of ".NET".</summary>
    [GeneratedRegex(@"^(?:[\s\-–—|,;:)\]]|//+\s|\.(?!\p{L}))+", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingStop();

    /// <summary>The number of an issue or a change, as tools put it behind a line: "(#123)", "9b352f0 @name".</summary>
    [GeneratedRegex(@"\s*\((?:(?:see|fixes|closes|fix|close) )?#\d+(?:,? #\d+)*\s*\)|\s+(?=[a-f]*\d)[0-9a-f]{7,40}(?:\s+@[\w-]+)?(?:\s+#\d+)*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex IssueNumber();

    /// <summary>A sentence of which all stands in brackets.</summary>
    [GeneratedRegex(@"^\(([^()]*[.!?])\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    /// <summary>What kind of change a line tells of, as programmers mark it: "build(deps): ...".</summary>
    [GeneratedRegex(@"^\s*(?:build|chore|feat|fix|docs|ci|refactor|test|perf|style)(?:\([\w./-]+\))?!?:\s+", RegexOptions.CultureInvariant)]
    private static partial Regex ChangeKind();

    /// <summary>A line break that a publisher's software wrote out as two characters.</summary>
    [GeneratedRegex(@"\\n(?=\\n|\s|\p{Lu}|$)", RegexOptions.CultureInvariant)]
    private static partial Regex EscapedBreak();

    /// <summary>Behind each line of a list of changes, which may have lost its line breaks: "9b352f0 @name #12".</summary>
    [GeneratedRegex(@"[^\S\n](?=[a-f]*\d)[0-9a-f]{7,40}\s+@[\w-]+(?:\[bot\])?(?:\s+#\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex CommitMark();

    [GeneratedRegex(@"\s*(?:\(\s*\)|\[\s*\])", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyBrackets();

    [GeneratedRegex(@"\s+([.,;!?])(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex BlankBeforeStop();

    [GeneratedRegex(@"[éèàçêùœ]|\b(?:les?|la|de|des|du|une?|est|et|en|vous|nous|que|qui|il|ce|sont|pour|dans|par|sur|aux?|pas)\b.*\b(?:les?|la|de" +
        @"|des|du|une?|est|et|en|vous|nous|que|qui|il|ce|sont|pour|dans|par|sur|aux?|pas)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex French();

    [GeneratedRegex(@"\s+([.,])(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex BlankBeforePoint();

    /// <summary>An abbreviation of single letters at the end: "U.S.".</summary>
    [GeneratedRegex(@"\b\p{L}\.\p{L}\.$", RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"\s+[|–—-]\s+(?:[A-Z][\w.&']*\s*){1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Outlet();

    /// <summary>The outlet or its column before a headline: "The Quay | Bridge closed to lorries".</summary>
    [GeneratedRegex(@"^\s*(?:\p{Lu}[\w.&'-]*(?:\s\p{Lu}[\w.&'-]*){0,2}|\p{Ll}+\+)\s+\|\s+(?=\S+(?:\s+\S+){3})", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingOutlet();

    /// <summary>A name in quotation marks and nothing else, every longer word of it with a capital: an exhibition, a book, a film.</summary>
    [GeneratedRegex(@"^[‘'""\u201C«](?:\p{Lu}[\p{L}\d'’-]*[:,.!?]?|\p{Ll}{1,4}|\d+)(?:\s(?:\p{Lu}[\p{L}\d'’-]*[:,.!?]?|\p{Ll}{1,4}|\d+))*[’'""\u201D»]$", RegexOptions.CultureInvariant)]
    private static partial Regex NameOfWork();

    [GeneratedRegex(@"^\s*(?:LIVE|WATCH|VIDEO|PHOTOS?|OPINION|ANALYSIS|EXCLUSIVE|UPDATE \d*)\s*[:|-]\s*|" + Paid + @"", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Broadcast();

    [GeneratedRegex(Paid, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Advertisement();
}
