using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Briefings.Sections;

public sealed class PerspectivesSectionTests
{
    private const string Known = "The former keeper of the harbour bridge was on the quay when the storm took the crane.";
    private const string Leaning = "She is said to have tried to call off the ferries of the night.";

    [Fact]
    public void A_sentence_without_its_person_is_nobodys_view()
    {
        Stance("Ben Ode", Some.Post(1, Known), Later(2, $"{Known} {Leaning}")).ShouldNotContain(Leaning);
        Stance("Ben Ode", Some.Post(1, Known), Later(2, $"{Known} {Leaning}") with { Title = "Keeper of the bridge speaks of the night of the storm" }).ShouldBe(["Keeper of the bridge speaks of the night of the storm."]);
    }

    [Fact]
    public void What_somebody_passes_on_is_another_ones_view()
    {
        const string passedOn = "According to the Harbour Office, the bridge of Port Ellery closes in winter.";
        const string own = "The bridge of Port Ellery is all that keeps the upper town alive.";
        const string more = "Nobody in Port Ellery has counted who walks over the bridge in winter.";
        Stance("Ben Ode", Later(2, $"{passedOn} {own} {more}")).ShouldBe([own, more]);
        // A body speaks through its people, and who only passes on is heard with that.
        Stance("Harbour Office", Later(2, $"{passedOn} {own}") with { Author = "Harbour Office" }).ShouldContain(passedOn);
    }

    [Fact]
    public void With_its_person_it_is() => Stance("Ben Ode", Later(2, $"{Known} {Leaning}")).ShouldBe([Known, Leaning]);

    [Theory]
    [InlineData("Storm breaks the old crane of the harbour of Selmouth", false)] // what is told above
    [InlineData("Inside the old harbour of Selmouth", false)] // names what it is about
    [InlineData("How the storm reached the crane", false)]
    [InlineData("Crane, quay and storm", false)] // says nothing
    [InlineData("Pilots threaten to strike over the wages of night crews", true)]
    [InlineData("Owner kept repairs of the crane from inspectors for years", true)]
    public void A_headline_alone_is_a_view_where_it_says_what_is_not_told_above(string title, bool isHeard)
    {
        const string report = "The storm broke the old crane of the harbour of Selmouth on Friday.";
        var posts = new[] { Some.Post(1, report, "Herald"), Some.Post(2, "The harbour office should have taken the crane down years ago.", "Ada Hale"), Some.Post(3, "", "The Quay") with { Title = title } };
        var units = CandidateReader.Read(posts);
        var heard = new PerspectivesSection().Choose(new Story(units, units, "en", previous: null, words: 40)).Units.Select(unit => unit.Post.Author).ToList();
        heard.ShouldContain("Ada Hale");
        heard.Contains("The Quay").ShouldBe(isHeard);
    }

    [Fact]
    public void A_corrected_sentence_takes_itself_and_not_its_author()
    {
        string[] names = ["Ada Hale", "Bo Lind", "Cy Marsh", "Di Noor", "Ed Pell", "Fay Quist", "Gus Rook", "Hal Stone", "Ivy Tarn"];
        string[] nouns = ["bridge", "quay", "crane", "ferry", "harbour", "lock", "tower", "tram", "tunnel"];
        // The eighth, the last who is heard, has posted twice; without what is corrected only once, like the ninth.
        List<Post> posts = [.. names.Select((name, i) => Some.Post(i + 1, $"The {nouns[i]} of Veldon should be closed before the winter, and its keepers should be paid.", name))];
        posts.AddRange(names.Take(8).Select((name, i) => Some.Post(i + 20, $"Nobody in the council has asked the keepers of the {nouns[i]} of Veldon what they need.", name)));
        var units = CandidateReader.Read([.. posts]);
        var corrected = units.First(unit => unit.Post.Author == "Hal Stone").Text;

        var heard = PerspectivesSection.Select(units, new HashSet<CandidateSentence>(), previous: null, new HashSet<string> { corrected });

        heard.Select(part => part.Author).ShouldBe(names.Take(8), ignoreOrder: true);
        heard.Single(part => part.Author == "Hal Stone").Stance.Select(unit => unit.Text).ShouldNotContain(corrected);
        // The other sentences stay as they were, of this author and of all others.
        var before = PerspectivesSection.Select(units, new HashSet<CandidateSentence>(), previous: null, new HashSet<string>());
        heard.SelectMany(part => part.Stance).Select(unit => unit.Text).ShouldBe(before.SelectMany(part => part.Stance).Select(unit => unit.Text).Where(text => text != corrected));
        // Who said nothing else is among the sources.
        PerspectivesSection.Select(units, new HashSet<CandidateSentence>(), null, units.Where(unit => unit.Post.Author == "Hal Stone").Select(unit => unit.Text).ToHashSet()).Select(part => part.Author).ShouldNotContain("Hal Stone");
    }

