using System.Collections.Frozen;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>Pairs of words of which a thing is only one. English; compared by stem.</summary>
internal static class Opposites
{
    private static readonly FrozenSet<(string, string)> Pairs = """
        open closed, open close, opens closes, opened closed, rise fall, rises falls, rose fell, rising falling, increase decrease, increased decreased, increasing decreasing,
        raise lower, raised lowered, raises lowers, gain lose, gained lost, win lose, won lost, wins loses, accept reject, accepted rejected, accepts rejects,
        approve reject, approved rejected, approves rejects, support oppose, supports opposes, supported opposed, guilty innocent, alive dead, survived died,
        start stop, started stopped, begin end, began ended, resume halt, resumed halted, stay leave, stays leaves, stayed left, arrive depart, buy sell, bought sold,
        grow shrink, grew shrank, grows shrinks, growing shrinking, expand shrink, expanded shrank, cheaper dearer, faster slower, better worse, higher lower, more fewer,
        safe unsafe, legal illegal, true false, real fake, possible impossible, likely unlikely, early late, present absent, allow ban, allowed banned, allows bans,
        permit forbid, permitted forbidden, passed failed, passes fails, succeed fail, succeeded failed, confirm deny, confirmed denied, confirms denies, armed unarmed,
        fair unfair, just unjust, paid unpaid, dangerous safe, risky safe, secure insecure, lawful unlawful, legally illegally, right wrong, correct incorrect, valid invalid, agree disagree, agreed disagreed,
        agrees disagrees, approve disapprove, honest dishonest, effective ineffective, sufficient insufficient, adequate inadequate, responsible irresponsible,
        regular irregular, relevant irrelevant, mandatory optional, voluntary mandatory, voluntary compulsory, keep close, keeps closes, kept closed, keep drop, continue stop,
        continues stops, continued stopped, continue end, continues ends, continued ended, complete incomplete, public private, strong weak, full empty, sober drunk, asleep awake, standing sitting, up down, in out, on off, before after, with without
        """.Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split(' ')).Select(pair => (Stem(pair[0]), Stem(pair[1]))).Where(pair => pair.Item1.Length > 0 && pair.Item2.Length > 0 && pair.Item1 != pair.Item2).ToFrozenSet();

    /// <summary>"un" before fewer letters is mostly part of another word: under, union, unite.</summary>
    private const int ShortestNegated = 5;

    public static bool Are(string stem, string other) => Pairs.Contains((stem, other)) || Pairs.Contains((other, stem)) || IsNegated(stem, other) || IsNegated(other, stem);

    /// <summary>"unlicensed" and "licensed"; short words stand among the pairs.</summary>
    private static bool IsNegated(string stem, string other) =>
        other.Length >= ShortestNegated && stem.Length == other.Length + 2 && stem.StartsWith("un", StringComparison.Ordinal) && stem.EndsWith(other, StringComparison.Ordinal);

    private static string Stem(string word) => GroundingText.Content(word).FirstOrDefault() ?? "";
}
