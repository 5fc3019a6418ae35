using System.Collections.Frozen;

namespace InformationMachine.Text;

/// <summary>
/// By which words and letters languages of the Latin script are told. The rarer ones are kept apart: their short words are also parts and
/// names in texts of the others, so that they are believed only where words of their own speak for them, and never weaken the others.
/// </summary>
/// <param name="Words">The commonest words of each language.</param>
/// <param name="Letters">Letters that few languages have, with those.</param>
internal sealed record CommonWords(FrozenDictionary<string, string[]> Words, FrozenDictionary<char, string[]> Letters)
{
    private static readonly Dictionary<string, string> WidespreadWords = new(StringComparer.Ordinal)
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
        ["cs"] = "na se je že i ve pro za by jako po si ale jsou od který která jeho byl byla bylo které při podle nebo jsem však bude dnes než letos není také už jen tak když protože před roku let řekl uvedl ještě jejich této tím má může více mezi",
        ["id"] = "yang dan di ini dengan untuk dari pada tidak dalam akan itu ke juga adalah oleh atau sebagai telah bisa mereka ada karena lebih saat tahun",
    };

    private static readonly Dictionary<string, string> RarerWords = new(StringComparer.Ordinal)
    {
        ["hu"] = "a az és hogy nem is egy ez volt de meg csak már mint van ha azt el vagy még lesz szerint aki amely ami után között lehet sem ki be fel új ezt azonban pedig kell minden most majd így annak mert több években évben nagy első két ma ezzel ők",
        ["sk"] = "na sa je že do pre ako po by to ktorý ktorá ktoré ktorí aj ale od za podľa bol bola bolo boli sú nie tak už pri alebo jeho má ich však keď môže len čo si bude pred medzi tento táto roku rok povedal treba ešte viac dnes",
        ["hr"] = "i u je da se na za su od s koji što to ne o iz kao će a ali nije bi sa te samo koja koje bio do kako ili nakon prema još biti više sve godine ima ovo bila rekao može kada jer nego protiv danas dok nisu",
        ["sl"] = "in je na da se za so ki ne pa bo tudi po od iz kot bi še ali kar do med pri ko bil že ter lahko več vse pred zaradi leta to bila ni jih vendar tem svoje biti smo danes dejal čez",
        ["vi"] = "và của là có trong được cho không với các một những người đã này khi để từ ở ra năm đến tại cũng về sẽ vào như nhiều theo nhưng sau trên đang hay còn bị rằng phải do thì ông việc vì hôm nay",
        ["ca"] = "de la i el que a en les els per un una del amb és no es al dels va ha més com són aquest aquesta seva seu però ser també quan on sobre fins entre molt han hi ho pel tots si perquè després dos sense segons avui any anys",
        ["et"] = "ja on ei et see oli kui ka ta mis aga oma või siis veel juba nii seda selle ning pärast välja kes aasta aastal üle olnud mitte ainult väga eest ole kuid kõik enne kuidas täna praegu uus uue vastu saab sest",
        ["lt"] = "ir kad į iš su tai o yra kaip buvo bei jo ne už pagal apie po tik bus per ar nuo metų iki kai jų jau savo dėl taip pat kuris kurie tačiau bet gali šio šiandien dar turi jos nes",
        ["lv"] = "un ir ka no ar par uz bet kas kā tas lai pie pēc gada viņš arī tika ne vai to nav bija tiek gan kurā jau līdz tikai šo vēl ja būs kurš savu taču pat gadā šodien viņa jo pār",
    };

    private static readonly Dictionary<string, string> WidespreadLetters = new(StringComparer.Ordinal)
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
    };

    private static readonly Dictionary<string, string> AllLetters = new(StringComparer.Ordinal)
    {
        ["ä"] = "de sv fi et",
        ["ö"] = "de sv fi tr hu et",
        ["ü"] = "de tr hu et",
        ["ß"] = "de",
        ["å"] = "sv da no",
        ["æø"] = "da no",
        ["éêèàç"] = "fr it pt ca",
        ["ùœîï"] = "fr it",
        ["ñ¿"] = "es",
        ["óíú"] = "es pt ca cs hu sk",
        ["ã"] = "pt",
        ["õ"] = "pt et",
        ["ò"] = "it ca",
        ["ąęłńśźż"] = "pl",
        ["ğış"] = "tr",
        ["șț"] = "ro",
        ["ă"] = "ro vi",
        ["ěřů"] = "cs",
        ["čšž"] = "cs sk hr sl lt lv",
        ["őű"] = "hu",
        ["ľĺŕôť"] = "sk",
        ["ćđ"] = "hr",
        ["ėįųū"] = "lt",
        ["āēīķļņģ"] = "lv",
        ["ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"] = "vi",
    };

    /// <summary>Those that many texts are in.</summary>
    public static CommonWords Widespread { get; } = Of(WidespreadWords, WidespreadLetters);

    /// <summary>All of them.</summary>
    public static CommonWords All { get; } = Of(WidespreadWords.Concat(RarerWords), AllLetters);

    /// <summary>A word's languages; one that many know tells little.</summary>
    public FrozenDictionary<string, string[]> Speakers { get; } = Words.SelectMany(language => language.Value.Select(word => (word, language.Key)))
        .GroupBy(item => item.word, StringComparer.Ordinal).ToFrozenDictionary(word => word.Key, word => word.Select(item => item.Key).Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>The languages that a word's letters allow, where they tell: "ø" is Danish or Norwegian.</summary>
    public string[]? Spellers(string word)
    {
        string[]? left = null;
        foreach (var letter in word)
        {
            if (letter < 128 || !Letters.TryGetValue(letter, out var spellers)) continue;
            left = left is null ? spellers : [.. left.Intersect(spellers, StringComparer.Ordinal)];
        }

        return left is { Length: > 0 } ? left : null;
    }

    private static CommonWords Of(IEnumerable<KeyValuePair<string, string>> words, Dictionary<string, string> letters) => new(
        words.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' ').Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal),
        letters.SelectMany(pair => pair.Key.Select(letter => (letter, pair.Value.Split(' ')))).ToFrozenDictionary(item => item.letter, item => item.Item2));
}
