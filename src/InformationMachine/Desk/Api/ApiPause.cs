namespace InformationMachine.Desk.Api;

/// <summary>Whether a receiver rests.</summary>
internal sealed record ApiPause(bool Paused);
