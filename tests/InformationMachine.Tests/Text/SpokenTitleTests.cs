using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class SpokenTitleTests
{
    [Theory]
    [InlineData("Storm of Selmouth: ‘We carried the boats up the hill’")]
    [InlineData("‘I thought that we would lose the bridge’: a night on the quay")]
    [InlineData("Harbour fire: “My boat was all we had”")]
    public void Spoken_words_of_nobody_are_no_headline(string title) => SpokenTitle.IsSpeakerless(title).ShouldBeTrue();

    [Theory]
    [InlineData("Ada Hale: ‘We carried the boats up the hill’")]
    [InlineData("Hale: ‘We carried the boats up the hill’")]
    [InlineData("‘We carried the boats up the hill’, says keeper of the lock")]
    [InlineData("Mayor on the storm: ‘We carried the boats up the hill’")]
    [InlineData("Crane is ‘a danger to us’")] // a phrase
    [InlineData("Council calls the crane ‘the most dangerous thing on the quay’")] // nobody speaks of themselves
    [InlineData("Crane falls into the harbour")]
    public void A_headline_that_names_who_speaks_stays(string title) => SpokenTitle.IsSpeakerless(title).ShouldBeFalse();
}
