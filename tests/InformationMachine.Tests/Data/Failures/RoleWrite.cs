namespace InformationMachine.Tests.Data.Failures;

/// <summary>A record that was written under a role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Transaction">The transaction.</param>
/// <param name="Epoch">The role's epoch when it was written.</param>
/// <param name="Process">Who wrote it.</param>
/// <param name="Key">The record's key.</param>
internal sealed record RoleWrite(string Role, long Transaction, long Epoch, string Process, long Key);
