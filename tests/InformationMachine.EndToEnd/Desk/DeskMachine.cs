namespace InformationMachine.EndToEnd.Desk;

/// <summary>The demo with its desk.</summary>
public sealed class DeskMachine : SampleMachine
{
    protected override string Data => Path.Combine(Installation.Data, "demo");

    /// <summary>Ten stories, one version each at the least.</summary>
    protected override (int Posts, int Versions) Expected => (101, 10);

    internal override MachineProcess Start() => Installation.Start("demo", "--desk", "--seconds", "8");
}
