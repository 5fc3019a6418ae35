using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections;
using InformationMachine.Tests.Briefings.Sections;
using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class AntecedentTests
{
    [Theory]
    [InlineData("Under a new policy, the company will close the quay.", true)]
    [InlineData("After two storms the mayor has asked for a crane.", true)]
    [InlineData("Under a new policy, Harwich Lines will close the quay, the company said.", false)]
    [InlineData("In spring the mayor of the port will open the bridge.", false)]
    [InlineData("Nvidia fell after the company said sales had slowed.", false)]
    [InlineData("Shops closed for the bank holiday.", false)]
    [InlineData("After the draw the group stage begins.", false)]
    [InlineData("After two storms the crane of the port is closed.", false)]
    public void Somebody_without_a_name_is_known(string text, bool isUnnamed) => Antecedent.IsUnnamed(text).ShouldBe(isUnnamed);

    [Theory]
    [InlineData("Available on both lines.", true)]
    [InlineData("Now available to all crews of the port!", true)]
    [InlineData("Made with the tools of the yard.", true)]
    [InlineData("Ada Hale built this as a toy in a few hours, since the crane is hers.", true)]
    [InlineData("Everybody should read this.", true)]
    [InlineData("Available berths are few in the port: nine of ninety.", false)]
    [InlineData("Built in 1890, the bridge has never been closed.", false)]
    [InlineData("The new crane is now available on both lines.", false)]
    [InlineData("Ada Hale built this crane as a toy.", false)]
    [InlineData("The port sold the crane, and did this for money.", false)]
    [InlineData("This is the last crane of the port.", false)]
    [InlineData("The code of the crane holds “Open this in the new app” twice.", false)]
    public void What_stands_in_another_post_or_a_picture_is_known(string text, bool isAbsent) => Antecedent.IsAbsent(text).ShouldBe(isAbsent);

    [Theory]
    [InlineData("He is to stay on the board of the port until spring.")]
    [InlineData("Their term on the board of the port ends in spring.")]
    [InlineData("That means a closed bridge for the lorries.")]
    [InlineData("If he wants to keep the crane, he will have to pay for it.")]
    [InlineData("For this they can thank the keeper of the bridge.")]
    [InlineData("To talk with them was to learn about the bridge.")]
    [InlineData("Neither keeper would say.")]
    [InlineData("For each, the crew can open the lock in the harbour.")]
    [InlineData("According to this line of thinking, the port is in danger of being closed.")]
    [InlineData("Ada Hale needs only ten.")]
    [InlineData("The port has not committed to either.")]
    [InlineData("The keeper of the bridge promised to do so.")]
    [InlineData("The two have agreed on a new bridge.")]
    [InlineData("The keeper of the port said no date had been set.")]
    [InlineData("The decision has not been made.")]
    [InlineData("The results of the port on 22 October are the next opportunity.")]
    [InlineData("(the keeper of the bridge knows)")]
    [InlineData("Is joining as keeper of the bridge.")]
    [InlineData("Has been keeper of the bridge since May.")]
    [InlineData("Was taken to the quay by the crew.")]
    [InlineData("Doesn't open in winter, so the ferry does not pay.")]
    [InlineData("Might need another crane!")]
    [InlineData("Cant believe that crane pls.")]
    [InlineData("Risky ones are sent back to the quay.")]
    [InlineData("The same goes for the lock.")]
    [InlineData("The same might have been said of the lock.")]
    [InlineData("Once the crane starts with the switch above, the bridge opens.")]
    [InlineData("The crew would like to see a permit before using either on the quay.")]
    [InlineData("The letter mentions the old bridge by name.")]
    [InlineData("A fourth person has since seen the crane.")]
    [InlineData("The port confirmed as much on Tuesday.")]
    [InlineData("Others have asked the port for a discount.")]
    [InlineData("One of the letters refers to the old bridge.")]
    [InlineData("Whether that will be the case at the quay is unclear.")]
    [InlineData("The first issue is the crane.")]
    [InlineData("A delay means that these boats stay in the port.")]
    [InlineData("'The food on the quay is fine,' she said.")]
    [InlineData("This matters because the port can afford it.")]
    [InlineData("Every one of them will leave the port.")]
    [InlineData("Sie lassen sich jetzt auch im Hafen bauen.")]
    [InlineData("Il a fermé le pont du port aux camions.")]
    [InlineData("Ellos cierran el puente del puerto.")]
    [InlineData("Han vill stänga bron i hamnen.")]
    [InlineData("Он закрыл мост в порту для грузовиков.")]
    [InlineData("We hope the harbour minister will answer that soon.")]
    [InlineData("The keeper could not confirm this.")]
    [InlineData("Demand exceeds everything we can build before then.")]
    [InlineData("By then nobody will need a crane.")]
    [InlineData("Hope to see you there!")]
    [InlineData("他们关闭了港口的大桥。")]
    public void What_only_the_sentence_before_explains_is_known(string text) => Antecedent.IsNeeded(text).ShouldBeTrue();

    [Theory]
    [InlineData("No date has been set for the opening of the bridge.")]
    [InlineData("Harwich will get a second bridge, but no date has been set.")]
    [InlineData("Shares in Brannoch Lines fell after the decision was announced.")]
    [InlineData("A vote in the council is the next step.")]
    [InlineData("Was die Regierung plant, ist unklar.")]
    [InlineData("Was bleibt, ist die Angst.")]
    [InlineData("Might makes right, the keeper said.")]
    [InlineData("The price of the crane was announced on Monday.")]
    [InlineData("The results are the next opportunity to ask about the crane.")]
    [InlineData("Is the crane of the port for sale?")]
    [InlineData("Would the keeper leave, the port would close.")]
    [InlineData("Might of arms does not move a crane.")]
    [InlineData("Was Ada Hale right, the crane would be sold.")]
    [InlineData("The ferry (and its crew) leaves the port.")]
    [InlineData("Old ones of the port's cranes are sold.")]
    [InlineData("The same crane fell twice.")]
    [InlineData("Loved ones were waiting on the quay.")]
    [InlineData("The ones with a berth pay for the crane.")]
    [InlineData("Waiting ones are towed to the quay by night.")]
    [InlineData("The keeper says that he will close the bridge.")]
    [InlineData("As she leaves the port, Ada Hale calls for a new bridge.")]
    [InlineData("The keeper closed nine of ten bridges in one night.")]
    [InlineData("Both of the bridges are closed.")]
    [InlineData("The letter of the port names the old bridge.")]
    [InlineData("The report on the bridge is out.")]
    [InlineData("A third of the cranes are sold.")]
    [InlineData("The crane costs as much as the bridge.")]
    [InlineData("The water above the lock fell by ten centimetres.")]
    [InlineData("The port can close the quay with either of two gates.")]
    [InlineData("Others of the port's cranes are sold.")]
    [InlineData("One of the letters of the port is lost.")]
    [InlineData("Whether the bridge will open is unclear.")]
    [InlineData("The first issue of the port's paper is sold out.")]
    [InlineData("The port is quiet these days.")]
    [InlineData("'The food on the quay is fine,' Ada Hale said.")]
    [InlineData("Ada Hale left the quay, she said on Monday.")]
    [InlineData("The mayor called the toll unfair, she said on the quay.")]
    [InlineData("It is clear that the bridge will be closed.")]
    [InlineData("This year the bridge is closed for longer than before.")]
    [InlineData("In this picture of May 2021 a keeper opens the bridge.")]
    [InlineData("On this day the bridge was opened.")]
    [InlineData("Il y a un pont dans le port.")]
    [InlineData("Es gibt eine Brücke im Hafen.")]
    [InlineData("The keeper could not confirm this week's toll.")]
    [InlineData("The mayor knows that the quay is too short.")]
    [InlineData("The yard opens in 2028, and until then the crane stays.")]
    [InlineData("The crew went there by boat.")]
    [InlineData("On Monday most zamknięto.")]
    public void What_stands_alone_is_left_in_peace(string text) => Antecedent.IsNeeded(text).ShouldBeFalse();

    [Fact]
    public void Where_all_of_an_author_stands_above_the_view_is_the_sentence_that_stands_alone()
    {
        var units = Candidates.Read([Some.Post(1, "Keeper Cleo Marsh has closed the harbour bridge. She should get a new and very costly bridge of steel, which nobody wants."), Some.Post(2, "The harbour bridge is closed, as the ferry line says.", "Ben Ode")]);
        PerspectivesSection.Select(units, units.ToHashSet(), null, new HashSet<string>()).ShouldHaveSingleItemWhere(view => view.Author == "Ada Hale").Stance.ShouldHaveSingleItem().Position.ShouldBe(0);
    }

    [Fact]
    public void Of_two_picked_sentences_the_noun_comes_with_its_pronoun()
    {
        var units = Candidates.Read([Some.Post(1, "Keeper Ada Hale has closed the harbour bridge. She asks for a new bridge of steel before winter."), Some.Post(2, "The ferry takes thirty lorries.", "Ben Ode")]);
        double Score(CandidateSentence unit) => unit.NeedsAntecedent ? 2 : unit.PostIndex;
        Selection.Pick(units, Score, 40, 1).Select(unit => unit.Position).ShouldBe([0, 1]);
        Selection.Pick(units, Score, 12, 1).ShouldHaveSingleItem().PostIndex.ShouldBe(1);
        Selection.Standing([units[2], units[1]]).ShouldBe([units[2]]);
        Selection.Standing([units[0], units[1]]).ShouldBe([units[0], units[1]]);
    }
}
