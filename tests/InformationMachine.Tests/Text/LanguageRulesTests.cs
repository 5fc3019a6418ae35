using System.Text.RegularExpressions;
using InformationMachine.Tests.Docs;
using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

/// <summary>What a rule of language must bring to be one.</summary>
public sealed class LanguageRulesTests
{
    private const int MostRules = 60;
    private const int LongestPattern = 200;
    private const int FewestExamples = 2;

    public static TheoryData<string> Ids => [.. LanguageRules.All.Rules.Select(rule => rule.Id)];

    [Fact]
    public void Rules_are_few_and_have_names_of_their_own()
    {
        LanguageRules.All.Rules.Count.ShouldBeInRange(1, MostRules);
        LanguageRules.All.Rules.Select(rule => rule.Id).ShouldBeUnique();
        LanguageRules.All.Rules.ShouldAllBe(rule => Regex.IsMatch(rule.Id, "^[a-z]{2}/[a-z-]+$") && (rule.Scope == "sentence" || rule.Scope == "tail" || rule.Scope == "head"));
        LanguageRules.All.Rules.Select(rule => rule.Kind).Distinct().ShouldBeSubsetOf(["call", "pointer", "offer", "notice"]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_short_and_matches_its_examples_only(string id)
    {
        var rule = Rule(id);
        rule.Pattern.Length.ShouldBeLessThanOrEqualTo(LongestPattern);
        rule.Examples.Count.ShouldBeGreaterThanOrEqualTo(FewestExamples);
        rule.Counterexamples.Count.ShouldBeGreaterThanOrEqualTo(FewestExamples);
        rule.Examples.Where(example => !rule.Match(example).Success).ShouldBeEmpty("examples that it does not match");
        rule.Counterexamples.Where(example => rule.Match(example).Success).ShouldBeEmpty("counterexamples that it matches");
    }

    /// <summary>A pattern in two languages would match what another language's file gives as its own.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_is_in_one_language(string id)
    {
        var rule = Rule(id);
        LanguageRules.All.Rules.Where(other => other.Language != rule.Language).SelectMany(other => other.Examples).Where(example => rule.Match(example).Success).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_that_was_judged_often_enough_was_found_right(string id)
    {
        if (Rule(id).Judged is not { Hits: >= LanguageRule.FewestJudged } judged) return;
        judged.Right.ShouldBeInRange((int)Math.Ceiling(LanguageRule.LeastPrecision * judged.Hits), judged.Hits);
    }

    /// <summary>The figures beside a rule are those of the judgements, which hold hashes only.</summary>
    [Fact]
    public void What_a_rule_says_of_its_judged_hits_was_counted()
    {
        var lines = File.ReadLines(Path.Combine(DocumentationTests.Repository, "tests", "InformationMachine.Tests", "Text", "Data", "judged.tsv")).Where(line => line[0] != '#').Select(line => line.Split('\t')).ToList();
        LanguageRules.All.Rules.Where(rule => rule.Judged is not null).ToDictionary(rule => rule.Id, rule => rule.Judged!)
            .ShouldBe(lines.GroupBy(line => line[0]).ToDictionary(rule => rule.Key, rule => new JudgedHits(rule.Count(), rule.Count(line => line[2] == "right"))), ignoreOrder: true);
    }

    [Theory]
    [InlineData(19, 19, false)]
    [InlineData(20, 20, true)]
    [InlineData(50, 49, true)]
    [InlineData(49, 48, false)]
    public void Only_a_rule_that_was_found_right_often_enough_may_remove(int hits, int right, bool isProven) =>
        (new LanguageRule("en/x", "call", "x", [], []) { Judged = new JudgedHits(hits, right) }).IsProven.ShouldBe(isProven);

    private static LanguageRule Rule(string id) => LanguageRules.All.Rules.Single(rule => rule.Id == id);
}
