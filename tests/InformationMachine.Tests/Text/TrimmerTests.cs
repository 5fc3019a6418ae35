using InformationMachine.Briefings.Ranking;
using CsCheck;

namespace InformationMachine.Tests.Text;

/// <summary>What of a post's text is printed: each kind of noise that real feeds were found to hold, in words of our own.</summary>
public sealed class TrimmerTests
{
    [Theory]
    [InlineData("BREAKING: The harbour bridge is closed to lorries. https://example.org/a", "The harbour bridge is closed to lorries.")]
    [InlineData("The harbour bridge is closed to lorries cc @portcrew", "The harbour bridge is closed to lorries.")]
    [InlineData("The harbour bridge is closed to lorries (cc: @portcrew, @adahale)", "The harbour bridge is closed to lorries.")]
    [InlineData("Keepers write cc @portcrew below whatever they send.", "Keepers write cc @portcrew below whatever they send.")]
    [InlineData("The harbour bridge closes for a 50 cc moped of @portcrew.", "The harbour bridge closes for a 50 cc moped of @portcrew.")]
    [InlineData("The harbour bridge is closed to lorries 1/7", "The harbour bridge is closed to lorries.")]
    [InlineData("(2/5) The harbour bridge is closed to lorries", "The harbour bridge is closed to lorries.")]
    [InlineData("2/7 The harbour bridge is closed to lorries", "The harbour bridge is closed to lorries.")]
    [InlineData("The Quay Review 6/22 tells of the bridge in the harbour.", "The Quay Review 6/22 tells of the bridge in the harbour.")]
    [InlineData("The harbour bridge is closed to lorries 3/7 https://example.org/a", "The harbour bridge is closed to lorries.")]
    [InlineData("@portcrew now takes lorries over the harbour bridge", "@portcrew now takes lorries over the harbour bridge.")]
    [InlineData("@portcrew now we know who closed the harbour bridge", "Now we know who closed the harbour bridge.")]
    [InlineData("Btw: the harbour bridge is closed to lorries", "The harbour bridge is closed to lorries.")]
    [InlineData("By the way the harbour bridge is closed to lorries", "The harbour bridge is closed to lorries.")]
    [InlineData("Psalms of the harbour are sung on the bridge.", "Psalms of the harbour are sung on the bridge.")]
    [InlineData("1. Close the harbour bridge to all lorries", "Close the harbour bridge to all lorries.")]
    [InlineData("2. then open the harbour bridge to all lorries", null)]
    [InlineData("3) iPhone apps show when the harbour bridge opens", "iPhone apps show when the harbour bridge opens.")]
    [InlineData("Keeper7: Lieber Gerald, ich bin sehr froh über die Brücke.", null)]
    [InlineData("Meine Frage ist, ob die Brücke im Hafen gesperrt bleibt.", null)]
    [InlineData("For tickets visit the office of the harbour.", null)]
    [InlineData("Buy the book of the harbour here.", null)]
    [InlineData("Some pictures of the bridge may be difficult for some to see.", null)]
    [InlineData("Erfahre heute von Ada Hale, was die Brücke im Hafen kostet.", null)]
    [InlineData("And, for the keeper, the bridge in the harbour is key.", "For the keeper, the bridge in the harbour is key.")]
    [InlineData("Diesmal: Ada Hale berichtet von der Brücke im Hafen.", "Ada Hale berichtet von der Brücke im Hafen.")]
    [InlineData("This week: Ada Hale tells of the bridge in the harbour.", "Ada Hale tells of the bridge in the harbour.")]
    [InlineData("The harbour bridge is closed to lorries 3/", "The harbour bridge is closed to lorries.")]
    [InlineData("The harbour bridge is closed to lorries #harbour #traffic", "The harbour bridge is closed to lorries.")]
    [InlineData("The closed bridge is good news for #Harwich", "The closed bridge is good news for Harwich.")]
    [InlineData("\U0001F6A8\U0001F6A8 The harbour bridge is closed to lorries", "The harbour bridge is closed to lorries.")]
    [InlineData("And the harbour bridge is closed to lorries.", "The harbour bridge is closed to lorries.")]
    [InlineData("Doch wer bezahlt die Brücke im Hafen?", "Wer bezahlt die Brücke im Hafen?")]
    [InlineData("Men vad kostar bron i hamnen?", "Vad kostar bron i hamnen?")]
    [InlineData("Men of the harbour repaired the bridge.", "Men of the harbour repaired the bridge.")]
    [InlineData("Themen unter anderem: Brücke, Kran, Fähre und Hafenamt", null)]
    [InlineData("Topics include the bridge, the crane and the ferry.", null)]
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
    [InlineData("Which means that the harbour bridge stays closed.", null)]
    [InlineData("Or, at the very least, the bridge that people speak of most.", null)]
    [InlineData("Not because the bridge is unsafe, but because nobody asked for it.", null)]
    [InlineData("Because the keepers of the bridge were never asked.", null)]
    [InlineData("Because of the storm the harbour bridge is closed.", "Because of the storm the harbour bridge is closed.")]
    [InlineData("Because the storm took a beam, the harbour bridge is closed.", "Because the storm took a beam, the harbour bridge is closed.")]
    [InlineData("Take the old crane for example, it was never painted.", null)]
    [InlineData("Even when the storm came the bridge was open to lorries.", "Even when the storm came the bridge was open to lorries.")]
    [InlineData("Selbst im Falle einer vierten Sperrung.", null)]
    [InlineData("Trotz der Sperrung fahren die Fähren weiter, sagt der Hafen.", "Trotz der Sperrung fahren die Fähren weiter, sagt der Hafen.")]
    [InlineData("… the heavy shape of the bridge in the morning fog", null)]
    [InlineData("Aberdeen, Scotland, 16 March 2013", null)]
    [InlineData("Le Havre, France, 16 mars 2013", null)]
    [InlineData("4. Mai 2020, Emden, Niedersachsen", null)]
    [InlineData("The harbour bridge reopened on 16 March 2013 in Aberdeen.", "The harbour bridge reopened on 16 March 2013 in Aberdeen.")]
    [InlineData("The bridge a crane width=\"200\" height=\"50\" and a boat", null)]
    [InlineData("The bridge is **12.5% longer** after the works of **spring** were done.", "The bridge is 12.5% longer after the works of spring were done.")]
    [InlineData("The [harbour bridge](https://example.org/bridge) is closed to lorries.", "The harbour bridge is closed to lorries.")]
    [InlineData("I shared more thoughts on the harbour bridge here.", null)]
    [InlineData("The full list of detours can be found here.", null)]
    [InlineData("See all our coverage of the harbour bridge.", null)]
    [InlineData("In our next post we look at the cranes of the harbour.", null)]
    [InlineData("In this article we describe how the bridge was closed.", null)]
    [InlineData("This post explains how the harbour bridge was closed.", null)]
    [InlineData("Does this pull request include a summary of the change?", null)]
    [InlineData("Die Keeper plaudern über die Brücke siehe Shownotes.", null)]
    [InlineData("Siehe auch den Bericht über die Brücke.", null)]
    [InlineData("Voir mon article sur le pont du port.", null)]
    [InlineData("Aquí todo: puedes leer el informe del puente aquí.", null)]
    [InlineData("Leggi anche il rapporto sul ponte del porto.", null)]
    [InlineData("Bekijk ook onze kaart van de brug.", null)]
    [InlineData("Läs även vår rapport om bron i hamnen.", null)]
    [InlineData("Exclusive: the harbour bridge is closed to lorries.", "The harbour bridge is closed to lorries.")]
    [InlineData("Eilmeldung: Die Brücke im Hafen ist für Lastwagen gesperrt.", "Die Brücke im Hafen ist für Lastwagen gesperrt.")]
    [InlineData("Die Brücke wird am Montag, dem 3. Mai gesperrt und bleibt zu.", "Die Brücke wird am Montag, dem 3. Mai gesperrt und bleibt zu.")]
    [InlineData("Im Hafen steht ein Kran aus dem späten 19. Jahrhundert am Kai.", "Im Hafen steht ein Kran aus dem späten 19. Jahrhundert am Kai.")]
    [InlineData("Warning: this article contains images of the storm that readers may find distressing.", null)]
    [InlineData("Sorry for the delay of these notes on the bridge.", null)]
    [InlineData("A big thanks to the keepers of the bridge for the tour.", null)]
    [InlineData("Visit the keepers' museum for more details.", null)]
    [InlineData("Willkommen zu einer weiteren Folge der Hafennotizen!", null)]
    [InlineData("پل کے مستقبل پر بندرگاہ کے نگران کی بات چیت سنیے۔", null)]
    [InlineData("Samt einem alten Zollhaus am Kai.", null)]
    [InlineData("Wie man eine Brücke im Hafen sicher und schnell baut.", null)]
    [InlineData("Wie der Hafen mitteilt, ist die Brücke gesperrt.", "Wie der Hafen mitteilt, ist die Brücke gesperrt.")]
    [InlineData("Bridge closed to lorries + crane repaired + ferry late again", null)]
    [InlineData("Quay Notes – Bridge diary – Crane list – Ferry plan – Boat register – Harbour map", null)]
    [InlineData("The keepers of the #harbour bridge count the boats on Monday.", "The keepers of the harbour bridge count the boats on Monday.")]
    [InlineData("The `open` switch of the bridge is read at night.", "The open switch of the bridge is read at night.")]
    [InlineData("NOTE: The harbour bridge is closed to lorries.", "The harbour bridge is closed to lorries.")]
    [InlineData("Edit Jun. 11: The harbour bridge is open again to lorries.", "The harbour bridge is open again to lorries.")]
    [InlineData("// \"The bridge is a monument\", says its keeper", "\"The bridge is a monument\", says its keeper.")]
    [InlineData("The keeper calls the bridge ‘slow and dangerous’", "The keeper calls the bridge ‘slow and dangerous’.")]
    [InlineData("Die Keeper lesen das Buch „Die Brücke“ und den Bericht „Der Kran“ vor.", "Die Keeper lesen das Buch „Die Brücke“ und den Bericht „Der Kran“ vor.")]
    [InlineData("Que coûte le pont du port aux habitants ?", "Que coûte le pont du port aux habitants ?")]
    [InlineData("(The old bridge of the harbour had no keeper at all.)", "The old bridge of the harbour had no keeper at all.")]
    [InlineData("Plus there's a new crane on the quay this week.", "There's a new crane on the quay this week.")]
    [InlineData("The keeper of ‘The Long Bridge…’ – a film of the quay – retires this week.", "The keeper of ‘The Long Bridge…’ – a film of the quay – retires this week.")]
    [InlineData("The museum shows no (!) boats and a crane of the old quay.", "The museum shows no (!) boats and a crane of the old quay.")]
    [InlineData("My thanks to the Ropeworks for sponsoring last week's notes on the bridge.", null)]
    [InlineData("Get 10% off ropes for the bridge at the Ropeworks.", null)]
    [InlineData("Last but not least, check out this story on the bridge.", null)]
    [InlineData("Join the harbour keepers' chat server to talk about the bridge!", null)]
    [InlineData("Let's dive into how you can open the bridge.", null)]
    [InlineData("Photographed by Ada Hale on the quay.", null)]
    [InlineData("The bridge is closed to lorries Filed under: bridges, harbour", "The bridge is closed to lorries.")]
    [InlineData("bridge_open(Quay, 12). lift(X) :- X > 2.", null)]
    [InlineData("def open_bridge(quay): for boat in range(3): lift the deck", null)]
    [InlineData("10.0.0.1 - - [07/Dec/2014 03:50:04] \"GET /bridge.png HTTP/1.1\" 404", null)]
    [InlineData("build(deps): bump the harbour bridge drive from 1.3 to 1.4", "Bump the harbour bridge drive from 1.3 to 1.4.")]
    [InlineData("miRNA tests of the harbour water were done on Monday.", "miRNA tests of the harbour water were done on Monday.")]
    [InlineData("the harbour bridge is closed to lorries :-)", "The harbour bridge is closed to lorries.")]
    [InlineData("The harbour bridge ( see #9745 ) is closed to lorries (see #9745)", "The harbour bridge ( see #9745 ) is closed to lorries.")]
    [InlineData("The harbour bridge is closed to lorries.\\n\\n", "The harbour bridge is closed to lorries.")]
    [InlineData("» Le pont du port est fermé aux camions depuis lundi.", "Le pont du port est fermé aux camions depuis lundi.")]
    [InlineData("The old bridge was built by R.A. Hale for the port.", "The old bridge was built by R.A. Hale for the port.")]
    [InlineData("@keeper leads the works at the harbour bridge this year.", "@keeper leads the works at the harbour bridge this year.")]
    [InlineData("@keeper the harbour bridge is closed to lorries.", "The harbour bridge is closed to lorries.")]
    public void One_line(string text, string? expected) => Texts(text).ShouldBe(expected is null ? [] : [expected]);

