using System.Text.RegularExpressions;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// The thread's headline: a post's own, or a sentence that reads like one, cut at a clause; of all these the one that says what the
/// others say and little else. Sticky: readers know a story by its headline, so another takes its place only where it is clearly better
/// or the headline is no longer true.
/// </summary>
internal static partial class HeadlineWriter
{
    private const double ClearlyBetter = 1.5;
    private const int MostWords = 14;
    private const double HalfLifeDays = 3;
    private const double LeastRecency = 0.1;

    /// <summary>A plan that has come about, and a title that only names its post, tell nobody what happened.</summary>
    private const double Gone = 0.3;
    private const double Ahead = 0.9;
    private const double Names = 0.4;

    /// <summary>Where so many of the newest posts begin by looking ahead, what is to come is the news.</summary>
    private const double ShareAhead = 0.25;

    private static readonly TimeSpan OneDay = TimeSpan.FromHours(24);
    private const int FewestWords = 4;

    /// <summary>"Introducing the night ferry" is the news of whoever has it.</summary>
    private const double Launch = 1.3;

    /// <summary>A few words more are better than half a sentence.</summary>
    private const int MostUncut = 18;
    private const int MaximumLength = 110;

    /// <summary>The words of an item of a list, with the comma before it.</summary>
    private const int LongestItem = 4;

    /// <summary>A headline should say nothing the others do not say, rather than all that they say.</summary>
    private const double Brief = 0.5;

    /// <summary>So many words tell enough to stand without the clause behind them.</summary>
    private const int FewestWordsOfClause = 7;

    public static string Write(IReadOnlyList<CandidateSentence> units, Briefing? previous, string? language = null)
    {
        var passed = Passed.In(units);
        var newest = units.Max(unit => unit.Post.PublishedAt);
        var leads = units.Where(unit => unit.Position == 0 && newest - unit.Post.PublishedAt < OneDay).ToList();
        var isAhead = leads.Count(unit => Passed.IsAhead(unit.Text)) >= ShareAhead * leads.Count;
        double Holds(CandidateSentence unit) => (passed.Contains(unit) || IsOfAnotherDay(unit, newest) ? Gone : !isAhead && Passed.IsAhead(unit.Text) ? Ahead : 1) * (unit.IsTitle && !Headlines.States(unit.Text, language) ? Names : 1) * Recency(newest - unit.Post.PublishedAt);
        var overtaken = Superseded.In(units);
        var standing = units.Where(unit => !overtaken.Contains(unit)).ToList();
        if (standing.Exists(unit => !unit.IsLabel)) units = standing;
        units = Stating(units);
        var named = units.Where(unit => unit.IsTitle || (unit.Position <= 1 && !unit.IsQuoted)).ToList();
        var candidates = Scored((named.Count > 0 ? named : units).Select(unit => (Unit: unit, Text: unit.IsWhole ? Stopped(unit.Text) : Cut(unit.Text))).ToList(), Holds);
        var best = candidates.OrderByDescending(candidate => candidate.Score).First();
        if (previous is null) return best.Text;
        var kept = candidates.Where(candidate => candidate.Text == previous.Title).Select(candidate => candidate.Score).DefaultIfEmpty(0).Max();
        return kept > 0 && best.Score <= kept * ClearlyBetter ? previous.Title : kept == 0 && units.Any(unit => unit.Text.Contains(previous.Title, StringComparison.Ordinal)) ? previous.Title : best.Text;
    }

    /// <summary>"Today" was another day when it was written.</summary>
    private static bool IsOfAnotherDay(CandidateSentence unit, DateTimeOffset newest) => unit.Day < DateOnly.FromDateTime(newest.UtcDateTime) && (Today().IsMatch(unit.Text) || Cues.RelativeDay().IsMatch(unit.Text));

