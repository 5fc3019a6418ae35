namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>What became of one trial.</summary>
/// <param name="file">The file that was altered.</param>
internal sealed class FlipOutcome(string file)
{
    public string File { get; } = file;

    /// <summary>What should not have happened; null where all is as it should be.</summary>
    public string? Wrong { get; private set; }

    /// <summary>How often something was refused with a message.</summary>
    public int Refusals { get; set; }

    public bool Opens { get; set; }

    public bool IsSound { get; set; }

    /// <summary>Posts in the data file after the repair; null where there was none.</summary>
    public int? Recovered { get; set; }

    public void Complain(string what) => Wrong ??= what;
}
