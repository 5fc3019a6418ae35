using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Briefings.Abstractive;

/// <summary>A draft that its post carries, and that a later post has made untrue.</summary>
public sealed class OverruledTests
{
    private static readonly Post[] Posts =
    [
        .. WordedStory.Posts(
            ("Coastline Weekly", null, "The council of Port Brannoch votes this week on the new bridge. The bridge will cost 80 million crowns, the council of Port Brannoch said."),
            ("Harbour Post", null, "The swing bridge at Port Brannoch is closed to lorries."),
            ("Coastline Weekly", null, "The council of Port Brannoch voted for the new bridge with 9 votes to 4. The bridge will cost 95 million crowns, the council of Port Brannoch said."),
            ("Harbour Post", null, "The swing bridge at Port Brannoch is open to lorries again.")),
    ];

    /// <summary>What was to come and has come is told where the story is, not where things stand.</summary>
    [Theory]
    [InlineData("The council of Port Brannoch votes this week on the new bridge.", 1, "overtaken", null)]
    [InlineData("The swing bridge at Port Brannoch is closed to lorries.", 2, "overruled", "overruled")]
    [InlineData("The new bridge will cost 80 million crowns, the council of Port Brannoch said.", 1, "overruled", "overruled")]
    public void What_was_so_tells_not_how_things_stand(string text, int cites, string what, string? narrative)
    {
        Judge("what", text, cites).Reason.ShouldBe(what);
        Judge("narrative", text, cites).Reason.ShouldBe(narrative);
    }

    [Theory]
    [InlineData("The council of Port Brannoch voted for the new bridge with 9 votes to 4.", 3)]
    [InlineData("The swing bridge at Port Brannoch is open to lorries again.", 4)]
    [InlineData("The bridge will cost 95 million crowns, the council of Port Brannoch said.", 3)]
    public void What_is_so_does(string text, int cites) => Judge("what", text, cites).Reason.ShouldBeNull();

    private static DraftVerdict Judge(string part, string text, int cites)
    {
        var posts = new GivenPosts(Posts.Select((post, i) => new GivenPost(i + 1, post, "en")), new Overruled(Posts));
        return new DraftCheck(SentenceCheck.Shipped).Judge(new DraftedSentence(text, [cites], StatementKind.Fact, null), WordedPart.Find(part)!, posts);
    }
}
