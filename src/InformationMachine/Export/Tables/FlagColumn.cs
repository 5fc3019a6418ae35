namespace InformationMachine.Export.Tables;

/// <summary>True or false.</summary>
internal sealed record FlagColumn(string Name, Func<object, bool> Get) : Column(Name);
