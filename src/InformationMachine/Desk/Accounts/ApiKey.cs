namespace InformationMachine.Desk.Accounts;

/// <summary>A program that may use the API.</summary>
/// <param name="Name">The name, which also stands in the decisions it makes.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Hash">SHA-256 of the key, in hex: a key is 256 random bits, which no slower hash would guard better.</param>
internal sealed record ApiKey(string Name, Role Role, string Hash);
