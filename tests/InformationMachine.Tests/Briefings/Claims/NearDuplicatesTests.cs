using InformationMachine.Briefings.Claims;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>A copy of a report is one source with it; a report that names another place, day, person, version or deed is one of its own.</summary>
public sealed class NearDuplicatesTests
{
    [Theory]
    [InlineData("A barge ran aground near the lock of Harwich on Monday; nobody was hurt and the lock stays shut.", "A barge ran aground near the lock of Ipswich on Monday; nobody was hurt and the lock stays shut.")]
    [InlineData("Eleven people were hurt when a tram left its rails below the castle hill on Sunday evening.", "Sixteen people were hurt when a tram left its rails below the castle hill on Sunday evening.")]
    [InlineData("The ferry to Brannoch will stop running on Wednesday because of the storm, its owner said.", "The ferry to Brannoch will stop running on Thursday because of the storm, its owner said.")]
    [InlineData("Quayline 3.1.4 is out with fixes for the chart of tides and faster start on all systems.", "Quayline 3.1.5 is out with fixes for the chart of tides and faster start on all systems.")]
    [InlineData("Line T4 runs ten minutes late because of a broken switch near the fish market.", "Line T9 runs ten minutes late because of a broken switch near the fish market.")]
    [InlineData("The harbour council names Ada Hale as its new pilot after a vote late on Friday.", "The harbour council names Ada Reyk as its new pilot after a vote late on Friday.")]
    [InlineData("The council of Brannoch adopts the plan for the new quay after a debate of six hours.", "The council of Brannoch blocks the plan for the new quay after a debate of six hours.")]
    [InlineData("Ein Kahn ist am Montag an der Schleuse bei Harburg auf Grund gelaufen, verletzt wurde niemand.", "Ein Kahn ist am Montag an der Schleuse bei Bamberg auf Grund gelaufen, verletzt wurde niemand.")]
    [InlineData("El ferry de Brannoch dejará de navegar el lunes por el temporal, según dijo la naviera.", "El ferry de Brannoch dejará de navegar el jueves por el temporal, según dijo la naviera.")]
    [InlineData("Совет порта во вторник утвердил план новой набережной после долгих споров.", "Совет порта во вторник отверг план новой набережной после долгих споров.")]
    [InlineData("周二上午，宁波一艘渡轮与货船相撞，五人受伤，警方正在调查事故原因。", "周二上午，厦门一艘渡轮与货船相撞，五人受伤，警方正在调查事故原因。")]
    public void Another_report_is_another_source(string one, string other)
    {
        Fold(one, other).Count.ShouldBe(2);
        Fold(other, one).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("A barge ran aground near the lock of Harwich on Monday; nobody was hurt and the lock stays shut.", "Barge ran aground near lock of Harwich on Monday, nobody was hurt; the lock stays shut")]
    [InlineData("The ferry to Brannoch will stop running on Wednesday because of the storm, its owner said.", "The ferry to Brannoch will stop running on Wednesday because of the storm, its owner says.")]
    [InlineData("Ein Kahn ist am Montag an der Schleuse bei Harburg auf Grund gelaufen, verletzt wurde niemand.", "Ein Kahn ist am Montag bei der Schleuse Harburg auf Grund gelaufen, verletzt wurde niemand.")]
    [InlineData("The port of Brannoch paid 4,000 crowns to each of the dockers after the strike in May.", "The port of Brannoch paid 4000 crowns to each of the dockers after the strike in May.")]
    [InlineData("Совет порта во вторник утвердил план новой набережной после долгих споров.", "Совет порта утвердил во вторник план новой набережной после долгих споров")]
    public void A_copy_is_an_echo(string one, string other) => Fold(one, other).ShouldHaveSingleItem().Echoes.Count.ShouldBe(1);

    private static IReadOnlyList<(InformationMachine.Data.Posts.Post Post, IReadOnlyList<InformationMachine.Data.Posts.PostId> Echoes)> Fold(string one, string other) =>
        NearDuplicates.Fold([Some.Post(1, one), Some.Post(2, other, "Mirela Voss")], new HashSet<InformationMachine.Data.Posts.PostId>());
}
