using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>Texts that share nearly all words and yet say different things are neither echoes nor sources of one another.</summary>
public sealed class ContrastTests
{
    public static TheoryData<string, string> Contraries => new()
    {
        { "The bridge over the sound is safe for heavy lorries, the county's engineers wrote after their visit.", "The bridge over the sound is not safe for heavy lorries, the county's engineers wrote after their visit." },
        { "The storm in Brannoch destroyed 40 boats along the quay, the harbour master said on Friday.", "The storm in Brannoch destroyed 400 boats along the quay, the harbour master said on Friday." },
        { "Ada Hale beat Mirela Voss in the election of the harbour council on Friday with most votes of the quay.", "Mirela Voss beat Ada Hale in the election of the harbour council on Friday with most votes of the quay." },
        { "The council of Brannoch approved the harbour budget late on Friday after a long debate.", "The council of Brannoch rejected the harbour budget late on Friday after a long debate." },
        { "Die Brücke über den Sund ist für schwere Lastwagen sicher, schrieben die Prüfer des Kreises nach dem Besuch.", "Die Brücke über den Sund ist für schwere Lastwagen nicht sicher, schrieben die Prüfer des Kreises nach dem Besuch." },
        { "Мост через пролив открыт для тяжёлых грузовиков, сообщили инженеры округа после осмотра.", "Мост через пролив не открыт для тяжёлых грузовиков, сообщили инженеры округа после осмотра." },
    };

    [Theory]
    [MemberData(nameof(Contraries))]
    public void What_says_the_contrary_is_no_echo(string one, string other)
    {
        Contrast.Is(one, other).ShouldBeTrue();
        Fold(one, other).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("The harbour ferry of Brannoch was launched on Friday with 260 guests.", "RT The harbour ferry of Brannoch was launched on Friday with 260 guests!")]
    [InlineData("The harbour ferry of Brannoch was launched on Friday with 260 guests.", "The harbour ferry of Brannoch was launched late on Friday with 260 guests.")]
    public void What_says_the_same_is_one(string one, string other) => Fold(one, other).ShouldHaveSingleItem().Echoes.Count.ShouldBe(1);

    [Theory]
    [InlineData("The union said 9,000 dockers joined the strike at the harbour on Monday.", "The harbour said 4,000 dockers joined the strike at the harbour on Monday.")]
    [InlineData("Closing the old quay of Brannoch is the right decision for the harbour.", "Closing the old quay of Brannoch is not the right decision for the harbour.")]
    public void A_sentence_does_not_cite_who_says_otherwise(string one, string other)
    {
        var units = Candidates.Read([Some.Post(1, one), Some.Post(2, other, "Mirela Voss"), Some.Post(3, "Rain fell over the sound in the evening.", "Jon Reyk")]);
        units[0].Similarity(units[1]).ShouldBeGreaterThan(0.5);
        Draft.Of(units[0], units).Also.ShouldBeEmpty();
    }

    [Fact]
    public void A_sentence_cites_who_says_the_same()
    {
        var units = Candidates.Read([Some.Post(1, "The union said 9,000 dockers joined the strike."), Some.Post(2, "9,000 dockers joined the strike, the union said.", "Mirela Voss"), Some.Post(3, "Rain fell over the sound in the evening.", "Jon Reyk")]);
        Draft.Of(units[0], units).Also.ShouldHaveSingleItem();
    }

    private static IReadOnlyList<(Post Post, IReadOnlyList<PostId> Echoes)> Fold(string one, string other) => NearDuplicates.Fold([Some.Post(1, one), Some.Post(2, other, "Mirela Voss")], new HashSet<PostId>());
}
