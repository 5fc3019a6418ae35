using InformationMachine.Feeds.FullTexts;

namespace InformationMachine.Tests.Feeds.FullTexts;

/// <summary>The rules of RFC 9309, with its own examples (section 5).</summary>
public sealed class RobotsRulesTests
{
    private const string Simple = """
        User-Agent: *
        Disallow: *.gif$
        Disallow: /example/
        Allow: /publications/

        User-Agent: foobot
        Disallow:/
        Allow:/example/page.html
        Allow:/example/allowed.gif

        User-Agent: barbot
        User-Agent: bazbot
        Disallow: /example/page.html

        User-Agent: quxbot
        """;

    [Theory]
    [InlineData("anybot", "/story", true)]
    [InlineData("anybot", "/example/page.html", false)]
    [InlineData("anybot", "/a.gif", false)]
    [InlineData("anybot", "/a.gif?b", true)]
    [InlineData("foobot", "/story", false)]
    [InlineData("foobot", "/example/page.html", true)]
    [InlineData("FooBot", "/example/allowed.gif", true)]
    [InlineData("barbot", "/example/page.html", false)]
    [InlineData("bazbot", "/example/other.html", true)]
    [InlineData("quxbot", "/example/page.html", true)]
    public void A_bot_obeys_its_own_group_or_that_of_everybody(string agent, string path, bool isAllowed) => RobotsRules.Parse(Simple, agent).Allows(path).ShouldBe(isAllowed);

    [Theory]
    [InlineData("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("Allow: /p\nDisallow: /", "/page", true)]
    [InlineData("Allow: /folder\nDisallow: /folder", "/folder/page", true)]
    [InlineData("Disallow: /*.php$", "/a.php", false)]
    [InlineData("Disallow: /*.php$", "/a.php5", true)]
    [InlineData("Disallow: /fish*", "/fishheads/y.html?id=1", false)]
    [InlineData("Disallow: /a*b*c", "/a-b-b-c", false)]
    [InlineData("Disallow: /a*b*c", "/a-c-b", true)]
    [InlineData("Disallow:", "/anything", true)]
    [InlineData("Disallow: /  # the whole site", "/x", false)]
    [InlineData("nonsense\n: \nDisallow", "/x", true)]
    public void The_longest_rule_holds(string rules, string path, bool isAllowed) => RobotsRules.Parse("User-agent: *\r\n" + rules, "machine").Allows(path).ShouldBe(isAllowed);

    [Fact]
    public void A_hostile_file_costs_little() => RobotsRules.Parse("User-agent: *\nDisallow: /" + new string('*', 400_000) + "z", "machine").Allows("/" + new string('a', 2000)).ShouldBeTrue();
}
