using InformationMachine.Briefings.Claims;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>Figures and plans that a later post has overtaken are not told as if they held.</summary>
public sealed class ReplacedTests
{
    [Theory]
    [InlineData("The harbour office says 412 boats were lost in the storm.", "Without the barges 376 boats were lost in the storm, not 412 boats.")]
    [InlineData("The harbour office put the share of broken boats at 41.2 percent.", "The harbour office corrects the share of broken boats from 41.2 to 37.6 percent.")]
    [InlineData("The harbour office put the share of broken boats at 41.2 percent.", "An earlier version of this post gave 41.2 percent, before the barges were taken out.")]
    public void Whoever_gave_a_figure_replaces_it(string before, string after)
    {
        var units = Read(("The Port", before), ("The Port", after));
        Replaced.In(units).ShouldBe([units[0]]);
    }

    /// <summary>A post that was put right keeps its place among the others, so that whoever had the old figure from it comes after it.</summary>
    [Theory]
    [InlineData("Brightmill told its crews that tolls for small boats rise by 12 percent. An earlier version gave 18 percent, which is the toll for ferries.", "Brightmill raising tolls for small boats by 18 percent costs a crew 900 crowns.", "The toll for small boats rises by 12 percent, the crews say.", true)]
    [InlineData("Brightmill erhöht die Abgabe für kleine Boote um 12 Prozent. Eine frühere Version nannte 18 Prozent, was für Fähren gilt.", "Dass Brightmill die Abgabe für kleine Boote um 18 Prozent erhöht, kostet viel.", "Die Abgabe für kleine Boote steigt um 12 Prozent.", true)]
    [InlineData("Brightmill told its crews that tolls for small boats rise by 12 percent. An earlier version gave 18 percent, which is the toll for ferries.", "Wages at the shipyard of Holm rise by 18 percent.", "The toll for small boats rises by 12 percent, the crews say.", false)]
    [InlineData("Brightmill told its crews that tolls for small boats rise by 12 percent. An earlier version gave 18 percent, which is the toll for ferries.", "The crews know that Brightmill raises tolls for small boats by 12 percent and for ferries by 18 percent.", "The toll for small boats rises by 12 percent, the crews say.", false)]
    public void Who_had_it_from_the_earlier_version_is_overtaken(string corrected, string from, string since, bool isReplaced)
    {
        var units = Read(("The Port", corrected), ("Ada Hale", from), ("Herald", since));
        Replaced.In(units).Any(unit => unit.Text == from).ShouldBe(isReplaced);
    }

    [Fact]
    public void Who_passed_it_on_is_overtaken_too() =>
        Replaced.In(Read(("Herald", "The Port says 412 boats were lost in the storm."), ("The Port", "Without the barges 376 boats were lost in the storm, not 412 boats."))).Count.ShouldBe(1);

    [Theory]
    [InlineData("The Port says 412 boats were lost in the storm.", "The dockers say 376 boats were lost in the storm, not 412 boats.", "The Port repeats that 412 boats were lost in the storm.")]
    [InlineData("The draft sets the limit for boats at 2,000 tonnes.", "Four owners asked the council to raise the limit for boats from 2,000 to 4,000 tonnes.", "The council meets on Monday.")]
    [InlineData("The old crane lifts 412 tonnes at the quay.", "The ferry carries 376 guests, not 412 guests.", "The ferry leaves at noon.")]
    public void A_dispute_a_demand_and_another_thing_replace_nothing(string first, string second, string third) =>
        Replaced.In(Read(("The Port", first), ("The Dockers", second), ("Herald", third))).ShouldBeEmpty();

    [Theory]
    [InlineData("The council of Brannoch votes this week on the harbour budget.", "The council of Brannoch adopted the harbour budget with nine votes on Friday.")]
    [InlineData("Forecasters expect storm Ida to reach the quay of Brannoch on Thursday.", "Storm Ida reached the quay of Brannoch on Thursday and broke two masts.")]
    [InlineData("The shipyard plans to close its dock in Brannoch in May.", "The shipyard has closed its dock in Brannoch.")]
    [InlineData("Ada Hale to testify before harbour panel of Brannoch", "Ada Hale testified before the harbour panel of Brannoch on Tuesday.")]
    [InlineData("Ada Hale Reportedly Set To Testify Before Harbour Panel of Brannoch", "Ada Hale testified before the harbour panel of Brannoch on Tuesday.")]
    public void A_plan_that_has_come_about_has_passed(string plan, string done) => Passed.In(Read(("Herald", plan), ("The Quay", done))).Count.ShouldBe(1);

