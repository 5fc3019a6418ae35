using System.Collections.Frozen;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Writing;

/// <summary>
/// The language of a thread: what its posts are written in, otherwise what most of them declare. Texts come first, because a feed's
/// declaration is often its software's default. Told by script, and among languages of the Latin script by their commonest words; that
/// is sure within a few sentences, and where it is not, nothing is claimed.
/// </summary>
internal static class ThreadLanguage
{
    private const int MaximumCharacters = 8_000;
    private const int FewestWords = 10;
    private const double LeastShare = 0.12;

    /// <summary>One word over and over proves no language: names hold "la", code holds "do".</summary>
    private const int FewestDifferent = 4;
    private const double ClearLead = 1.4;

    /// <summary>In a few lines fewer words must do, with less doubt about whose they are.</summary>
    private const int ShortText = 60;
    private const int FewestDifferentInShort = 3;
    private const int FewestKnownInShort = 2;
    private const double ClearLeadInShort = 2;

    /// <summary>What a word is worth that tells its language by a letter only, beside one that is known.</summary>
    private const double LetterWeight = 0.5;
    private const double LeastOfScript = 0.5;

    private static readonly FrozenDictionary<string, string[]> Common = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["en"] = "the of and to in is that for it with as was on are be by this have from at not but they his an has had were which you their we or been will would who more can about into its than what when your our after all one how says said",
        ["de"] = "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei ihr wir wenn doch kein keine unser unsere ihre ihrem ihren seine wieder gegen jetzt mit neue neuen neuer gibt soll will kann können werden hier alle diese dieser dieses heute seit weil wo unter vor ohne bereits schon jahr jahren vom beim ab ins ohne sehr dann dort",
        ["fr"] = "de la le et les des en un du une que est pour qui dans par plus pas sur au avec ce il ne se sont son cette aux d l qu s n mais ou ont comme être fait été deux nous vous leur elle ces sa à c où j on je tout tous toute toutes très encore après avant sans sous contre chez faut peut dit depuis selon voici notre votre leurs mes aussi",
        ["es"] = "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante es está son fue ha hoy según años año puede pueden sus nuestra nuestro todos todas otra otro tras antes después hace ser",
        ["it"] = "di che e la il un a per in una sono non con del si da come le dei nel alla lo più gli al della anche ma i dal se della è ha nella delle ai questo l dell un cui degli sul o ci all stato sua suo suoi dopo prima ancora tra fra ogni tutto tutti tutte anni anno essere fatto nuovo nuova chi dove quando",
        ["pt"] = "de a que o e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos são foi está você você vocês seus suas após antes ainda entre sobre anos ano pode podem ter ser fazer tudo todos nossa nosso",
        ["nl"] = "de van het een en in is dat op te zijn met voor niet aan er die door ook als bij maar om uit naar dan werd nog wordt of hij heeft kan worden meer over hun ze wel dit deze was geen tot je wij zich al onze jullie deze zijn haar waar wie wat hoe nieuwe jaar tegen onder sinds alleen weer veel gaat moet",
        ["sv"] = "och att det i en som är på för av med den till inte har de om ett var jag men från vi så kan man när år hur under också efter eller nu sig där vid mot ska skulle alla vill ha då andra vad mycket får här blir sitt sin sina fick får någon något några denna dessa detta blev varit mellan före utan över hos varför vilka vill dig dem år åren idag ny nya kommer",
        ["da"] = "og at det i en er på for af med den til ikke har de som et var jeg men fra vi så kan der om efter også eller nu sig ved mod skal alle blev hvor når hun han ud op blive være bliver siger havde hvad sit sin sine fik får nogen noget denne disse dette blevet været mellem før uden over hos hvorfor hvilke år idag ny nye kommer",
        ["no"] = "og det i en er på for av med den til ikke har de som et var jeg men fra vi så kan om etter også eller nå seg ved mot skal alle ble hvor når hun han ut opp bli være blir sier hadde hva å sitt sin sine fikk får noen noe denne disse dette blitt vært mellom før uten over hos hvorfor hvilke år ny nye kommer",
        ["fi"] = "ja on ei että se oli ovat myös kun mutta hän niin kuin joka sen vain tai mitä jos nyt hänen siitä ne tämä olla mukaan jälkeen vuoden kanssa ole voi",
        ["pl"] = "i w na z do się nie to jest że o od za po jak przez dla są ale był co ma być tym tego czy już lub oraz może które który także jego tylko",
        ["tr"] = "ve bir bu da de için ile olarak çok daha olan gibi kadar ne ama en sonra var o olduğu ise mi ya her diye değil göre şey",
        ["ro"] = "și de în a la cu pe din nu că o un este pentru mai care au fost sa ce s prin după iar lui sunt fi cel",
        ["cs"] = "na se je že i ve pro za by jako po si ale jsou od který jeho byl které při podle nebo jsem však bude",
        ["id"] = "yang dan di ini dengan untuk dari pada tidak dalam akan itu ke juga adalah oleh atau sebagai telah bisa mereka ada karena lebih saat tahun",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' ').Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>A word's languages; one that many know tells little.</summary>
    private static readonly FrozenDictionary<string, string[]> Speakers = Common.SelectMany(language => language.Value.Distinct(StringComparer.Ordinal).Select(word => (word, language.Key)))
        .GroupBy(item => item.word, StringComparer.Ordinal).ToFrozenDictionary(word => word.Key, word => word.Select(item => item.Key).Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>Letters of the Latin script that few languages have.</summary>
    private static readonly FrozenDictionary<char, string[]> Letters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ä"] = "de sv fi",
        ["ö"] = "de sv fi tr",
        ["ü"] = "de tr",
        ["ß"] = "de",
        ["å"] = "sv da no",
        ["æø"] = "da no",
        ["éêèàç"] = "fr it pt",
        ["ùœîï"] = "fr it",
        ["ñ¿"] = "es",
        ["óíú"] = "es pt",
        ["ãõ"] = "pt",
        ["ò"] = "it",
        ["ąęłńśźż"] = "pl",
        ["ğış"] = "tr",
        ["șță"] = "ro",
        ["čěřšůž"] = "cs",
    }.SelectMany(pair => pair.Key.Select(letter => (letter, pair.Value.Split(' ')))).ToFrozenDictionary(item => item.letter, item => item.Item2);

    /// <summary>The languages it tells without a declaration.</summary>
    public static IReadOnlyList<string> Told { get; } = [.. Common.Keys.Concat(Scripts.Told).Order(StringComparer.Ordinal)];

    /// <summary>The language as two letters, or three as declared; null where neither words nor declarations tell.</summary>
    public static string? Of(IReadOnlyList<Post> posts)
    {
        var declared = Declared(posts);
        return Of(Sample(posts), declared) ?? declared;
    }

    /// <summary>The language of a text; null where it is too short or too mixed to say.</summary>
    /// <param name="text">The text.</param>
    /// <param name="declared">What decides between languages that share a script.</param>
    public static string? Of(string text, string? declared = null)
    {
        var letters = text.Count(char.IsLetter);
        if (letters == 0) return null;
        var latin = text.Count(c => char.IsLetter(c) && (c < '\u0250' || c is >= '\u1E00' and <= '\u1EFF'));
        return latin >= LeastOfScript * letters ? ByWords(text) : Scripts.LanguageOf(text, letters, declared);
    }

    private static string? ByWords(string text)
    {
        var scores = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var spelled = new Dictionary<string, int>(StringComparer.Ordinal);
        var count = 0;
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = start;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            if (end == start) continue;
            count++;
            var word = text[start..end].ToLowerInvariant();
            var weight = 1.0;
            if (!Speakers.TryGetValue(word, out var speakers))
            {
                if (Spellers(word) is not { } spellers) continue;
                (speakers, weight) = (spellers, LetterWeight);
                foreach (var language in spellers) spelled[language] = spelled.GetValueOrDefault(language) + 1;
            }

            seen.Add(word);
            foreach (var language in speakers) scores[language] = scores.GetValueOrDefault(language) + (weight / speakers.Length);
        }

        if (count < FewestWords || scores.Count == 0) return null;
        var ranked = scores.OrderByDescending(score => score.Value).ToList();
        var (best, most) = ranked[0];
        var second = ranked.Count > 1 ? ranked[1].Value : 0;
        var known = Common[best].Count(seen.Contains);
        if (most >= LeastShare * count && most >= ClearLead * second && known >= FewestDifferent) return best;
        return count <= ShortText && most >= LeastShare * count && most >= ClearLeadInShort * second && known + spelled.GetValueOrDefault(best) >= FewestDifferentInShort && known >= FewestKnownInShort ? best : null;
    }

    /// <summary>The languages that a word's letters allow, where they tell: "ø" is Danish or Norwegian.</summary>
    private static string[]? Spellers(string word)
    {
        string[]? left = null;
        foreach (var letter in word)
        {
            if (letter < 128 || !Letters.TryGetValue(letter, out var spellers)) continue;
            left = left is null ? spellers : [.. left.Intersect(spellers, StringComparer.Ordinal)];
        }

        return left is { Length: > 0 } ? left : null;
    }

    /// <summary>True where a post is surely in another language than the one named.</summary>
    public static bool IsOther(Post post, string language) =>
        Of(Trimmer.Text($"{post.Title}\n{post.Text}"), post.Language?.Split('-', '_')[0].ToLowerInvariant()) is { } own && own != language && !(own is "da" or "no" && language is "da" or "no");

    /// <summary>A little of every post, so that the longest does not speak for all.</summary>
    private static string Sample(IReadOnlyList<Post> posts)
    {
        var each = Math.Max(80, MaximumCharacters / Math.Max(1, posts.Count));
        return string.Join('\n', posts.Take(MaximumCharacters / 80).Select(post => Trimmer.Text($"{post.Title}\n{post.Text}")).Select(text => text.Length <= each ? text : text[..each]));
    }

    private static string? Declared(IReadOnlyList<Post> posts) =>
        posts.Select(post => post.Language?.Split('-', '_')[0].ToLowerInvariant()).OfType<string>().Where(language => language.Length is 2 or 3)
            .GroupBy(language => language, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Count() * 2 > posts.Count)?.Key;
}
