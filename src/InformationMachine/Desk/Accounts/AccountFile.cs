using System.Collections.Immutable;
using System.Security.Cryptography;
using InformationMachine.Configuration;
using Microsoft.AspNetCore.Identity;

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// The accounts, in <c>accounts.json</c> of the data directory. A file of its own, so that accounts can be changed while a machine
/// runs, which notices at once. Thread-safe.
/// </summary>
internal sealed class AccountFile(IDocument document, TimeProvider clock)
{
    public const int MinimumPassword = 10;
    private const int MaximumName = 60;

    private static readonly PasswordHasher<Account> Hasher = new();

    private readonly PrivateList<Account> _file = new(document, clock, static account => account is { Name.Length: > 0, PasswordHash.Length: > 0, Stamp.Length: > 0 });

    /// <summary>Where the machine keeps them.</summary>
    public AccountFile(IDocuments documents, TimeProvider clock)
        : this(documents.Of(DocumentName.Accounts), clock)
    {
    }

    /// <summary>All accounts by name.</summary>
    public ImmutableArray<Account> All => _file.Items;

    public Account? Find(string name) => All.FirstOrDefault(account => account.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The account with this name and password; null where there is none. Takes as long for an unknown name as for a known one.</summary>
    public Account? Check(string name, string password)
    {
        var account = Find(name);
        var hash = account?.PasswordHash ?? Decoy.Value;
        var verdict = Hasher.VerifyHashedPassword(account!, hash, password);
        return account is not null && verdict != PasswordVerificationResult.Failed ? account : null;
    }

    /// <summary>Adds an account, or gives a known one this password and role.</summary>
    /// <exception cref="RefusedException">The name or the password cannot be taken (exit code 64).</exception>
    public async Task PutAsync(string name, Role role, string password, CancellationToken cancellationToken)
    {
        RefuseBadName(name);
        if (password.Length < MinimumPassword) throw new RefusedException(ExitCode.Usage, $"A password has at least {MinimumPassword} characters.");
        var account = new Account(name, role, "", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        account = account with { PasswordHash = Hasher.HashPassword(account, password) };
        await _file.UpdateAsync(all => Without(all, name).Add(account).Sort((a, b) => string.CompareOrdinal(a.Name, b.Name)), cancellationToken);
    }

    /// <summary>Removes an account; false where there is none. Its sessions end.</summary>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => _file.UpdateAsync(all => Without(all, name) is var rest && rest.Length == all.Length ? all : rest, cancellationToken);

    public static void RefuseBadName(string name)
    {
        if (name.Length is 0 or > MaximumName || name.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            throw new RefusedException(ExitCode.Usage, $"A name has 1 to {MaximumName} characters and no blanks.");
    }

    private static ImmutableArray<Account> Without(ImmutableArray<Account> all, string name) => [.. all.Where(known => !known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];

    private static Lazy<string> Decoy { get; } = new(() => Hasher.HashPassword(null!, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))));
}
