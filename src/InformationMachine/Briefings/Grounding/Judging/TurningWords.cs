using System.Collections.Frozen;

namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>English words by which the judge sees how sure a sentence is and what it gives as a cause.</summary>
internal static class TurningWords
{
    private static readonly FrozenSet<string> Doubt = Set("""
        may might could would should can perhaps maybe possibly possible probable probably likely unlikely potential potentially apparent apparently
        alleged allegedly reported reportedly supposed supposedly suspected suspect expected expects believed believe believes thought appears appear
        appeared seems seem seemed suggests suggest suggested claims claim claimed unconfirmed unclear rumoured rumored estimated plans planned plan
        hopes hope hoped considering proposed propose aims aim intends if unless whether about around nearly almost roughly approximately
        """);

    private static readonly FrozenSet<string> Causes = Set("""
        because due since therefore hence thus caused causes cause causing led leads leading resulted results resulting prompted prompting triggered
        owing despite although though thanks blamed consequently
        """);

    public static bool IsDoubt(string word) => Doubt.Contains(word);

    public static bool IsCause(string word) => Causes.Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