    [Theory]
    [InlineData("The shipyard plans to close its dock in Brannoch in May.", "The shipyard of Brannoch has opened a dock museum.")]
    [InlineData("The council of Brannoch votes this week on the harbour budget.", "The council of Brannoch will also hear the dockers on the harbour.")]
    [InlineData("Back to the old dock of Brannoch", "The old dock of Brannoch was opened on Friday.")]
    [InlineData("How to open the old dock of Brannoch", "The old dock of Brannoch was opened on Friday.")]
    [InlineData("Waiting to open the old dock of Brannoch", "The old dock of Brannoch was opened on Friday.")]
    [InlineData("Council Says No To Open Dock Of Brannoch", "The dock of Brannoch was opened on Friday, the council says.")]
    [InlineData("Welcome to Brannoch and its old dock", "The old dock of Brannoch was opened on Friday.")]
    [InlineData("The shipyard closed its dock in Brannoch in May.", "The shipyard has closed its dock in Brannoch.")]
    public void A_plan_that_nobody_tells_as_done_still_holds(string plan, string later) => Passed.In(Read(("Herald", plan), ("The Quay", later))).ShouldBeEmpty();

    [Theory]
    [InlineData("State's Attorney Ada Hale said her office is reviewing the mayor's order on the quay.", "State's Attorney Mirela Voss's office is reviewing the mayor's order on the quay, a clerk said.", true)]
    [InlineData("Mayor Ada Hale opened the new bridge over the sound with a speech.", "Mayor Jon Reyk opened the new bridge over the sound on Friday.", true)]
    [InlineData("Bürgermeisterin Ada Hale eröffnete die neue Brücke über den Sund.", "Bürgermeisterin Mirela Voss eröffnete die neue Brücke über den Sund am Freitag.", true)]
    [InlineData("Former mayor Ada Hale opened the new bridge over the sound with a speech.", "Mayor Jon Reyk opened the new bridge over the sound on Friday.", false)]
    [InlineData("Mayor Ada Hale opened the new bridge over the sound in Harwich.", "Mayor Jon Reyk opened the new bridge over the sound in Ipswich.", false)]
    [InlineData("Mayor Hale opened the new bridge over the sound with a speech.", "Mayor Ada Hale opened the new bridge over the sound on Friday.", false)]
    [InlineData("Mayor Ada Hale opened the new bridge over the sound.", "Governor Jon Reyk opened the new bridge over the sound.", false)]
    public void Two_holders_of_one_office_differ(string one, string other, bool differ) => Offices.Differ(one, other).ShouldBe(differ);

    [Theory]
    [InlineData("Trains between Harwich and Ipswich stop on Saturday for works on the line.", "Trains between Harwich and Ipswich stop on Sunday for works on the line.", true)]
    [InlineData("El puerto de Brannoch cerrará el martes por la huelga.", "El puerto de Brannoch cerrará el viernes por la huelga.", true)]
    [InlineData("Trains between Harwich and Ipswich stop on Saturday for works on the line.", "The council meets on Sunday to speak about the line to Ipswich.", false)]
    [InlineData("Trains between Harwich and Ipswich stop on 4 May for works on the line.", "Trains between Harwich and Ipswich stop on 11 May for works on the line.", true)]
    [InlineData("Züge zwischen Harwich und Ipswich halten am 4. Mai wegen Arbeiten an der Strecke.", "Züge zwischen Harwich und Ipswich halten am 11. Mai wegen Arbeiten an der Strecke.", true)]
    [InlineData("El puerto de Brannoch cerrará el 4 de mayo por la huelga.", "El puerto de Brannoch cerrará el 11 de junio por la huelga.", true)]
    [InlineData("Trains between Harwich and Ipswich stop on 4 May for works on the line.", "Trains between Harwich and Ipswich stop on May 4, 2026 for works on the line.", false)]
    [InlineData("Applications for the line to Ipswich open on 4 May.", "Applications for the line to Ipswich close on 11 May.", false)]
    [InlineData("Trains stop on Saturday and Sunday for works on the line to Ipswich.", "Trains stop on Sunday for works on the line to Ipswich.", false)]
    public void Two_days_for_one_event_differ(string one, string other, bool differ) => Contrast.HasOtherDay(one, other).ShouldBe(differ);

    [Theory]
    [InlineData("Quay of Brannoch closes to lorries", true)]
    [InlineData("Port to expand its yard", true)]
    [InlineData("Two killed at the lock", true)]
    [InlineData("Why the quay sets the price of fish", false)]
    [InlineData("A margin of two metres", false)]
    [InlineData("After the storm", false)]
    [InlineData("Solan-2: why February may be optimistic", false)]
    [InlineData("The old lock: how the keepers saved it", false)]
    [InlineData("Keepers: what looked like a wreck was a whale", true)]
    [InlineData("Storm Ida: how it hit, what it cost: mayor asks for help", true)]
    [InlineData("Our position on the quay", false)]
    [InlineData("Quay of Brannoch: Who could buy the yard", false)]
    [InlineData("Storm Ida: what we know so far", false)]
    [InlineData("Everything we showed at the first harbour fair", false)]
    [InlineData("Ben Ode on the mayor, the crane and the sale of the yard – cartoon", false)]
    [InlineData("Crane falls into the harbour – video", true)]
    public void A_title_says_what_happened_or_only_names_its_post(string title, bool states) => Headlines.States(title).ShouldBe(states);

    private static IReadOnlyList<CandidateSentence> Read(params (string Author, string Text)[] posts) =>
        CandidateReader.Read([.. posts.Select((post, i) => Some.Post(i + 1, post.Text, post.Author) with { PublishedAt = Some.Time.AddDays(i) })]);
}
