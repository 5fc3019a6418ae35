using InformationMachine.Briefings.Writing;

namespace InformationMachine.Tests.Briefings.Writing;

/// <summary>What of a post's text is printed: each kind of noise that real feeds were found to hold, in words of our own.</summary>
public sealed class TrimmerTests
{
    [Theory]
    [InlineData("BREAKING: The harbour bridge is closed to lorries. https://example.org/a", "The harbour bridge is closed to lorries.")]
    [InlineData("The harbour bridge is closed to lorries 1/7", "The harbour bridge is closed to lorries.")]
    [InlineData("(2/5) The harbour bridge is closed to lorries", "The harbour bridge is closed to lorries.")]
    [InlineData("The harbour bridge is closed to lorries 3/", "The harbour bridge is closed to lorries.")]
    [InlineData("The harbour bridge is closed to lorries #harbour #traffic", "The harbour bridge is closed to lorries.")]
    [InlineData("The closed bridge is good news for #Harwich", "The closed bridge is good news for Harwich.")]
    [InlineData("\U0001F6A8\U0001F6A8 The harbour bridge is closed to lorries", "The harbour bridge is closed to lorries.")]
    [InlineData("And the harbour bridge is closed to lorries.", "The harbour bridge is closed to lorries.")]
    [InlineData("However, the harbour bridge is closed to lorries.", "The harbour bridge is closed to lorries.")]
    [InlineData("The harbour bridge (see https://example.org/map.) is closed", null)]
    [InlineData("The bridge is closed, says the port (https://example.org/a), until May.", "The bridge is closed, says the port, until May.")]
    [InlineData("For the list of detours check out https://example.org/detours.", null)]
    [InlineData("Alle Umleitungen stehen unter https://example.org/umleitung", null)]
    [InlineData("To get the new release, run the following:", null)]
    [InlineData("The port says that the bridge will be", null)]
    [InlineData("Click here for the list of detours around the bridge.", null)]
    [InlineData("Read more about the bridge in our app.", null)]
    [InlineData("The post Bridge closed to lorries appeared first on Harbour Notes.", null)]
    [InlineData("Join this channel to get access to perks and early videos.", null)]
    [InlineData("This episode is sponsored by a maker of anchors.", null)]
    [InlineData("Hier anmelden und mehr erfahren über die Brücke.", null)]
    [InlineData("Abonnez-vous pour lire tous les articles du port.", null)]
    [InlineData("Haz clic para leer la noticia del puerto.", null)]
    [InlineData("12:30 Questions about the harbour bridge", null)]
    [InlineData("1:02:15 What the port decided at last", null)]
    [InlineData("let bridge = harbour.open() { return closed }", null)]
    [InlineData("curl --proto https -sSf bridge | sh", null)]
    [InlineData("The harbour bridge is closed to lorries and…", null)]
    [InlineData("Listen to the pilot's podcast on every platform.", null)]
    [InlineData("Consider becoming a subscriber of these notes.", null)]
    [InlineData("Bitte klicken Sie auf den Plan der Brücke.", null)]
    [InlineData("The bridge stays closed until Monday. Sorry for the inconvenience!", "The bridge stays closed until Monday.")]
    [InlineData("The harbour bridge gets a new drive (#2041)", "The harbour bridge gets a new drive.")]
    [InlineData("The harbour bridge and its keepers #HARBOURSHOW 61", "The harbour bridge and its keepers.")]
    [InlineData("The harbour bridge gets a new drive 9b352f0 @keeper", "The harbour bridge gets a new drive.")]
    [InlineData("The harbour bridge gets a new drive (in spring)", "The harbour bridge gets a new drive (in spring).")]
    [InlineData("Together with the port we have built a crane—an\nAI machine\nthat lifts boats", "Together with the port we have built a crane—an AI machine that lifts boats.")]
    [InlineData("Im Hafen liegt das erste Schiff der 13. Baureihe.", "Im Hafen liegt das erste Schiff der 13. Baureihe.")]
    [InlineData("- faster crossing for small boats in summer", null)]
    [InlineData("- Small boats cross faster in summer", "Small boats cross faster in summer.")]
    [InlineData("“@portauthority: The bridge is closed to lorries from today on” what a mess for the town", "What a mess for the town.")]
    [InlineData("Charging $15 a day and $6 a night made the port rich.", "Charging $15 a day and $6 a night made the port rich.")]
    [InlineData("The bill, sponsored by two senators, closes the bridge.", "The bill, sponsored by two senators, closes the bridge.")]
    [InlineData("Regulators fined the port over its privacy policy.", "Regulators fined the port over its privacy policy.")]
    [InlineData(".NET 12 runs on the computers of the harbour bridge.", ".NET 12 runs on the computers of the harbour bridge.")]
    public void One_line(string text, string? expected) => Texts(text).ShouldBe(expected is null ? [] : [expected]);

    [Fact]
    public void A_text_that_is_wrapped_at_a_width_is_read_as_it_was_written() =>
        Texts("The port has spent the past year looking at how often the bridge was opened for\nboats. It now shares the figures, which it held against those of spring that the\nNorth Quay Company published, and says that it will go on to publish such figures as\nthese.").ShouldBe([
            "The port has spent the past year looking at how often the bridge was opened for boats.",
            "It now shares the figures, which it held against those of spring that the North Quay Company published, and says that it will go on to publish such figures as these.",
        ]);

    [Fact]
    public void Lines_that_stand_for_themselves_are_not_joined() =>
        Texts("The harbour bridge is closed to lorries\nCars and small vans may still cross it").ShouldBe(["The harbour bridge is closed to lorries.", "Cars and small vans may still cross it."]);

    [Fact]
    public void Sentences_whose_blank_was_lost_are_told_apart_and_names_with_a_point_are_not()
    {
        Texts("The bridge stays closed until the polls.Expectations are low on the quay.").ShouldBe(["The bridge stays closed until the polls.", "Expectations are low on the quay."]);
        Texts("Tools such as typing.TypeAlias and Node.js run on the bridge.").ShouldBe(["Tools such as typing.TypeAlias and Node.js run on the bridge."]);
    }

    [Fact]
    public void What_an_author_puts_under_every_post_is_no_statement()
    {
        var posts = Enumerable.Range(1, 3).Select(i => Some.Post(i, $"The ferry number {i} left berth {i} at noon with {100 + i} people. The crew of boat {(char)('A' + i)} was glad. You hear this show from the quay every Friday.")).ToList();
        UnitReader.Read(posts).ShouldNotContain(unit => unit.Text.Contains("every Friday"));
    }

    [Fact]
    public void A_text_that_repeats_its_headline_with_the_outlets_name_says_nothing_new() =>
        UnitReader.Read([Some.Post(1, "Harbour bridge closed to lorries from Monday  The Quay") with { Title = "Harbour bridge closed to lorries from Monday - The Quay" }])
            .ShouldHaveSingleItem().Text.ShouldBe("Harbour bridge closed to lorries from Monday.");

    [Fact]
    public void Shouts_go_where_something_is_said() =>
        Texts("BECOME A MEMBER OF THE HARBOUR CLUB NOW!\nThe harbour bridge is closed to lorries.").ShouldBe(["The harbour bridge is closed to lorries."]);

    private static IReadOnlyList<string> Texts(string text) => [.. UnitReader.Read([Some.Post(1, text)]).Select(unit => unit.Text)];
}