    /// <summary>A headline is the page's own statement, or the news that its maker has: plain ones come before what somebody says of themselves or judges, and before spoken words.</summary>
    private static IReadOnlyList<CandidateSentence> Stating(IReadOnlyList<CandidateSentence> units)
    {
        var spoken = units.Where(unit => !Quotations.HasSpeech(unit.Text) && (!unit.IsWhole || unit.Text.Length <= MaximumLength)).ToList();
        if (!spoken.Exists(IsStatement)) return units;
        var plain = spoken.Where(unit => unit.Speaker is null && (unit.IsTitle || !unit.NeedsAntecedent)).Concat(spoken.Where(unit => unit.Speaker is not null && FirstPerson.IsLaunch(unit.Text))).ToList();
        return plain.Exists(IsStatement) ? plain : [.. spoken.Where(unit => !Cues.IsQuestion(unit.Text))];
    }

    private static bool IsStatement(CandidateSentence unit) => !unit.IsLabel && !unit.IsQuoted && !Cues.IsQuestion(unit.Text) && (unit.IsTitle || unit.Position <= 1);

    /// <summary>With who says it, where the words would pass for the page's own.</summary>
    private static string Attributed(CandidateSentence unit, string text) =>
        (unit.Speaker ?? unit.Account) is not { } speaker ? text : Quotations.In(text).Count > 0 ? $"{speaker}: {text}" : $"{speaker}: “{text}”";

    private static List<(string Text, double Score)> Scored(List<(CandidateSentence Unit, string Text)> headlines, Func<CandidateSentence, double> holds)
    {
        IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> texts = [.. headlines.Select(headline => (IReadOnlyList<IReadOnlyList<string>>)[Tokens.Of(headline.Text)])];
        var agreement = new Agreement(texts, words: 1, Brief);
        var candidates = headlines.SelectMany(headline => (headline.Unit.IsWhole ? [headline.Text] : Briefer(headline.Text)).Select(text => (headline.Unit, Text: text, Agreement: agreement.Of(Tokens.Of(text))))).ToList();
        var most = Math.Max(double.Epsilon, candidates.Max(candidate => candidate.Agreement));
        return [.. candidates.Select(candidate => (Attributed(candidate.Unit, candidate.Text), Score(candidate.Unit, candidate.Text, candidate.Agreement / most) * holds(candidate.Unit)))];
    }

    /// <summary>The headline, and what remains of it without a clause at its end.</summary>
    private static IEnumerable<string> Briefer(string text) =>
        Joint().Matches(text).Select(joint => (Clause: Stopped(text[..joint.Index]), Behind: text[joint.Index..]))
            .Where(cut => Words(cut.Clause) >= FewestWordsOfClause && IsHeadline(cut.Clause, cut.Behind)).Select(cut => cut.Clause).Prepend(text);

    /// <summary>A headline is as good as new for a day; then it loses half with every few days in which the story went on.</summary>
    private static double Recency(TimeSpan age) => Math.Max(LeastRecency, Math.Pow(0.5, Math.Max(0, age.TotalDays - 1) / HalfLifeDays));

    private static double Score(CandidateSentence unit, string text, double agreement)
    {
        var words = Words(text);
        var score = agreement + 0.05;
        if (unit.IsTitle) score *= 1.6;
        var isLaunch = FirstPerson.IsLaunch(text);
        if (!isLaunch && words is <= FewestWords or > MostWords) score *= 0.6;
        if (unit.IsLeaning) score *= 0.4;
        if (Cues.IsQuestion(unit.Text)) score *= 0.5;
        if (!unit.IsTitle && Personal().IsMatch(unit.Text)) score *= 0.6;
        if (Fragments.IsShouted(unit.Text)) score *= 0.4;
        if (unit.IsLabel && !isLaunch) score *= 0.6;
        if (unit.LoweredBy is not null) score *= 0.4;
        if (isLaunch) score *= Launch;
        else if (Cues.Announcement().IsMatch(text)) score *= 0.7;
        if (text.EndsWith('…') || text.EndsWith('!')) score *= 0.6;
        return score;
    }

    /// <summary>Short texts as they are; of longer ones the longest clause that stands for itself, otherwise as many words as fit.</summary>
    private static string Cut(string text)
    {
        text = Stopped(text);
        if (text.Length <= MaximumLength && Words(text) <= MostUncut) return text;
        if ((Clause(text, MostWords) ?? Clause(text, MostUncut)) is { } found) return found;
        if (text.Length <= MaximumLength) return text;
        var blank = text.LastIndexOf(' ', MaximumLength - 1);
        if (blank <= MaximumLength / 2) blank = char.IsHighSurrogate(text[MaximumLength - 2]) ? MaximumLength - 2 : MaximumLength - 1;
        return text[..blank].TrimEnd(',', ';', ':', ' ') + "…";
    }

