using InformationMachine.Briefings.Claims;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>What mutations of figures and opposites left unnoticed.</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData("The port paid Brightmill $40 million for the old crane.", 1)]
    [InlineData("The keepers of the quay have seen Crane 40 at work.", 0)]
    public void A_number_behind_a_name_is_part_of_it_unless_it_is_money(string text, int figures) => Figure.In(text).Count.ShouldBe(figures);

    /// <summary>A name between the number and what is counted is no unit; where nouns have capitals, or nothing follows, it is.</summary>
    [Theory]
    [InlineData("The lock will use 12,000 Solan-1 turbines instead.", "12,000 Solan-1 turbines", "turbin")]
    [InlineData("Keepers found 46 Longshore documents in the tower.", "46 Longshore documents", "document")]
    [InlineData("The port sent 30 Red Cross nurses to the quay.", "30 Red Cross nurses", "nurs")]
    [InlineData("Der Hafen schickte 30 Bewohner im Mai nach Hause.", "30 Bewohner", "bewohner")]
    [InlineData("Der Hafen zählt 30 Boote mehr als im Mai.", "30 Boote", "boote")]
    [InlineData("The port bought 12 small boats from the yard.", "12 small boats", "small")]
    public void A_figure_counts_the_noun_and_not_the_name_before_it(string text, string written, string unit)
    {
        var figure = Figure.In(text).ShouldHaveSingleItem();
        (figure.Written, figure.Unit).ShouldBe((written, unit));
    }

    [Theory]
    [InlineData("Barges come in May 2027, not in February 2027.", true)]
    [InlineData("The lock has 40 gates, not the 65 gates of the plan.", true)]
    [InlineData("The toll stands at 12 percent and not at 18 percent.", true)]
    [InlineData("Barges come in May 2027, not before the rain.", false)]
    [InlineData("Barges do not come before May 2027.", false)]
    public void What_is_said_not_to_be_is_refuted(string text, bool isRefuted) => Figure.In(text).Exists(figure => figure.IsRefuted).ShouldBe(isRefuted);

    /// <summary>A share says nothing of what it is a share of, so the words beside it must agree; a counted noun says it itself.</summary>
    [Theory]
    [InlineData("The toll stands at 12 percent.", "The toll rises to 18 percent.", true)]
    [InlineData("The toll stands at 12 percent.", "Rain fell on 18 percent of evenings.", false)]
    [InlineData("Keepers count 40 gates.", "Divers saw 65 gates.", true)]
    [InlineData("Keepers count 40 gates.", "Divers saw 65 barges.", false)]
    public void Figures_are_compared_where_they_measure_one_thing(string one, string other, bool areComparable) =>
        Figure.In(one).ShouldHaveSingleItem().IsComparable(Figure.In(other).ShouldHaveSingleItem()).ShouldBe(areComparable);

    [Theory]
    [InlineData("unlicens", "licens", true)]
    [InlineData("licens", "unlicens", true)]
    [InlineData("unwelcom", "licens", false)]
    [InlineData("ununlicens", "licens", false)]
    [InlineData("unite", "ite", false)]
    public void A_longer_word_and_its_negation_are_opposites(string stem, string other, bool are) => Opposites.Are(stem, other).ShouldBe(are);
}
