using InformationMachine.Briefings.Claims;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>What one account alone says is its word; what an outlet or a second author says is a statement.</summary>
public sealed class AccountsTests
{
    private const string Praise = "Lingering on the quay is fatal to every crew of the harbour!";

    [Fact]
    public void What_one_account_alone_says_is_told_as_its_words() => Of(Praise, Account(1, Praise)).ShouldBe("Ada Hale");

    [Fact]
    public void What_two_say_is_a_statement() => Of(Praise, Account(1, Praise), Account(2, Praise, "Ben Ode")).ShouldBeNull();

    [Fact]
    public void What_names_its_source_needs_no_other() =>
        Of("The port said that the bridge closes on Monday.", Account(1, "The port said that the bridge closes on Monday.")).ShouldBeNull();

    [Fact]
    public void An_outlet_reports_in_its_own_name() => Of(Praise, Account(1, Praise) with { Handle = null }).ShouldBeNull();

    [Fact]
    public void Under_a_headline_a_report_stands() => Of(Praise, Account(1, Praise) with { Title = "Crews of the harbour are warned about lingering" }).ShouldBeNull();

    private static string? Of(string text, params Post[] posts) => CandidateReader.Read(posts).First(unit => unit.Text == text).Account;

    private static Post Account(int number, string text, string author = "Ada Hale") => Some.Post(number, text, author) with { Handle = "@account" };
}
