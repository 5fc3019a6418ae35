using InformationMachine.Briefings.Claims;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>What one account alone says is its word, and so is what one author alone makes of things; what an outlet reports or a second author says is a statement.</summary>
public sealed class AccountsTests
{
    private const string News = "The keepers closed the bridge of the harbour on Monday.";

    private const string Praise = "Lingering on the quay is fatal to every crew of the harbour!";

    [Fact]
    public void What_one_account_alone_says_is_told_as_its_words() => Of(Praise, Account(1, Praise)).ShouldBe("Ada Hale");

    [Fact]
    public void What_two_say_is_a_statement() => Of(Praise, Account(1, Praise), Account(2, Praise, "Ben Ode")).ShouldBeNull();

    [Fact]
    public void What_names_its_source_needs_no_other() =>
        Of("The port said that the bridge closes on Monday.", Account(1, "The port said that the bridge closes on Monday.")).ShouldBeNull();

    [Theory]
    [InlineData("Lingering helps no crew soon: two banks were reportedly leaving the harbour.", "Ada Hale")]
    [InlineData("The port told the council one thing and the pilots another.", "Ada Hale")]
    [InlineData("Lingering on the quay is fatal to crews; the port reported two deaths.", "Ada Hale")]
    [InlineData("Lingering crews look for leaks and whether a keeper’s claims are supported by the log.", "Ada Hale")]
    [InlineData("Jobless claims in the harbour fell by a lot, which helps nobody on the quay.", "Ada Hale")]
    [InlineData("The crew of the harbour bridge claims Harwich Lines never paid.", null)]
    [InlineData("Harwich Lines claims that the bridge of the harbour closes on Monday.", null)]
    [InlineData("The port told the council of the harbour that the bridge closes on Monday.", null)]
    [InlineData("The bridge of the harbour closes on Monday, the port told reporters.", null)]
    [InlineData("The toll for the bridge doubles on Monday — according to the harbour office.", null)]
    [InlineData("The port said: the bridge of the harbour closes on Monday.", null)]
    public void A_source_speaks_for_its_own_clause_and_for_what_is_said_behind_it(string text, string? account) => Of(text, Account(1, text)).ShouldBe(account);

    [Theory]
    [InlineData("Halvern Labs", "Official tide tables now fastest with Halvern Labs.", "Halvern Labs")]
    [InlineData("Halvern Labs", "Official tide tables are now free for every crew.", null)]
    [InlineData("Quay", "The Quayside Hotel closes for the winter.", null)] // part of a word
    [InlineData("Ida", "Ida closes the lock for the winter.", null)] // too short a name to tell
    public void A_maker_that_speaks_of_itself_is_told_as_such(string author, string text, string? account) =>
        Of(text, Some.Post(1, text, author), Some.Post(2, News, "Herald")).ShouldBe(account);

    [Fact]
    public void Who_says_a_part_of_it_does_not_make_a_statement_of_the_rest()
    {
        const string text = "The lock helps nobody soon: work in the north basin starts on 15 January 2028.";
        Of(text, Account(1, text), Account(2, "Work in the north basin starts on 15 January 2028.", "Ben Ode")).ShouldBe("Ada Hale");
        Of(text, Account(1, text), Account(2, text + " So the port says.", "Ben Ode")).ShouldBeNull();
    }

    /// <summary>Whoever tells of their own doings is no outlet, with an account or without one; one word of a long report makes nobody that.</summary>
    [Fact]
    public void Who_tells_of_their_own_doings_is_told_as_such()
    {
        var maker = Some.Post(1, News + " We look forward to what our pilots make of it.") with { Title = "Day zero for the bridge" };
        Of(News, maker).ShouldBe("Ada Hale");
        Of("Day zero for the bridge.", maker).ShouldBe("Ada Hale");
        Of("Keepers close the bridge.", maker with { Title = "Keepers close the bridge" }).ShouldBeNull();
        var report = string.Concat(Enumerable.Range(1, 9).Select(day => $"The keepers of the harbour met for the {day}. time in the old house. "));
        Of(News, Some.Post(1, News + " " + report + "Our reporter saw the bridge.") with { Title = "Bridge of the harbour closed" }).ShouldBeNull();
        Of(News, Some.Post(1, News + " The mayor said: \"We look forward to what our pilots make of it.\"") with { Title = "Bridge of the harbour closed" }).ShouldBeNull();
    }

