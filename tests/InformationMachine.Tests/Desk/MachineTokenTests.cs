using InformationMachine.Desk.Accounts;

namespace InformationMachine.Tests.Desk;

public sealed class MachineTokenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Where_no_machine_runs_there_is_none() => MachineToken.Read(_folder.File("")).ShouldBeNull();

    [Fact]
    public void What_a_machine_wrote_is_read()
    {
        new MachineToken(_folder.File(MachineToken.FileName)).Publish("http://127.0.0.1:8080/");
        MachineToken.Read(_folder.File(""))!.Value.Address.ShouldBe(new Uri("http://127.0.0.1:8080/"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"address\": 7, \"secret\": \"s\"}")]
    [InlineData("{\"address\": null, \"secret\": null}")]
    [InlineData("{\"address\": \"http://127.0.0.1:1/\"}")]
    [InlineData("{\"address\": \"not an address\", \"secret\": \"s\"}")]
    [InlineData("{\"address\": \"file:///etc/passwd\", \"secret\": \"s\"}")]
    [InlineData("{\"address\": \"http://127.0.0.1:1/\", \"secret\": null}")]
    [InlineData("{\"address\": \"http://127.0.0.1:1/\", \"secret\": \"a\\nb\"}")]
    public void Garbage_is_one_clear_refusal(string text)
    {
        File.WriteAllText(_folder.File(MachineToken.FileName), text);
        var refused = Should.Throw<RefusedException>(() => MachineToken.Read(_folder.File("")));
        refused.Message.ShouldContain(_folder.File(MachineToken.FileName));
        refused.Message.ShouldContain("Start the machine anew");
    }
}
