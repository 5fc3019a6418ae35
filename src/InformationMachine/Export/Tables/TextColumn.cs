namespace InformationMachine.Export.Tables;

/// <summary>Text; null where the record has none.</summary>
internal sealed record TextColumn(string Name, Func<object, string?> Get) : Column(Name);
