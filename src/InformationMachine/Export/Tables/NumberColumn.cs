namespace InformationMachine.Export.Tables;

/// <summary>A whole number; null where the record has none.</summary>
internal sealed record NumberColumn(string Name, Func<object, long?> Get) : Column(Name);