    [Fact]
    public void A_text_that_is_wrapped_at_a_width_is_read_as_it_was_written() =>
        Texts("The port has spent the past year looking at how often the bridge was opened for\nboats. It now shares the figures, which it held against those of spring that the\nNorth Quay Company published, and says that it will go on to publish such figures as\nthese.").ShouldBe([
            "The port has spent the past year looking at how often the bridge was opened for boats.",
            "It now shares the figures, which it held against those of spring that the North Quay Company published, and says that it will go on to publish such figures as these.",
        ]);

    [Fact]
    public void The_number_of_a_note_ends_with_its_sentence() =>
        Texts("The bridge stays as it was.1 The port has other plans for it.").ShouldBe(["The bridge stays as it was.", "The port has other plans for it."]);

    [Theory]
    [InlineData("One of them will be repaired in spring.")]
    [InlineData("Without it the bridge cannot be opened.")]
    [InlineData("Cela ferme le pont du port aux camions.")]
    [InlineData("Außerdem bleibt die Brücke im Hafen gesperrt.")]
    public void A_sentence_that_leans_on_another_is_known(string text) => Candidates.Read([Some.Post(1, text)]).ShouldHaveSingleItem().IsLeaning.ShouldBeTrue();

    [Theory]
    [InlineData("‘Steam and Salt: Four Centuries of Harbour Cranes’", true)]
    [InlineData("‘They left the bridge open and nobody knew why’", false)]
    public void A_headline_that_is_the_name_of_a_work_is_a_label(string title, bool isLabel) =>
        Candidates.Read([Some.Post(1, "") with { Title = title }]).ShouldHaveSingleItem().IsLabel.ShouldBe(isLabel);

