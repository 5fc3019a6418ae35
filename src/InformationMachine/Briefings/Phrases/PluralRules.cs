using System.Globalization;

namespace InformationMachine.Briefings.Phrases;

/// <summary>
/// Which form of a phrase goes with a whole number. The rules of each language are those of CLDR, in CLDR's own notation (Unicode
/// Technical Standard #35, part 3, "Language Plural Rules"), such as <c>i % 10 = 2..4 and i % 100 != 12..14</c>. Of its operands <c>n</c> and
/// <c>i</c> are the number; those that speak of decimals (<c>v w f t c e</c>) are 0.
/// </summary>
internal sealed class PluralRules
{
    /// <summary>The category of every number that no rule names.</summary>
    public const string Other = "other";

    private readonly List<(string Category, Relation[][] Alternatives)> _rules;

    private PluralRules(List<(string, Relation[][])> rules) => _rules = rules;

    /// <param name="rules">The condition of each category but <see cref="Other"/>.</param>
    /// <exception cref="FormatException">A condition is not in CLDR's notation.</exception>
    public static PluralRules Parse(IReadOnlyDictionary<string, string> rules) =>
        new([.. rules.Select(rule => (rule.Key, rule.Value.Split(" or ").Select(all => all.Split(" and ").Select(Relation.Parse).ToArray()).ToArray()))]);

    /// <summary>The category of a number: zero, one, two, few, many or other.</summary>
    public string Category(int number)
    {
        foreach (var (category, alternatives) in _rules)
        {
            if (Array.Exists(alternatives, all => Array.TrueForAll(all, relation => relation.Holds(number)))) return category;
        }

        return Other;
    }

    /// <summary>One comparison: an operand, perhaps modulo something, with numbers and ranges.</summary>
    private sealed record Relation(bool IsOfNumber, int Modulus, bool IsNegated, (int From, int To)[] Ranges)
    {
        public static Relation Parse(string text)
        {
            var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var modulus = parts is [_, "%", var by, ..] ? Number(by, text) : 0;
            if (parts is not [[var operand], .., "=" or "!=", _] || parts.Length != (modulus == 0 ? 3 : 5) || !"niwvftce".Contains(operand))
                throw new FormatException($"'{text}' is no plural rule: write one as CLDR does, such as 'i % 10 = 2..4'.");
            return new Relation(operand is 'n' or 'i', modulus, parts[^2] == "!=", [.. parts[^1].Split(',').Select(range => Range(range, text))]);
        }

        public bool Holds(int number)
        {
            var value = IsOfNumber ? number : 0;
            if (Modulus > 0) value %= Modulus;
            return Array.Exists(Ranges, range => value >= range.From && value <= range.To) != IsNegated;
        }

        private static (int, int) Range(string range, string text)
        {
            var ends = range.Split("..");
            return (Number(ends[0], text), Number(ends[^1], text));
        }

        private static int Number(string digits, string text) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{digits}' in the plural rule '{text}' is no number.");
    }
}
