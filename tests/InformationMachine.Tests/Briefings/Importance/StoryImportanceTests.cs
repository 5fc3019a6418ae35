using InformationMachine.Briefings.Importance;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Briefings.Importance;

public sealed class StoryImportanceTests
{
    [Fact]
    public void Bylines_of_one_outlet_are_one_source_accounts_are_their_own_and_who_passes_on_is_who_is_passed_on()
    {
        BriefingSource[] sources =
        [
            Source(1, "Ada Hale", url: "https://www.courier.example/1"),
            Source(2, "Ben Ode", url: "https://courier.example/2"),
            Source(3, "Cleo", url: "https://social.example/@cleo/3", handle: "@cleo"),
            Source(4, "Dora", url: "https://social.example/@dora/4", handle: "@dora"),
            Source(5, "Emil", url: "https://social.example/@emil/5", handle: "@emil") with { Text = "", Quoted = new PostQuote(null, "@cleo", "x", null, true) },
            Source(6, "Nobody") with { Feed = "A feed" },
        ];
        IndependentSources.Count(sources).ShouldBe(4);
    }

    [Fact]
    public void More_sources_more_posts_and_contradictions_weigh_more_and_every_point_has_its_reason()
    {
        var quiet = StoryImportance.Of(Briefing(Source(1, "Ada")), AuthorStandings.None);
        var loud = StoryImportance.Of(Briefing(Source(1, "Ada"), Source(2, "Ben"), Source(3, "Cleo")), AuthorStandings.None);
        loud.Value.ShouldBeGreaterThan(quiet.Value);
        quiet.Why().ShouldStartWith("single source");
        loud.Why().ShouldBe("3 independent sources · 3 posts within a day");
        loud.Parts.Sum(part => part.Points).ShouldBe(loud.Value, tolerance: .11);
    }

    [Fact]
    public void The_operator_gives_authors_weight()
    {
        var briefing = Briefing(Source(1, "Ada"), Source(2, "Ben", handle: "@ben"));
        var usual = StoryImportance.Of(briefing, AuthorStandings.None).Value;
        StoryImportance.Of(briefing, AuthorStandings.Parse("Ada=2")).Value.ShouldBeGreaterThan(usual);
        StoryImportance.Of(briefing, AuthorStandings.Parse(" @ben = 0.2 , nonsense")).Value.ShouldBeLessThan(usual);
    }

    private static BriefingSource Source(int number, string author, string? url = null, string? handle = null) =>
        new() { Number = number, Post = Some.Post(number).Id, Revision = 1, Author = author, Handle = handle, Url = url, PublishedAt = Some.Time.AddMinutes(number), Text = $"Text {number}." };

    private static Briefing Briefing(params BriefingSource[] sources) => new()
    {
        Thread = new ThreadId(1),
        Version = 1,
        Title = "A title",
        WrittenAt = Some.Time,
        PostCount = sources.Length,
        Reason = new BriefingReason(sources.Length, 0, 0),
        Sections = new BriefingSections(),
        Sources = [.. sources],
    };
}
