using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>Of what a figure is: only two figures of one thing can take each other's place.</summary>
public sealed class ReportedFigureTests
{
    [Theory]
    [InlineData("The storm broke 412 boats.", "The storm broke 376 boats.", true)]
    [InlineData("The storm broke 412 boats.", "The storm broke 376 masts.", false)] // another unit
    [InlineData("The storm broke 412 boats.", "The storm sank 376 boats.", false)] // another predicate
    [InlineData("The storm broke 412 boats.", "The flood broke 376 boats.", false)] // another subject
    [InlineData("The storm broke 412 boats.", "The storm broke at least 376 boats.", false)] // a bound
    [InlineData("The storm broke 412 boats in Brannoch.", "The storm broke 376 boats in Selmouth.", false)] // another place
    [InlineData("The storm broke 412 boats today.", "The storm broke 376 boats yesterday.", false)] // another time
    [InlineData("The storm has now broken 412 boats.", "The storm has broken 376 boats.", true)] // an update and nothing else
    [InlineData("The death toll stands at 12 people.", "The death toll rose to 14 people.", true)] // a level, however it got there
    [InlineData("The death toll stands at 12 people.", "The death toll rose by 14 people.", false)] // a change
    [InlineData("412 boats are broken.", "376 boats are broken.", true)]
    public void Two_figures_are_of_one_thing(string one, string other, bool areOfSame)
    {
        var (a, b) = (Only(one), Only(other));
        a.IsOfSame(b).ShouldBe(areOfSame);
        b.IsOfSame(a).ShouldBe(areOfSame);
    }

    [Theory]
    [InlineData("The storm broke 412 boats.", "Total")]
    [InlineData("The storm broke at least 412 boats.", "AtLeast")]
    [InlineData("The storm broke up to 412 boats.", "AtMost")]
    [InlineData("The storm broke about 412 boats.", "Estimate")]
    [InlineData("The storm may break 412 boats.", "Expected")]
    [InlineData("The yard plans to build 412 boats.", "Expected")]
    [InlineData("The owners asked the yard to build 412 boats.", "Demanded")]
    [InlineData("Orders rose by 412 boats.", "Change")]
    [InlineData("Orders rose 12 percent.", "Change")]
    [InlineData("Orders rose to 412 boats.", "Total")]
    public void What_kind_of_figure_it_is(string text, string kind) => Only(text).Kind.ToString().ShouldBe(kind);

    [Theory]
    [InlineData("The 34-year-old keeper left.")]
    [InlineData("The crew won 3-1.")]
    [InlineData("The ferry leaves at 10 am.")]
    public void Ages_scores_and_times_are_no_figures(string text) => In(text).ShouldBeEmpty();

    [Theory]
    [InlineData("The storm broke 412 boats.", "The flood sank 412 boats.", true)]
    [InlineData("The storm broke 412 boats.", "The storm broke 413 boats.", false)]
    [InlineData("The storm broke 412 boats.", "The storm broke 412 masts.", false)]
    [InlineData("The storm broke 412 boats.", "The storm broke about 412 boats.", false)]
    public void Two_give_one_amount(string one, string other, bool areSame) => Only(one).IsSame(Only(other)).ShouldBe(areSame);

    [Fact]
    public void It_says_who_gives_it()
    {
        Only("Ada Quill said the storm broke 412 boats.").Speaker.ShouldBe("Ada Quill");
        Only("The storm broke 412 boats.").Speaker.ShouldBeNull();
    }

    private static ReportedFigure Only(string text) => In(text).ShouldHaveSingleItem();

    private static List<ReportedFigure> In(string text) => [.. ReportedFigure.In(Candidates.Read([Some.Post(1, text)]).ShouldHaveSingleItem(), "en")];
}
