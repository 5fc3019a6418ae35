namespace InformationMachine.Configuration;

/// <summary>What became of the latest change of a configuration file. Thread-safe.</summary>
internal sealed class ConfigurationState
{
    private volatile string? _problem;
    private volatile MachineSettings? _next;

    /// <summary>Why the latest change was refused, one mistake a line; null while the files are in effect.</summary>
    public string? Problem
    {
        get => _problem;
        set => _problem = value;
    }

    /// <summary>The settings with which the machine is to begin anew; null while it is not.</summary>
    public MachineSettings? Next
    {
        get => _next;
        set => _next = value;
    }
}
