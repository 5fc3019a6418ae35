using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

public sealed class FirstPersonTests
{
    [Theory]
    [InlineData("We hope the council answers soon.", "en", true)]
    [InlineData("Our search found 52 boats.", "en", true)]
    [InlineData("Most keepers I speak to had left.", "en", true)]
    [InlineData("Happy to answer whatever you ask below.", "en", true)]
    [InlineData("So proud of the crew, and thrilled to open the lock.", "en", true)]
    [InlineData("Thrilled to open the lock with the crew.", "en", true)]
    [InlineData("Thank you Ada, it was a pleasure.", "en", true)]
    [InlineData("Thanks to the volunteers of the quay!", "en", true)]
    [InlineData("Hope to see you at the quay!", "en", true)]
    [InlineData("Hoping that the lock opens in May.", "en", true)]
    [InlineData("Hope is all that the crews have left.", "en", false)]
    [InlineData("Hopes that the lock opens in May are fading.", "en", false)]
    [InlineData("Introducing the night ferry.", "en", true)]
    [InlineData("Announcing the partners of the quay.", "en", true)]
    [InlineData("Introducing a toll has halved the traffic on the bridge.", "en", false)]
    [InlineData("Presenting a ticket is enough at the lock.", "en", false)]
    [InlineData("Thanks to the new crane, nine boats were lifted.", "en", false)]
    [InlineData("Happy hour on the quay ends at nine.", "en", false)]
    [InlineData("Proud owners opened their boats to the public.", "en", false)]
    [InlineData("Wir hoffen auf den Rat.", "de", true)]
    [InlineData("Nous espérons une réponse.", "fr", true)]
    [InlineData("Nuestra búsqueda halló 52 barcos.", "es", true)]
    [InlineData("Мы надеемся на ответ.", "ru", true)]
    [InlineData("私たちは答えを待つ。", "ja", true)]
    [InlineData("אנחנו מחכים לתשובה.", "he", true)]
    [InlineData("“We hope so,” said Ada Hale.", "en", false)]
    [InlineData("The US Navy moved its boats to the U.S. quay.", "en", false)]
    [InlineData("Die Stadt lässt den Kai bauen.", "de", false)]
    [InlineData("Les mines du port sont fermées.", "fr", false)]
    [InlineData("我国渔船周四出海。", "zh", false)]
    public void Somebody_speaks_for_themselves(string text, string language, bool isFirst) => FirstPerson.Is(text, language).ShouldBe(isFirst);

    [Theory]
    [InlineData("Behind me the dockers are blocking the bridge.", true)]
    [InlineData("Our reporter is at the lock.", true)]
    [InlineData("Hinter mir sperren Arbeiter die Brücke.", true)]
    [InlineData("Notre envoyé spécial est à l'écluse.", true)]
    [InlineData("Наш корреспондент стоит у шлюза.", true)]
    [InlineData("The votes are behind the mayor.", false)]
    [InlineData("A reporter of the Quay was at the lock.", false)]
    [InlineData("“They stood behind me,” said Ada Hale.", false)]
    public void Somebody_speaks_from_where_it_happens(string text, bool isOnScene) => FirstPerson.IsOnScene(text).ShouldBe(isOnScene);
}
