using InformationMachine.Briefings.Claims;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>What mutations of figures and opposites left unnoticed.</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData("The port paid Brightmill $40 million for the old crane.", 1)]
    [InlineData("The keepers of the quay have seen Crane 40 at work.", 0)]
    public void A_number_behind_a_name_is_part_of_it_unless_it_is_money(string text, int figures) => Figure.In(text).Count.ShouldBe(figures);

    [Theory]
    [InlineData("unlicens", "licens", true)]
    [InlineData("licens", "unlicens", true)]
    [InlineData("unwelcom", "licens", false)]
    [InlineData("ununlicens", "licens", false)]
    [InlineData("unite", "ite", false)]
    public void A_longer_word_and_its_negation_are_opposites(string stem, string other, bool are) => Opposites.Are(stem, other).ShouldBe(are);
}
