using System.Text.RegularExpressions;
using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>Posts to candidates, weighted: idf over the thread's own sentences.</summary>
internal static partial class CandidateReader
{
    private const int MaximumUnitsPerPost = 40;
    private const int MaximumUnits = 1500;
    private const int ShortestHeadline = 12;
    private const int FewestWordsOfAnExclamation = 3;
    private const int MostWordsBehindHeadline = 4;

    /// <param name="posts">By publication time.</param>
    /// <param name="ledger">Is told what becomes of each sentence; null where nobody asks.</param>
    public static IReadOnlyList<CandidateSentence> Read(IReadOnlyList<Post> posts, SentenceLedger? ledger = null)
    {
        var units = new List<CandidateSentence>();
        var perPost = Math.Clamp(MaximumUnits / Math.Max(1, posts.Count), 3, MaximumUnitsPerPost);
        var language = ThreadLanguage.Of(posts);
        for (var i = 0; i < posts.Count; i++) units.AddRange(Shortened(OfPost(posts[i], i, language, ledger), perPost, ledger));
        units = Told(units, ledger);
        Formulas.Mark(units);
        Weigh(units);
        Accounts.Mark(units);
        Anchors.Mark(units);
        return LoweredSentences.WithoutRepeating(units, ledger);
    }

    /// <summary>Content words; scripts without blanks between words give pairs of characters.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = GroundingText.Content(text);
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (Trimmer.IsIdeograph(text[i]) && Trimmer.IsIdeograph(text[i + 1])) words.Add(text.Substring(i, 2));
        }

        if (words.Count == 0)
            words.AddRange(text.ToLowerInvariant().Split([' ', ',', '.', '!', '?', '،', '؛'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2));
        return words;
    }

    private static List<CandidateSentence> Told(List<CandidateSentence> units, SentenceLedger? ledger)
    {
        // Who has something to sell tells no story, unless nobody else does.
        var told = units.Where(unit => !Trimmer.IsAdvertisement(unit.Post.Title ?? "")).ToList();
        if (told.Count == 0) told = units;
        ledger?.LeaveOut(units, told, LeftOut.PaidPost);
        // Spoken words are told with who speaks or not at all; where a thread has nothing else, a page says at least that they are a quotation.
        var voiced = told.Where(unit => !unit.IsSpeakerless).ToList();
        if (!voiced.Exists(unit => !unit.IsTitle)) voiced = told;
        ledger?.LeaveOut(told, voiced, LeftOut.Speakerless);
        var once = RepeatedText.Without(voiced);
        ledger?.LeaveOut(voiced, once, LeftOut.Boilerplate);
        return LoweredSentences.Without(once, ledger);
    }

    private static List<CandidateSentence> Shortened(List<CandidateSentence> units, int most, SentenceLedger? ledger)
    {
        if (units.Count <= most) return units;
        var kept = units[..most];
        ledger?.LeaveOut(units, kept, LeftOut.Limit);
        return kept;
    }

    private static List<CandidateSentence> OfPost(Post post, int index, string? language, SentenceLedger? ledger)
    {
        var position = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var units = new List<CandidateSentence>();
        var voice = new Voice(post, language);
        var title = SentenceFilter.Headline(voice.Unmarked(post.Title ?? ""), post.Author, out var isLabel);
        var headline = title.Text;
        if (headline is null && post.Title is { } removed) ledger?.LeaveOut(post, removed, title.Rule!);
        if (headline is not null && seen.Add(GroundingText.Flat(headline))) units.Add(CreateTitle(headline, post, index, position++, isLabel, title.Words, voice));
        var afterQuestion = false;
        var steps = Listings.Steps(post.Text);
        var sentences = Discourse.Joined(Passages.Sentences(Trimmer.Text(voice.Unmarked(WithoutTitle(post))), (line, rule) => ledger?.LeaveOut(post, line, rule)));
        units.ForEach(unit => ledger?.Add(unit));
        for (var i = 0; i < sentences.Count; i++)
        {
            var (raw, isQuoted, isJoined) = sentences[i];
            var follows = afterQuestion;
            afterQuestion = Cues.IsQuestion(raw);
            var verdict = SentenceFilter.Sentence(raw);
            if (verdict.Text is not { } text || IsHeadlineAgain(text, headline) || (GroundingText.Flat(text) is { Length: > 0 } flat && !seen.Add(flat)))
            {
                ledger?.LeaveOut(post, raw, verdict.Text is null ? verdict.Rule! : LeftOut.SaidBefore);
                continue;
            }

            // Spoken words without who speaks are nobody's statement.
            var isSpeakerless = !isQuoted && Quotations.IsAll(text);
            if (isSpeakerless) (isQuoted, follows) = (true, true);
            // A step tells nothing without what it is a step of.
            var isStep = steps.Any(step => step.StartsWith(text.TrimEnd('.'), StringComparison.Ordinal));
            var after = afterQuestion && i + 1 < sentences.Count ? sentences[i + 1].Text : null;
            var isWhole = isJoined || Denial.IsMarked(text) || Quotations.HasSpeech(text);
            units.Add(Create(isQuoted ? Quoted(Ended(text)) : Ended(text), post, index, position++, raw, isQuoted, follows, isStep, after, isWhole, verdict.Words, voice, isSpeakerless));
            ledger?.Add(units[^1]);
        }

        // A post of a few words only is a name, as if they were its headline.
        if (units.Count == 0 && post.Title is null && SentenceFilter.Headline(post.Text.Split('\n')[0], post.Author, out isLabel) is { IsKept: true, Text: var name } && isLabel)
        {
            units.Add(CreateTitle(name!, post, index, position, isLabel, rule: null, voice));
            ledger?.Add(units[^1]);
        }

        return Speaking(units, ThreadLanguage.Of([post]) ?? language, ledger);
    }

    /// <summary>A tone between sentences tells nothing; where a post does nothing else it is its way of saying something.</summary>
    private static List<CandidateSentence> Speaking(List<CandidateSentence> units, string? language, SentenceLedger? ledger)
    {
        if (units.Exists(unit => !unit.IsTitle && !IsTone(unit, language)))
        {
            var speaking = units.Where(unit => unit.IsTitle || !IsTone(unit, language)).ToList();
            ledger?.LeaveOut(units, speaking, LeftOut.Tone);
            units = speaking;
        }

        LoweredSentences.WithoutClosing(units, ledger);
        return units;
    }

    /// <summary>In quotation marks, unless it has some.</summary>
    private static string Quoted(string text) => text.AsSpan().IndexOfAny('"', '\u201C', '\u201D') < 0 ? $"\u201C{text}\u201D" : text;

    /// <summary>Capitals throughout, or "Sorry for the inconvenience!". A short one that states a figure is news: "Harbour Maps 4.2 is out!".</summary>
    private static bool IsTone(CandidateSentence unit, string? language) =>
        Fragments.IsShouted(unit.Text) || (unit.Text.EndsWith('!') && unit.Words.Count < FewestWordsOfAnExclamation && !StatesFigure(unit.Text, language));

    private static bool StatesFigure(string text, string? language) =>
        language is not null && LanguageRules.All.Stating.TryGetValue(language, out var words) && LoneFigure().IsMatch(text) && words.HasVerb(text);

    /// <summary>A number that is part of no name, clock or address.</summary>
    [GeneratedRegex(@"(?<![\w@#/:.-])\d[\d.,]*(?![\w/:])", RegexOptions.CultureInvariant)]
    private static partial Regex LoneFigure();

    /// <summary>A body often begins with its headline; what follows a headline that ends in brackets or a mark would run into it.</summary>
    private static string WithoutTitle(Post post)
    {
        if (post.Title?.Trim() is not { Length: >= ShortestHeadline } title || char.IsLetterOrDigit(title[^1])) return post.Text;
        var text = post.Text.TrimStart();
        return text.Length > title.Length && text[title.Length] is ' ' or '\n' && text.StartsWith(title, StringComparison.Ordinal) ? text[title.Length..] : post.Text;
    }

    /// <summary>True for a text that is the headline once more, with the outlet's name or little else behind it.</summary>
    private static bool IsHeadlineAgain(string text, string? headline)
    {
        if (headline is null) return false;
        var (flat, title) = (GroundingText.Flat(text), GroundingText.Flat(headline));
        return title.Length >= ShortestHeadline && flat.StartsWith(title, StringComparison.Ordinal) && flat[title.Length..].Count(c => c == ' ') <= MostWordsBehindHeadline;
    }

    /// <summary>Posts often do without the last full stop; sentences in a row do not read well so.</summary>
    private static string Ended(string text) =>
        text.AsSpan().TrimEnd("\"'\u201C\u201D\u2019\u00BB)]* ") is [.., var last] && ((char.IsLetterOrDigit(last) && last < '\u0590') || last is '°' or '%' or '+') ? text + "." : text;

    private static CandidateSentence CreateTitle(string headline, Post post, int index, int position, bool isLabel, LanguageRule? rule, Voice voice) => new()
    {
        Text = Ended(headline),
        Post = post,
        PostIndex = index,
        Position = position,
        IsTitle = true,
        IsLabel = isLabel,
        LoweredBy = rule,
        IsLeaning = Cues.Leaning().IsMatch(headline),
        IsWhole = Denial.IsMarked(headline) || Quotations.HasSpeech(headline),
        Mark = voice.Mark,
        IsView = voice.IsView(headline, post.Title ?? ""),
        IsPersonal = voice.IsPersonal(headline),
        IsFirstPerson = voice.IsFirstPerson(headline),
        Speaker = voice.Speaker(headline),
        Words = Words(headline),
        Length = Length(headline),
    };

    private static CandidateSentence Create(string text, Post post, int index, int position, string raw, bool isQuoted, bool isReply, bool isStep, string? after, bool isWhole, LanguageRule? rule, Voice voice, bool isSpeakerless) => new()
    {
        Text = text,
        Post = post,
        PostIndex = index,
        Position = position,
        IsSpeakerless = isSpeakerless,
        IsLeaning = Cues.Leaning().IsMatch(raw.TrimStart()) || isReply || isStep || isQuoted || Cues.Leaning().IsMatch(text),
        NeedsAntecedent = isStep || (position > 0 ? Antecedent.IsNeeded(text) : post.Title is null && Antecedent.IsPronoun(text)) || Antecedent.IsAbsent(text),
        IsQuoted = isQuoted,
        IsReply = isReply,
        After = after,
        IsWhole = isWhole,
        Mark = voice.Mark,
        IsView = voice.IsView(text, raw),
        IsPersonal = voice.IsPersonal(text),
        IsFirstPerson = voice.IsFirstPerson(text),
        IsClaim = voice.IsClaim(text),
        Speaker = voice.Speaker(text),
        LoweredBy = rule,
        Words = Words(text),
        Length = Length(text),
    };

    /// <summary>Runs of letters and digits, so that neither a lone comma nor "world's" makes a text longer or shorter than it is counted elsewhere.</summary>
    private static int Length(string text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))) length++;
        }

        return length;
    }

    private static void Weigh(List<CandidateSentence> units)
    {
        var frequency = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in units.SelectMany(unit => unit.Words.Distinct(StringComparer.Ordinal))) frequency[word] = frequency.GetValueOrDefault(word) + 1;
        foreach (var unit in units)
        {
            var vector = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var word in unit.Words) vector[word] = vector.GetValueOrDefault(word) + Math.Log(1 + (units.Count / (double)frequency[word]));
            var length = Math.Sqrt(vector.Values.Sum(weight => weight * weight));
            unit.Vector = length == 0 ? vector : vector.ToDictionary(pair => pair.Key, pair => pair.Value / length, StringComparer.Ordinal);
        }
    }
}