    [Theory]
    [InlineData("QuayTech | Harbour bridge closed to lorries from Monday", "Harbour bridge closed to lorries from Monday.")]
    [InlineData("Harbour bridge closed to lorries from Monday - The Quay", "Harbour bridge closed to lorries from Monday.")]
    [InlineData("Exclusive: Harbour bridge closed to lorries from Monday", "Harbour bridge closed to lorries from Monday.")]
    [InlineData("Harbour bridge closed, which the lorries of the port rely on", "Harbour bridge closed, which the lorries of the port rely on.")]
    [InlineData("quay+ | Harbour bridge closed to lorries from Monday", "Harbour bridge closed to lorries from Monday.")]
    public void A_headline_goes_without_its_outlet(string title, string expected) =>
        Candidates.Read([Some.Post(1, "") with { Title = title }]).ShouldHaveSingleItem().Text.ShouldBe(expected);

    [Fact]
    public void A_version_on_the_next_line_belongs_to_the_name_before_it() =>
        Texts("Together with the keepers of the port we have tried Crane\n4.6 lifts more than any crane before it.").ShouldBe(["Together with the keepers of the port we have tried Crane 4.6 lifts more than any crane before it."]);

    [Fact]
    public void Headings_between_paragraphs_are_no_sentences_and_lines_of_a_list_are() =>
        Texts("The bridge was closed to lorries on Monday, says the port.\nWhat the keepers found\nThe keepers found a beam that the storm had bent in spring.\nA new beam was ordered\nTwo beams were repaired\nOne beam was left alone")
            .ShouldBe(["The bridge was closed to lorries on Monday, says the port.", "The keepers found a beam that the storm had bent in spring.", "A new beam was ordered.", "Two beams were repaired.", "One beam was left alone."]);

