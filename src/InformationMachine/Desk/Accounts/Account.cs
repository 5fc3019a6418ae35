namespace InformationMachine.Desk.Accounts;

/// <summary>Somebody who may use the desk.</summary>
/// <param name="Name">The name, which also stands in decisions.</param>
/// <param name="Role">What they may do.</param>
/// <param name="PasswordHash">The password as ASP.NET's PasswordHasher keeps it.</param>
/// <param name="Stamp">Random, new with each password: sessions of an older one end.</param>
internal sealed record Account(string Name, Role Role, string PasswordHash, string Stamp);
