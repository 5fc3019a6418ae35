using InformationMachine.Briefings.Ranking;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Tests.Briefings.Claims;

public sealed class FormulasTests
{
    [Fact]
    public void What_a_series_opens_each_part_with_is_one_statement() =>
        Formulas("Ada Hale and Ben Ode talk about boats and other news of the port.", "Ben Ode, Cleo Marsh and Dan Wick talk about boats and more news of the port.", "Eva Lund and Ada Hale talk about boats and other news of the port.").ShouldBe([1, 1, 1]);

    [Fact]
    public void Two_of_a_kind_are_no_series() =>
        Formulas("Ada Hale and Ben Ode talk about boats and other news of the port.", "Ben Ode, Cleo Marsh and Dan Wick talk about boats and other news of the port.", "The bridge of Harwich was closed to lorries.").ShouldBe([0, 0, 0]);

    [Fact]
    public void Sentences_of_few_names_tell_of_different_things() =>
        Formulas("The crane in the harbour was repaired on the first day.", "The crane in the harbour was repaired on the second day.", "The crane in the harbour was repaired on the third day.").ShouldBe([0, 0, 0]);

    [Fact]
    public void Different_feeds_have_no_formula_in_common()
    {
        var units = Candidates.Read([.. Enumerable.Range(1, 3).Select(i => Some.Post(i, $"Ada Hale and Keeper{i} Ode talk about boats and other news of the port.") with { Feed = FeedId.Parse("feed" + i) })]);
        units.ShouldAllBe(unit => unit.Formula == 0);
    }

    private static IReadOnlyList<int> Formulas(params string[] posts) => [.. Candidates.Read([.. posts.Select((text, i) => Some.Post(i + 1, text))]).Select(unit => unit.Formula)];
}