    [Fact]
    public void A_headline_before_the_body_does_not_run_into_it() =>
        Candidates.Read([Some.Post(1, "Close the harbour bridge to lorries (#204) The bridge is opened for lorries at night, which nobody asked for.") with { Title = "Close the harbour bridge to lorries (#204)" }])
            .Select(unit => unit.Text).ShouldBe(["Close the harbour bridge to lorries.", "The bridge is opened for lorries at night, which nobody asked for."]);

    [Fact]
    public void A_text_that_repeats_its_headline_behind_a_mark_says_nothing_new() =>
        Candidates.Read([Some.Post(1, "Exclusive: Harbour bridge closed to lorries from Monday  The Quay") with { Title = "Exclusive: Harbour bridge closed to lorries from Monday - The Quay" }])
            .ShouldHaveSingleItem().Text.ShouldBe("Harbour bridge closed to lorries from Monday.");

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
        Candidates.Read(posts).ShouldNotContain(unit => unit.Text.Contains("every Friday"));
    }

    [Fact]
    public void What_stands_under_every_headline_of_a_series_is_no_statement() =>
        Candidates.Read([
            Some.Post(1, "Our daily notes sum up what happened on the quay.") with { Title = "In short: bridge closed to lorries, crane repaired" },
            Some.Post(2, "Our daily notes sum up what happened on the quay.") with { Title = "In short: ferry late again, harbour office moves" },
        ]).ShouldAllBe(unit => unit.IsTitle);

    [Fact]
    public void A_text_that_repeats_its_headline_with_the_outlets_name_says_nothing_new() =>
        Candidates.Read([Some.Post(1, "Harbour bridge closed to lorries from Monday  The Quay") with { Title = "Harbour bridge closed to lorries from Monday - The Quay" }])
            .ShouldHaveSingleItem().Text.ShouldBe("Harbour bridge closed to lorries from Monday.");

    [Fact]
    public void Shouts_go_where_something_is_said() =>
        Texts("BECOME A MEMBER OF THE HARBOUR CLUB NOW!\nThe harbour bridge is closed to lorries.").ShouldBe(["The harbour bridge is closed to lorries."]);

    [Fact]
    public void A_line_that_begins_with_a_name_in_small_letters_stands_for_itself() =>
        Texts("Output of the drive no longer hidden\nquayctl opens the bridge on behalf of its keepers, who have asked for that in the spring of last year.\nThe keepers of the bridge have asked for a tool\nthat opens it from the quay.").ShouldBe([
            "Output of the drive no longer hidden.", "Quayctl opens the bridge on behalf of its keepers, who have asked for that in the spring of last year.",
            "The keepers of the bridge have asked for a tool that opens it from the quay.",
        ]);

    [Fact]
    public void Lines_of_changes_that_have_lost_their_breaks_are_told_apart() =>
        Texts("Open the bridge at night 842262f @keeper #9778 Close the bridge to lorries 2dbdf38 @keeper #9755").ShouldBe(["Open the bridge at night.", "Close the bridge to lorries."]);

    [Fact]
    public void Who_has_something_to_sell_tells_no_story_unless_nobody_else_does()
    {
        var sold = Some.Post(1, "The Ropeworks sell ropes that hold a bridge in every storm.") with { Title = "[Sponsor] Ropes for every bridge in the harbour" };
        Candidates.Read([sold, Some.Post(2, "The harbour bridge is closed to lorries.")]).ShouldHaveSingleItem().Text.ShouldBe("The harbour bridge is closed to lorries.");
        Candidates.Read([sold]).Select(unit => unit.Text).ShouldBe(["Ropes for every bridge in the harbour.", "The Ropeworks sell ropes that hold a bridge in every storm."]);
    }

    [Fact]
    public void Whatever_a_text_holds_it_is_read() =>
        Gen.String[Gen.Char[".!?:;,'\"()[]<>*#@/\\-–—…“”‘’«»„\n aAbBéß1290_`+=|港。؟\uFFFC\uD83D"], 0, 60].Sample(text => Candidates.Read([Some.Post(1, text) with { Title = text.Length % 2 == 0 ? text : null }]).ShouldAllBe(unit => unit.Text.Length > 0));

    [Fact]
    public void What_is_said_under_two_posts_in_nearly_the_same_words_is_no_statement() =>
        Candidates.Read([
            Some.Post(1, "The port has a new crane on the quay. It lifts boats of forty tons. The port is a harbour that is open to small boats of all kinds."),
            Some.Post(2, "The port has closed the bridge to lorries. It stays closed until May. The port is the harbour open to small boats of all kinds."),
        ]).ShouldNotContain(unit => unit.Text.Contains("of all kinds"));

    private static IReadOnlyList<string> Texts(string text) => [.. Candidates.Read([Some.Post(1, text)]).Select(unit => unit.Text)];
}
