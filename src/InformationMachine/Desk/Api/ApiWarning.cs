namespace InformationMachine.Desk.Api;

/// <summary>A warning or error of the log.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="IsError">True for an error.</param>
/// <param name="Text">What happened; no secret is in it.</param>
internal sealed record ApiWarning(DateTimeOffset At, bool IsError, string Text);
