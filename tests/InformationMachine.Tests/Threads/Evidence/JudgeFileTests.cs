using System.Text;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Tests.Threads.Evidence;

public sealed class JudgeFileTests
{
    [Fact]
    public void A_model_reads_back_as_it_was_written()
    {
        using var file = new MemoryStream();
        JudgeFile.Write(file, JudgeModel.Shipped);
        file.Position = 0;
        var read = JudgeFile.Read(file, "file");
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var numbers = Enumerable.Range(0, Enum.GetValues<PairNumber>().Length).Select(_ => random.Next(5) == 0 ? float.NaN : (float)random.NextDouble() * 5).ToArray();
            read.Probability(numbers).ShouldBe(JudgeModel.Shipped.Probability(numbers));
        }
    }

    [Theory]
    [InlineData("", "not a judge's model")]
    [InlineData("null", "null is no model")]
    [InlineData("""{"numbers":["Shoesize"],"meaning":{"bias":0,"trees":[]},"words":{"bias":0,"trees":[]}}""", "'Shoesize' is unknown")]
    [InlineData("""{"numbers":["Words"],"meaning":{"bias":0,"trees":[{"number":[0,-1,-1],"limit":[1,0,0],"left":[0,0,0],"unknownLeft":[0,0,0],"value":[0,1,2]}]},"words":{"bias":0,"trees":[]}}""", "leads to 0")]
    [InlineData("""{"numbers":["Words"],"meaning":{"bias":0,"trees":[{"number":[7],"limit":[1],"left":[0],"unknownLeft":[0],"value":[0]}]},"words":{"bias":0,"trees":[]}}""", "asks for the number 7")]
    [InlineData("""{"numbers":["Words"],"meaning":{"bias":0,"trees":[{"number":[-1],"limit":[],"left":[0],"unknownLeft":[0],"value":[0]}]},"words":{"bias":0,"trees":[]}}""", "equally long")]
    public void What_is_no_model_is_refused_by_name(string text, string part)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var refused = Should.Throw<RefusedException>(() => JudgeFile.Read(file, "judge.json"));
        refused.Message.ShouldStartWith("judge.json: ");
        refused.Message.ShouldContain(part);
        refused.Message.ShouldContain("train");
    }
}