    private static string? Clause(string text, int mostWords)
    {
        for (var end = Math.Min(text.Length, MaximumLength) - 1; end > 0; end--)
        {
            if (IsClauseEnd(text, end) && Stopped(text[..end]) is { } clause && Words(clause) <= mostWords && IsHeadline(clause, text[end..])) return clause;
        }

        return null;
    }

    private static string Stopped(string text) => Abbreviations.EndsIn(text) ? text : text.TrimEnd('.', ' ', ',', ';', ':', '。');

    private static bool IsClauseEnd(string text, int at) => text[at] is ';' or ':' or '—' or '–' or ',' && (at + 1 == text.Length || text[at + 1] == ' ');

    /// <summary>Long enough, quotations and brackets closed, and no subordinate clause that leaves the main one away.</summary>
    private static bool IsHeadline(string clause, string rest) =>
        Words(clause) > FewestWords && !Fragments.StopsShort(clause) && IsClosed(clause) && !EndsInList(clause, rest) && !(rest[0] == ',' && IsPartOfSentence(clause));

    /// <summary>Names in a row, or a clause that leaves the main one away.</summary>
    private static bool IsPartOfSentence(string clause) =>
        !HasPlainWord().IsMatch(clause) || (Subordinate().IsMatch(clause) && !clause.Contains(", ", StringComparison.Ordinal));

    /// <summary>"Bread, milk | , and honey": the end of a list is no end of a clause.</summary>
    private static bool EndsInList(string clause, string rest) => clause.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma && LastOfList().IsMatch(rest) && Words(clause[comma..]) <= LongestItem;

    private static bool IsClosed(string text) =>
        text.Count(c => c == '"') % 2 == 0 && Count(text, '\u201C') == Count(text, '\u201D') && Count(text, '(') == Count(text, ')') && Count(text, '\u2018') <= ClosingQuote().Count(text);

    private static int Count(string text, char wanted) => text.Count(c => c == wanted);

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    [GeneratedRegex(@"^(?:The (?:more|less|better|sooner|longer)|For|If|When|While|As|Although|Though|After|Before|In|On|At|With|Because|Since|Despite|Once|Until|Unless|Given|To|By|From|During|Under|Over|Among|Following|Speaking|According)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Subordinate();

    [GeneratedRegex(@"\btoday\b(?!['’]s\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Today();

    /// <summary>Not an apostrophe within a word.</summary>
    [GeneratedRegex(@"\u2019(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex ClosingQuote();

    /// <summary>Where a headline may end before its end: marks, and words that begin a circumstance. Not "as", which often begins what the verb needs.</summary>
    [GeneratedRegex(@"[;:—–]|,\s|\s(?=(?:amid|while|despite|following|ahead of)\s)|(?<!\b(?:named|days?|hours?|weeks?|months?|years?|minutes?|soon|shortly|long|right|just|only))\s(?=after\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Joint();

    [GeneratedRegex(@"^,\s+(?:and|or|und|oder|sowie|et|ou|y|o|e|och|eller|en|of|og|ja|tai|i|oraz|a|nebo|și|sau|ve|veya|dan|atau|и|или|та|або|και|ή)\s", RegexOptions.CultureInvariant)]
    private static partial Regex LastOfList();

    /// <summary>A row of names is no clause.</summary>
    [GeneratedRegex(@"\s\p{Ll}{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex HasPlainWord();

    /// <summary>Somebody speaks of themselves or of the text: no headline, which is about the story. "US" is a country.</summary>
    [GeneratedRegex(@"^(?:Today\b|In this\b|This (?:post|week|article|episode|is)\b)|\b(?:I|I['’]m|I['’]ve|we|we['’]re|we['’]ve|we['’]ll|our|my|(?-i:us))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Personal();
}
