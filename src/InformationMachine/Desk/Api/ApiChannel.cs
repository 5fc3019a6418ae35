namespace InformationMachine.Desk.Api;

/// <summary>One of the operator's channels, without what is secret about it.</summary>
internal sealed record ApiChannel(string Name, string Kind);
