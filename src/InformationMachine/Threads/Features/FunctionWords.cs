using System.Collections.Frozen;

namespace InformationMachine.Threads.Features;

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

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words =
        $"{English} {Others}".Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Words.Contains(word);
}
