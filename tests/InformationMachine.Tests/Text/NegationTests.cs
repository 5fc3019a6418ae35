using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class NegationTests
{
    [Theory]
    [InlineData("The bridge is not safe for lorries.", 1)]
    [InlineData("The bridge isn't safe and nobody says so.", 2)]
    [InlineData("The bridge is safe for lorries.", 0)]
    [InlineData("The bridge is not only safe but new.", 0)]
    [InlineData("They closed the bridge, not the road.", 0)]
    [InlineData("Die Brücke ist für Lastwagen nicht sicher.", 1)]
    [InlineData("Die Wahl ist im Mai und die Brücke bleibt offen.", 0)]
    [InlineData("Il ponte non è sicuro per i camion.", 1)]
    [InlineData("Il sindaco non ha mai chiuso il ponte.", 2)]
    [InlineData("Le pont n'est pas ouvert aux camions.", 1)]
    [InlineData("O prefeito disse que a ponte não abre no domingo.", 1)]
    [InlineData("Most nie jest bezpieczny dla ciężarówek i ludzi.", 1)]
    [InlineData("Мост не открыт для грузовиков.", 1)]
    [InlineData("الجسر ليس آمنا للشاحنات.", 1)]
    [InlineData("この橋は安全ではない。", 1)]
    [InlineData("पुल सुरक्षित नहीं है।", 1)]
    [InlineData("The flag on the pole was seen from the sea.", 0)]
    public void Words_that_negate_are_counted_in_the_language_of_the_text(string text, int count) => Negation.Count(text).ShouldBe(count);
}
