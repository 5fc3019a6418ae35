using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

public sealed class ParsingBudgetTests
{
    [Fact]
    public void What_was_read_before_the_time_ran_out_stands() =>
        Read(spentAt: 2).ShouldBe([0, 1]);

    [Fact]
    public void A_document_whose_first_item_takes_all_time_is_refused() =>
        Should.Throw<ParsingBudgetException>(() => Read(spentAt: 0));

    [Fact]
    public void With_time_enough_everything_is_read() =>
        Read(spentAt: 9).ShouldBe([0, 1, 2, 3]);

    [Fact]
    public void It_is_known_that_items_were_left()
    {
        var budget = ParsingBudget.For(1000, TestContext.Current.CancellationToken);
        budget.Read([1, 2], item => item < 2 ? item : throw new ParsingBudgetException(TimeSpan.FromSeconds(1))).Count().ShouldBe(1);
        budget.HasRunOut.ShouldBeTrue();
    }

    private static List<int> Read(int spentAt) =>
        [.. ParsingBudget.For(1000, TestContext.Current.CancellationToken).Read(Enumerable.Range(0, 4), item => item < spentAt ? item : throw new ParsingBudgetException(TimeSpan.FromSeconds(1)))];
}
