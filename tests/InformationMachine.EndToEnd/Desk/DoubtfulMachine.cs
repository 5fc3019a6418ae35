namespace InformationMachine.EndToEnd.Desk;

/// <summary>A machine that publishes nothing of its own accord, whatever posts arrive together: all its stories are questions.</summary>
public sealed class DoubtfulMachine : EditorsMachine
{
    protected override (int Posts, int Versions) Expected => (21, 0);

    internal override MachineProcess Start()
    {
        Installation.Variables["IM_THREADS__PUBLISHFROM"] = "0.99";
        return base.Start();
    }
}
