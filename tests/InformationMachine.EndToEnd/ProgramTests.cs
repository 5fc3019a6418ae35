namespace InformationMachine.EndToEnd;

public sealed class ProgramTests
{
    [Fact]
    public void The_program_is_built() => File.Exists(Path.Combine(AppContext.BaseDirectory, "InformationMachine.dll")).ShouldBeTrue();
}
