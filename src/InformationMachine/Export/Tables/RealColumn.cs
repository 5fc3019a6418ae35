namespace InformationMachine.Export.Tables;

/// <summary>A score.</summary>
internal sealed record RealColumn(string Name, Func<object, double> Get) : Column(Name);