    /// <summary>Nobody stands for a figure that was replaced or for what a text said before it was put right; a claim that is denied is told with the denial.</summary>
    [Theory]
    [InlineData("The Port", "An earlier version of this post gave 41.2 percent, before the barges were taken out.")]
    [InlineData("Herald", "The Port puts the share of broken boats in the harbour at 41.2 percent.")]
    [InlineData("Quay News", "Brightmill sold the old crane of the harbour to the yard at Holm.")]
    [InlineData("Cy Marsh", "Quay News: Brightmill sold the old crane of the harbour to the yard at Holm.")]
    public void Nobody_stands_for_what_has_been_overtaken(string author, string text)
    {
        Post[] posts =
        [
            Some.Post(1, "Brightmill sold the old crane of the harbour to the yard at Holm.", "Quay News"),
            Some.Post(2, "Quay News: Brightmill sold the old crane of the harbour to the yard at Holm.", "Cy Marsh"),
            Some.Post(3, "The Port puts the share of broken boats in the harbour at 41.2 percent.", "Herald"),
            Some.Post(4, "Without the barges the share of broken boats in the harbour is 37.6 percent, not 41.2 percent. An earlier version of this post gave 41.2 percent, before the barges were taken out.", "The Port"),
            Some.Post(5, "Brightmill denies that it sold the old crane of the harbour to the yard at Holm.", "Ada Hale"),
        ];
        var units = CandidateReader.Read(posts);
        var story = new Story(units, units, "en", previous: null, words: 100);
        var sources = new PerspectivesSection().Choose(story);
        units.ShouldContain(unit => unit.Text == text && unit.Post.Author == author);
        sources.Units.ShouldNotContain(unit => unit.Text == text && unit.Post.Author == author);
        sources.Units.ShouldContain(unit => unit.Post.Author == "The Port");
        sources.Units.ShouldContain(unit => unit.Post.Author == "Ada Hale");
        story.Disputes.ShouldContain(dispute => dispute.Earlier.Text == "Brightmill sold the old crane of the harbour to the yard at Holm.");
    }

    [Fact]
    public void Who_repeats_a_claim_after_its_denial_stands_by_it()
    {
        const string Repeated = "Brightmill did sell the old crane of the harbour to the yard at Holm, and the bill is on the desk of the port.";
        var units = CandidateReader.Read(
        [
            Some.Post(1, "Brightmill sold the old crane of the harbour to the yard at Holm.", "Quay News"),
            Some.Post(2, "Brightmill denies that it sold the old crane of the harbour to the yard at Holm.", "Ada Hale"),
            Some.Post(3, Repeated, "Quay News"),
        ]);
        var told = new PerspectivesSection().Choose(new Story(units, units, "en", previous: null, words: 100));
        told.Units.Where(unit => unit.Post.Author == "Quay News").Select(unit => unit.Text).ShouldBe([Repeated]);
    }

    [Fact]
    public void What_names_nothing_is_told_behind_what_it_was_written_behind_or_not_at_all()
    {
        var about = Some.Post(1, "The harbour of Selmouth will name the keepers of its lock.\n\nApplications open on 2 November 2026, I think, and should be honest.");
        var other = Some.Post(2, "Tolls at Selmouth are too high, I think.") with { PublishedAt = Some.Time.AddHours(3) };
        Stance("Ada Hale", about, other, Later(3, "Selmouth has a lock.")).ToList().ShouldBe(["The harbour of Selmouth will name the keepers of its lock.", "Applications open on 2 November 2026, I think, and should be honest.", "Tolls at Selmouth are too high, I think."]);
        var said = CandidateReader.Read([about, other, Later(3, "Selmouth has a lock.")]);
        PerspectivesSection.Select([.. said.Where(unit => !unit.Text.StartsWith("The harbour", StringComparison.Ordinal))], new HashSet<CandidateSentence>(), previous: null, new HashSet<string>())
            .Single(part => part.Author == "Ada Hale").Stance.Select(unit => unit.Text).ShouldBe(["Tolls at Selmouth are too high, I think."]);
    }

    private static IEnumerable<string> Stance(string author, params Post[] posts) =>
        PerspectivesSection.Select(CandidateReader.Read(posts), new HashSet<CandidateSentence>(), previous: null, new HashSet<string>()).Single(part => part.Author == author).Stance.Select(unit => unit.Text);

    private static Post Later(int number, string text) => Some.Post(number, text, "Ben Ode");
}
