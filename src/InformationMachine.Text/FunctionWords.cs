using System.Collections.Frozen;

namespace InformationMachine.Text;

/// <summary>
/// Words that carry grammar rather than a story, in the languages most feeds are written in. Others fade through their frequency
/// in the operator's own stream; these are here because a young stream has not learned them yet.
/// </summary>
internal static class FunctionWords
{
    private const string English =
        """
        a about after again all also am an and any are as at be because been before being but by can could did do does doing don down
        for from get got had has have having he her here hers him his how i if in into is it its just let like may me might more most
        must my no nor not now of off on once one only or other our out over own re said same say says she should so some such than
        that the their them then there these they this those through to too under until up us very via was we were what when where
        which while who whom why will with would yes you your yours im ive dont cant didnt isnt wont thats amp rt new
        """;

    private const string Others =
        """
        al algo como con cuando de del desde donde el ella en entre era es esta este esto fue ha han hasta hay la las le les lo los mas
        me mi muy nada ni nos o para pero por porque que quien se ser si sin sobre son su sus te tiene todo tu un una uno y ya yo
        ao aos as com da das do dos ele eles em foi isso ja mais mas nao na nas no nos ou pela pelo por pra qual sao seu sua tem um uma
        che chi ci come cosa cui dal dalla degli dei del della delle di gli ho il io ma ne nei nel nella non per piu quando questa
        questo sono sua sul sulla tra un una
        au aux avec c ce ces cette d dans des du elle et eux il ils je l leur leurs lui mais meme mes moi mon ne notre nous on ont ou
        par pas plus pour qu qui sa sans ses son sont sur ta tes toi ton tous tout une vos votre vous est etait
        aber als am an auch auf aus bei bin bis das dass dem den der des die doch durch ein eine einem einen einer es fur hat ich ihr
        im ist kann mit nach nicht noch nur oder sein sich sie sind so und unter vom von vor war was wenn wie wir wird zu zum zur
        aan bij dat deze die dit een en er haar heeft het hij hoe ik maar met naar niet ook op te uit van voor wat wel werd zijn
        ang ay ko mga mo na ng ni nila po sa si
        """;

    // Without accents, as the tokenizer leaves Latin letters; without words that are a name or mean something elsewhere, such as men, jos or care.
    private const string Northern =
        """
        och att det som av inte jag fran nar hur ocksa efter eller sig ska skulle andra mycket
        blir bli blev deras hennes varit kommer finns dessa denna ingen nagon nagot nagra utan innan mellan
        redan sina sitt hade genom enligt
        og til ikke fra ogsa også etter hvor hvad hva hvordan hvorfor skal ble vaere være vært blevet blitt bliver siger sier havde hadde
        noget nogle deres hendes hennes disse jeg du hun nå når så være efter sammen mellem mellom
        etta ovat myos mutta niin kuin joka vain tai mita siita ne olla mukaan jalkeen hanen kanssa
        joita jotka miksi olisi hanelle sitten tassa tata
        """;

    private const string Eastern =
        """
        nie jest ze przez dla byl byla bylo tego czy lub oraz moze ktory ktora ktore ktorych takze ich tylko
        sie bedzie zostal zostala przed przy jednak
        jsou jsem byl byla bylo byli ktere ktery kteri ktera podle nebo vsak bude jeho jejich aby ktore ktori alebo boli
        egy hogy nem vagy mint ezt azt szerint pedig
        pentru dupa fost acest aceasta intre
        kao ili bilo koji koja koje nije
        icin ile olarak cok daha olan gibi kadar sonra diye degil sey olduğu ise
        dengan untuk pada tidak dalam akan juga adalah oleh atau sebagai telah bisa karena saat mereka
        """;

    private const string OtherScripts =
        """
        и в не на я что с он как это по но они мы за из у от так же для вы его к то все а о бы было быть или при до уже только еще если их
        она того этом этот эта эти чтобы также после был была были будет который которая которые может нет ли со об во
        й що як це та від про але його він вона вони ми був було є який яка які щоб під час після вже
        και το της του η ο να που με για από στο στη οι τα τον την δεν είναι ότι στην στον ένα μια θα σε ως
        في من على إلى أن عن مع هذا هذه التي الذي ما لا كان كما بعد قبل بين هو هي لم قد أو كل إن وقد كانت ذلك عند حتى خلال
        و در به از که این را با است برای آن یک خود تا بر هم می شد شده است کرد اما های ها نیز
        کے کی کا میں ہے اور سے کو پر نے ہیں یہ کہ اس کر بھی تھا تو جو ہو ایک نہیں گیا کیا وہ ان گی گا تھی تھے کرنے لیے ساتھ جا رہے رہا
        رہی اپنے بعد جس ہوئے ہونے ہوا گئی کرتے والے اب ہی تک کسی
        के की का में है और से को पर ने हैं यह कि इस कर भी था तो जो हो एक नहीं गया वह उन थी थे करने लिए साथ रहे रहा रही अपने बाद
        של על את זה לא הוא היא עם כי גם אל או יש כל אם רק אבל אני היה לו
        এবং এই ও করে থেকে জন্য একটি তার না হয় যে করা
        """;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words =
        $"{English} {Others} {Northern} {Eastern} {OtherScripts}".Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Words.Contains(word);
}
