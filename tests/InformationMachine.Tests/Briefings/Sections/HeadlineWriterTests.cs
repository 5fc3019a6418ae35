using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Posts;
using InformationMachine.Tests.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Sections;

public sealed class HeadlineWriterTests
{
    [Fact]
    public void Of_several_headlines_the_one_is_taken_that_says_what_the_others_say_and_little_else() => Write(
        "Brightmill closes old quay in Harwich on Monday, while two ferry lines look for a berth in Ipswich or further north",
        "Brightmill closes old quay in Harwich",
        "Old quay in Harwich closed by Brightmill",
        "Why fishermen in Harwich are angry about a quay").ShouldBe("Brightmill closes old quay in Harwich");

    [Theory]
    [InlineData("Brightmill closes its old quay in Harwich after months of repairs that cost the town millions", "Brightmill closes its old quay in Harwich")]
    [InlineData("Brightmill closes its old quay in Harwich amid talks about its sale", "Brightmill closes its old quay in Harwich")]
    [InlineData("Brightmill closes its old quay in Harwich, union calls for talks", "Brightmill closes its old quay in Harwich")]
    public void A_circumstance_that_others_do_not_mention_is_left_away(string headline, string title) =>
        Write(headline, "Why does Brightmill close its old quay in Harwich?", "Who of Brightmill closes its old quay in Harwich?").ShouldBe(title);

    [Theory]
    [InlineData("Brightmill closes old quay there after repairs that cost millions", "Why does Brightmill close the old quay there?", "Who of Brightmill closes the old quay there?")]
    [InlineData("Brightmill closes the quay in Harwich two days after the storm", "Why does Brightmill close the quay in Harwich for two days?", "Who closes the quay in Harwich for two days?")]
    [InlineData("The quay in Harwich will be known to readers as the oldest", "Why will the quay in Harwich be known to readers?", "Will the quay in Harwich be known to readers?")]
    public void A_headline_is_not_cut_to_a_stump(string headline, params string[] questions) => Write([headline, .. questions]).ShouldBe(headline);

    [Fact]
    public void A_list_is_not_cut_before_its_last_item() =>
        Write("The long week in Harwich: quay, bridge, and the crane", "Who owns the long week in Harwich: quay, bridge?", "What is the long week in Harwich: quay, bridge?").ShouldBe("The long week in Harwich: quay, bridge, and the crane");

    [Theory]
    [InlineData("Port to tell today of the last big test of the lock before summer")]
    [InlineData("Port tells tomorrow of the last big test of the lock before summer")]
    public void Today_is_over_tomorrow(string title)
    {
        Post[] posts =
        [
            Titled(1, title, 0), Titled(2, title.Replace("big ", "", StringComparison.Ordinal), 0), Titled(3, title.Replace("before summer", "of the port", StringComparison.Ordinal), 0),
            Titled(4, "Lock of the port passes its last test", 20),
        ];
        HeadlineWriter.Write(Candidates.Read(posts), null).ShouldBe("Lock of the port passes its last test");
        HeadlineWriter.Write(Candidates.Read(posts[..3]), null).ShouldContain("last");
    }

    private static Post Titled(int number, string title, int hours) => Some.Post(number, "The keepers of the lock were told of it.") with { Title = title, PublishedAt = Some.Post(1).PublishedAt.AddHours(hours) };

    [Fact]
    public void A_question_is_no_headline_where_somebody_states_something()
    {
        Post Said(int number, string text) => Some.Post(number, text, "Ada Hale") with { Title = null, Handle = "@adahale" };
        Post[] asked = [Said(1, "What would you like to see at our regatta in the harbour?"), Said(2, "Who rows at our regatta in the harbour?")];
        HeadlineWriter.Write(Candidates.Read([.. asked, Said(3, "Our summer returns to Kelvik, I hear.")]), null).ShouldNotContain("?");
        HeadlineWriter.Write(Candidates.Read(asked), null).ShouldContain("?");
    }

