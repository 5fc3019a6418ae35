using System.Globalization;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Briefings.Grounding.Judging;

namespace InformationMachine.Tests.Briefings.Grounding.Judging;

/// <summary>From which number on a copy counts as altered: at the bound itself it does not.</summary>
public sealed class CopyCheckTests
{
    [Theory]
    [InlineData("Edits=9 Misquoted=1", nameof(GroundingFailure.Quotation))]
    [InlineData("Edits=9 Opposite=0.51", nameof(GroundingFailure.Contrary))]
    [InlineData("Edits=9 Opposite=0.5", nameof(GroundingFailure.None))]
    [InlineData("Edits=9 Negation=0.95 Order=0.71", nameof(GroundingFailure.Contrary))]
    [InlineData("Edits=9 Negation=0.94 Order=1", nameof(GroundingFailure.None))]
    [InlineData("Edits=9 Negation=1 Order=0.7", nameof(GroundingFailure.None))]
    public void However_many_places_differ(string numbers, string reason) => Reason(numbers).ShouldBe(reason);

    [Theory]
    [InlineData("ExchangedNames=0.51", nameof(GroundingFailure.Exchanged))]
    [InlineData("ExchangedNames=0.5", nameof(GroundingFailure.None))]
    [InlineData("ExchangedUnits=0.51", nameof(GroundingFailure.Unit))]
    [InlineData("ExchangedUnits=0.5", nameof(GroundingFailure.None))]
    [InlineData("DoubtLost=0.51", nameof(GroundingFailure.Certainty))]
    [InlineData("DoubtLost=0.5", nameof(GroundingFailure.None))]
    [InlineData("TurningAdded=0.81", nameof(GroundingFailure.Turned))]
    [InlineData("TurningAdded=0.8", nameof(GroundingFailure.None))]
    [InlineData("ExchangedNew=0.81", nameof(GroundingFailure.Exchanged))]
    [InlineData("ExchangedNew=0.8", nameof(GroundingFailure.None))]
    [InlineData("ExchangedKnown=0.81", nameof(GroundingFailure.Exchanged))]
    [InlineData("ExchangedKnown=0.8", nameof(GroundingFailure.None))]
    [InlineData("CopyInverted=0.1", nameof(GroundingFailure.Order))]
    [InlineData("Inserted=1", nameof(GroundingFailure.None))]
    public void Where_one_place_differs(string numbers, string reason)
    {
        Reason("Edits=0 " + numbers).ShouldBe(reason);
        Reason("Edits=1 " + numbers).ShouldBe(reason);
    }

    [Theory]
    [InlineData("ExchangedNames=0.96", nameof(GroundingFailure.Exchanged))]
    [InlineData("ExchangedNames=0.95", nameof(GroundingFailure.None))]
    [InlineData("TurningExchanged=0.51", nameof(GroundingFailure.Turned))]
    [InlineData("TurningExchanged=0.5", nameof(GroundingFailure.None))]
    [InlineData("DoubtLost=0.51", nameof(GroundingFailure.Certainty))]
    [InlineData("DoubtLost=0.5", nameof(GroundingFailure.None))]
    [InlineData("ExchangedUnits=1 TurningAdded=1 ExchangedNew=1 ExchangedKnown=1", nameof(GroundingFailure.None))]
    public void Where_two_places_differ(string numbers, string reason) => Reason("Edits=2 " + numbers).ShouldBe(reason);

    [Theory]
    [InlineData("Edits=3 CopyInverted=0.1", nameof(GroundingFailure.Order))]
    [InlineData("Edits=3 NamesMoved=0.51", nameof(GroundingFailure.Order))]
    [InlineData("Edits=3 NamesMoved=0.5", nameof(GroundingFailure.None))]
    [InlineData("Edits=3 ExchangedNames=1 TurningExchanged=1 DoubtLost=1", nameof(GroundingFailure.None))]
    [InlineData("Edits=4 CopyInverted=1 NamesMoved=1", nameof(GroundingFailure.None))]
    public void Where_more_places_differ(string numbers, string reason) => Reason(numbers).ShouldBe(reason);

    private static string Reason(string given)
    {
        var numbers = new float[Enum.GetValues<SentenceNumber>().Length];
        foreach (var pair in given.Split(' ').Select(pair => pair.Split('='))) numbers[(int)Enum.Parse<SentenceNumber>(pair[0])] = float.Parse(pair[1], CultureInfo.InvariantCulture);
        return CopyCheck.Failure(numbers).ToString();
    }
}
