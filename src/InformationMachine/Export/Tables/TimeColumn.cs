namespace InformationMachine.Export.Tables;

/// <summary>A moment, UTC, to the millisecond.</summary>
internal sealed record TimeColumn(string Name, Func<object, DateTimeOffset> Get) : Column(Name);
