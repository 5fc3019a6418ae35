using System.Globalization;
using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>Makes false sentences from true ones, each false in one way. Seeded by its caller.</summary>
internal sealed partial class Spoiler(SpoilerPool pool)
{
    /// <summary>The sentence, false in this way; null where it has nothing to spoil so.</summary>
    public string? Spoil(SpoiledKind kind, TrueSentence sentence, Random random)
    {
        var text = sentence.Text;
        var spoiled = kind switch
        {
            SpoiledKind.Number => Replace(text, Number(), random, match => OtherNumber(match.Value, random)),
            SpoiledKind.Unit => Exchanges.Unit(text, random) ?? Replace(text, Currency(), random, match => match.Value == "$" ? "€" : "$"),
            SpoiledKind.Name => Replace(text, NamePattern.Run(), random, match => pool.Other(match.Value, sentence.Source, random)),
            SpoiledKind.Role => Role(text, random),
            SpoiledKind.Speaker => Replace(text, Speaker(), random, match => pool.Other(match.Value, sentence.Source, random)),
            SpoiledKind.Negation => Negate(text, random),
            SpoiledKind.Hedge => Exchanges.Hedge(text, random),
            SpoiledKind.Date => Exchanges.Date(text, random),
            SpoiledKind.Place => Replace(text, Place(), random, match => pool.Other(match.Value, sentence.Source, random)),
            SpoiledKind.Comparison => Exchanges.Comparison(text, random),
            SpoiledKind.Cause => Exchanges.Cause(text, random),
            _ => Quotation(text, sentence.Source, random),
        };
        return spoiled is null || spoiled == text || sentence.Source.Contains(spoiled, StringComparison.OrdinalIgnoreCase) ? null : spoiled;
    }

    private static string? Replace(string text, Regex pattern, Random random, Func<Match, string?> other)
    {
        var matches = pattern.Matches(text);
        if (matches.Count == 0) return null;
        var match = matches[random.Next(matches.Count)];
        return other(match) is { } word ? string.Concat(text.AsSpan(0, match.Index), word, text.AsSpan(match.Index + match.Length)) : null;
    }

    private static string? OtherNumber(string number, Random random)
    {
        if (!double.TryParse(number, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value == 0) return null;
        if (number.Contains('.', StringComparison.Ordinal)) return (value * (1.15 + random.NextDouble())).ToString("0.0", CultureInfo.InvariantCulture);
        var other = value < 10 ? (value + random.Next(1, 7)) : Math.Round(value * (random.Next(2) == 0 ? 1.1 + random.NextDouble() : 0.3 + (random.NextDouble() * 0.6)));
        return other == value ? null : other.ToString(number.Contains(',', StringComparison.Ordinal) ? "#,0" : "0", CultureInfo.InvariantCulture);
    }

    /// <summary>Who did it and to whom it was done, exchanged; not two of a list, nor a name and its place.</summary>
    private static string? Role(string text, Random random)
    {
        var names = NamePattern.Run().Matches(text).Concat(NamePattern.Opening().Matches(text)).OrderBy(match => match.Index).ToList();
        var pairs = names.Zip(names.Skip(1)).Where(pair => !pair.First.Value.Contains(pair.Second.Value, StringComparison.Ordinal) && !pair.Second.Value.Contains(pair.First.Value, StringComparison.Ordinal) && pair.First.Index + pair.First.Length < pair.Second.Index && Between(pair) is { Length: > 2 } between && !Equal().IsMatch(between)).ToList();
        if (pairs.Count == 0) return null;
        var (one, two) = pairs[random.Next(pairs.Count)];
        return string.Concat(text[..one.Index], two.Value, text[(one.Index + one.Length)..two.Index], one.Value, text[(two.Index + two.Length)..]);

        string Between((Match First, Match Second) pair) => text[(pair.First.Index + pair.First.Length)..pair.Second.Index];
    }

    private static string? Negate(string text, Random random)
    {
        if (Negated().Match(text) is { Success: true } negated) return text.Remove(negated.Index, negated.Length);
        return Replace(text, Auxiliary(), random, match => match.Value + " not");
    }

    private static string? Quotation(string text, string source, Random random)
    {
        var quotations = Quoted().Matches(text);
        if (quotations.Count == 0) return null;
        var quotation = quotations[random.Next(quotations.Count)];
        var words = LongWord().Matches(quotation.Value);
        var others = LongWord().Matches(source).Select(match => match.Value).Where(word => !quotation.Value.Contains(word, StringComparison.OrdinalIgnoreCase)).ToList();
        if (words.Count == 0 || others.Count == 0) return null;
        var old = words[random.Next(words.Count)];
        return text.Remove(quotation.Index + old.Index, old.Length).Insert(quotation.Index + old.Index, others[random.Next(others.Count)].ToLowerInvariant());
    }

    [GeneratedRegex(@"(?<![\p{L}\d.,])\d{1,3}(?:,\d{3})+(?![\d.,]\d)|(?<![\p{L}\d.,/-])(?!(?:19|20)\d\d(?!\d))\d+(?:\.\d+)?(?![\d/-])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"[$€£](?=\s?\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Currency();

    [GeneratedRegex(@"(?<![\p{L}-])(?!(?:He|She|They|It|We|I|You|Who|Some|Many|Others|The|This|That)\b)[A-Z][\p{L}-]+(?: [A-Z][\p{L}-]+)*(?= (?:said|says|told|announced|warned|argued|added|denied|confirmed|claimed|reported|called|asked|wrote)\b)|(?<=(?:according to|said|says|told) )[A-Z][\p{L}-]+(?: [A-Z][\p{L}-]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Speaker();

    [GeneratedRegex(@"(?<= (?:in|at|near|from|outside|around|to|across|off) )[A-Z][\p{L}-]+(?: [A-Z][\p{L}-]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\band\b|\bor\b|\bwith\b|\bmet\b|\bversus\b|^ (?:of|for|in) $|^, ?$|^, (?:who|which)", RegexOptions.CultureInvariant)]
    private static partial Regex Equal();

    [GeneratedRegex(@" not\b| never\b|n['’]t\b", RegexOptions.CultureInvariant)]
    private static partial Regex Negated();

    [GeneratedRegex(@"(?<= )(?:is|are|was|were|will|can|could|would|should|has|have|had|did|does|may|might)(?= [a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Auxiliary();

    [GeneratedRegex(@"(?<=[“""])[^“”""]{12,}(?=[”""])", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<!\p{L})[a-z]{4,}(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex LongWord();
}
