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
    public void With_its_person_it_is() => Stance("Ben Ode", Later(2, $"{Known} {Leaning}")).ShouldBe([Known, Leaning]);

    private static IEnumerable<string> Stance(string author, params Post[] posts) =>
        PerspectivesSection.Select(CandidateReader.Read(posts), new HashSet<CandidateSentence>(), previous: null).Single(part => part.Author == author).Stance.Select(unit => unit.Text);

    private static Post Later(int number, string text) => Some.Post(number, text, "Ben Ode");
}