    [Fact]
    public void A_launch_is_the_news_of_whoever_has_it()
    {
        Post[] posts =
        [
            Some.Post(1, "Introducing Pilot Skills", "Brightmill News"),
            Some.Post(2, "A pilot is able, but real work on the quay asks for knowledge of the harbour. Introducing Pilot Skills, a new way to build aids for pilots from files and folders.", "Brightmill Engineering") with { Title = "Equipping pilots for the harbour with Pilot Skills" },
        ];
        HeadlineWriter.Write(Candidates.Read(posts), null).ShouldBe("Brightmill News: “Introducing Pilot Skills”");
        Post[] own =
        [
            Some.Post(1, "Introducing Lampline, an aid that asks you questions by voice and writes the log of the mole.\n\nIt is like a keeper who asks for the best of the night.", "Ada Hale") with { Handle = "@adahale" },
            Some.Post(2, "Powered by @brightquay tide tables cc @molecrew", "Ada Hale") with { Handle = "@adahale" },
        ];
        HeadlineWriter.Write(Candidates.Read(own), null).ShouldStartWith("Ada Hale: “Introducing Lampline");
    }

    [Fact]
    public void The_United_States_are_not_us() => Write(
        "US closes old quay in Harwich",
        "Closes the US the old quay of Harwich yard soon").ShouldBe("US closes old quay in Harwich");

    [Fact]
    public void Who_speaks_of_us_writes_no_headline() => Write(
        "They tell us quay in Harwich closes",
        "Quay in Harwich closes after the storm").ShouldBe("Quay in Harwich closes after the storm");

    /// <summary>Where most of what is new looks ahead, what is to come is the news; where it has come, a plan of one is none.</summary>
    [Fact]
    public void What_is_to_come_leads_while_it_is()
    {
        Write("Brightmill to close old quay in Harwich", "Brightmill will close old quay in Harwich in May", "Talks about old quay in Harwich go on").ShouldStartWith("Brightmill");
        Write("Solan-2: why the quay of Harwich may be late", "Solan-2 reaches the quay of Harwich").ShouldBe("Solan-2 reaches the quay of Harwich");
    }

    [Theory]
    [InlineData("Brightmill to close the old quay in Harwich", "Brightmill keeps the old quay in Harwich open")]
    [InlineData("Fire at the old quay in Harwich injures 12 people", "Fire at the old quay in Harwich has now injured 19 people")]
    public void A_headline_is_left_when_its_author_says_otherwise(string first, string later)
    {
        Post[] posts = [Some.Post(1, first + "."), Some.Post(2, later + "."), Some.Post(3, "The mayor of Harwich visited the quay.", "Jon Reyk")];
        var before = HeadlineWriter.Write(Candidates.Read(posts[..1]), null);
        before.ShouldBe(first);
        HeadlineWriter.Write(Candidates.Read(posts), FerryStory.Newest with { Title = before }).ShouldNotBe(before);
    }

    [Fact]
    public void A_headline_that_one_other_voice_disputes_stays()
    {
        const string First = "Brightmill to close the old quay in Harwich";
        var units = Candidates.Read([Some.Post(1, First + "."), Some.Post(2, "Brightmill will not close the old quay in Harwich.", "Mirela Voss")]);
        HeadlineWriter.Write(units, FerryStory.Newest with { Title = First }).ShouldBe(First);
    }

    [Fact]
    public void A_statement_on_something_says_nothing() => Write(
        "Statement on the old quay in Harwich",
        "Number of boats at the old quay in Harwich rises to 19",
        "The harbour master spoke of the old quay in Harwich on Monday evening and of its history.").ShouldBe("Number of boats at the old quay in Harwich rises to 19");

    private static string Write(params string[] posts) => HeadlineWriter.Write(Candidates.Read([.. posts.Select((text, i) => Some.Post(i + 1, text, "Author " + i))]), null);
}
