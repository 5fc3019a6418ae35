using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// The accounts, in <c>accounts.json</c> of the data directory, readable by its owner only. A file of its own, so that accounts can be
/// changed while a machine runs, which notices at once. Thread-safe.
/// </summary>
internal sealed class AccountFile(string path)
{
    public const string FileName = "accounts.json";
    public const int MinimumPassword = 10;
    private const int MaximumName = 60;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };
    private static readonly PasswordHasher<Account> Hasher = new();

    private readonly Lock _lock = new();
    private ImmutableArray<Account> _accounts = [];
    private DateTime _read;

    /// <summary>All accounts by name.</summary>
    public ImmutableArray<Account> All
    {
        get
        {
            lock (_lock)
            {
                var written = File.GetLastWriteTimeUtc(path);
                if (written == _read) return _accounts;
                _accounts = File.Exists(path) ? JsonSerializer.Deserialize<ImmutableArray<Account>>(File.ReadAllText(path), Json) : [];
                _read = written;
                return _accounts;
            }
        }
    }

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
    public void Put(string name, Role role, string password)
    {
        if (name.Length is 0 or > MaximumName || name.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            throw new RefusedException(ExitCode.Usage, $"A name has 1 to {MaximumName} characters and no blanks.");
        if (password.Length < MinimumPassword) throw new RefusedException(ExitCode.Usage, $"A password has at least {MinimumPassword} characters.");
        var account = new Account(name, role, "", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        Write([.. All.Where(known => !known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)), account with { PasswordHash = Hasher.HashPassword(account, password) }]);
    }

    /// <summary>Removes an account; false where there is none. Its sessions end.</summary>
    public bool Remove(string name)
    {
        var rest = All.Where(known => !known.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToImmutableArray();
        if (rest.Length == All.Length) return false;
        Write(rest);
        return true;
    }

    private static Lazy<string> Decoy { get; } = new(() => Hasher.HashPassword(null!, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))));

    private void Write(ImmutableArray<Account> accounts)
    {
        lock (_lock)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            PrivateFile.Write(path, JsonSerializer.Serialize(accounts.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name)), Json));
            _read = default;
        }
    }
}