    [Fact]
    public void An_outlet_reports_in_its_own_name() => Of(News, Account(1, News) with { Handle = null }).ShouldBeNull();

    [Fact]
    public void Under_a_headline_an_account_is_no_outlet() => Of(News, Account(1, News) with { Title = "Bridge of the harbour closed" }).ShouldBe("Ada Hale");

    [Fact]
    public void An_outlet_reports_under_its_headline() => Of(News, Account(1, News) with { Title = "Bridge of the harbour closed", Handle = null }).ShouldBeNull();

    [Theory]
    [InlineData("Lingering on the quay is fatal to every crew of the harbour!")]
    [InlineData("The duty to register is modest by itself and costs the harbour nothing.")]
    [InlineData("A harbour is as much about its workers as it is about its boats.")]
    [InlineData("The new toll means that small boats stay away from the quay.")]
    [InlineData("The port closed the quay on Monday, which means that small boats stay away.")]
    [InlineData("Nobody should trust the word of the harbour board.")]
    [InlineData("No outsider can look into the books of the harbour board.")]
    [InlineData("Nobody can tell the old toll from the new one.")]
    public void What_one_author_makes_of_things_is_theirs_under_a_headline_too(string text) => Of(text, Long(text)).ShouldBe("Ada Hale");

    [Theory]
    [InlineData("Ada Hale", "The bridge was never for us | Ada Hale", "https://herald.example.com/2026/bridge", "Ada Hale")]
    [InlineData("Ada Hale at the Quay", "The bridge was never for us | Ada Hale", "https://herald.example.com/2026/bridge", "Ada Hale")]
    [InlineData("Harbour Herald", "Bridge of the harbour closed | Harbour Herald", "https://www.harbourherald.example.com/2026/bridge", null)]
    [InlineData("Harbour Times", "Bridge of the harbour closed | Harbour Times", "https://www.ht.example.com/2026/bridge", null)]
    [InlineData("Ada Hale", "Bridge of the harbour closed | Harbour Herald", "https://herald.example.com/2026/bridge", null)]
    [InlineData("Ada Hale", "The bridge was never for us | Ada Hale", null, null)]
    public void Behind_a_column_stands_its_author(string author, string title, string? url, string? account)
    {
        Of(News, Some.Post(1, News, author) with { Title = title, Url = url }).ShouldBe(account);
        Of(News, Some.Post(1, News, author) with { Title = title, Url = url }, Some.Post(2, News, "Ben Ode")).ShouldBeNull();
    }

    [Theory]
    [InlineData("The keepers closed the bridge of the harbour on Monday.")]
    [InlineData("Divers search the harbour for the crew of the lost boat.")]
    [InlineData("Talks break down between the port and the union of the pilots.")]
    [InlineData("The port says that the bridge is safe for every lorry.")]
    [InlineData("The port says that no lorry can use the bridge.")]
    [InlineData("No lorry can use the bridge of the harbour before 14 May.")]
    [InlineData("The bridge over the harbour is 140 metres long.")]
    [InlineData("The toll for boats will rise in the spring.")]
    [InlineData("A truce is in effect between the port and the pilots.")]
    public void What_is_reported_stands(string text) => Of(text, Long(text)).ShouldBeNull();

    /// <summary>An article long enough to show its language.</summary>
    private static Post Long(string text) => Some.Post(1, "The board of the harbour met on Monday and spoke with the pilots about the toll for the new bridge. " + text, "Ada Hale") with { Title = "Board of the harbour meets the pilots" };

    private static string? Of(string text, params Post[] posts) => CandidateReader.Read(posts).First(unit => unit.Text == text).Account;

    private static Post Account(int number, string text, string author = "Ada Hale") => Some.Post(number, text, author) with { Handle = "@account" };
}
