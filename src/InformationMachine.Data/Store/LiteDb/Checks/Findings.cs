namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Collects what checks find; a badly damaged file must not fill the memory.</summary>
internal sealed class Findings
{
    private const int Kept = 1000;

    private readonly List<Finding> _kept = [];

    public long Total { get; private set; }

    public long Records { get; set; }

    public void Add(string rule, string what, string remedy)
    {
        Total++;
        if (_kept.Count < Kept) _kept.Add(new Finding(rule, what, remedy));
    }

    public CheckReport ToReport() => new([.. _kept], Total, Records);
}
