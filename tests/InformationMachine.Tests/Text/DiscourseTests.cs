using InformationMachine.Text;

namespace InformationMachine.Tests.Text;

/// <summary>Sentences of which one says the contrary without the other.</summary>
public sealed class DiscourseTests
{
    [Theory]
    [InlineData("Did the keeper leave the quay in the storm?", "No, she stayed all night.")]
    [InlineData("Ist die Schleuse offen?", "Nein, sie bleibt bis Montag zu.")]
    [InlineData("¿Está cerrado el puerto?", "No, abre a las nueve.")]
    [InlineData("Claim: the ferry sank off the quay.", "Verdict: false.")]
    [InlineData("A post said that the mayor wants to sell the quay.", "She does not.")]
    [InlineData("Die Bürgermeisterin will den Kai verkaufen, heißt es.", "Das stimmt nicht.")]
    [InlineData("La maire veut vendre le quai, dit-on.", "C'est faux.")]
    [InlineData("Говорят, что набережную продают.", "Это неправда.")]
    public void They_are_one(string first, string second) =>
        Discourse.Joined([(first, false), (second, false)]).ShouldBe([($"{first} {second}", false, true)]);

    [Theory]
    [InlineData("Did the keeper leave the quay in the storm?", "The storm passed at noon.")]
    [InlineData("The mayor wants to sell the quay.", "She does not want to sell the crane and the yard.")]
    [InlineData("Claim: the ferry sank off the quay.", "The harbour office answers on Monday.")]
    [InlineData("Die Bürgermeisterin will den Kai verkaufen.", "Das stimmt viele froh.")]
    public void They_stay_two(string first, string second) =>
        Discourse.Joined([(first, false), (second, false)]).Count.ShouldBe(2);
}
