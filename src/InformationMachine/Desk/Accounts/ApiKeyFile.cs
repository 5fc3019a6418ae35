using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using InformationMachine.Configuration;

namespace InformationMachine.Desk.Accounts;

/// <summary>The keys of programs, in <c>api-keys.json</c> of the data directory; a key itself is shown once and never stored. Thread-safe.</summary>
internal sealed class ApiKeyFile(IDocument document, TimeProvider clock)
{
    private const string Prefix = "imk_";

    private readonly PrivateList<ApiKey> _file = new(document, clock);

    /// <summary>Where the machine keeps them.</summary>
    public ApiKeyFile(IDocuments documents, TimeProvider clock)
        : this(documents.Of(DocumentName.ApiKeys), clock)
    {
    }

    /// <summary>All keys by name.</summary>
    public ImmutableArray<ApiKey> All => _file.Items;

    /// <summary>The program whose key this is; null where it is nobody's.</summary>
    public ApiKey? Find(string key)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var hash = Encoding.ASCII.GetBytes(Hash(key));
        return All.FirstOrDefault(known => CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(known.Hash)));
    }

    /// <summary>Makes a key, in place of an earlier one of that name.</summary>
    /// <exception cref="RefusedException">The name cannot be taken (exit code 64).</exception>
    public async Task<string> CreateAsync(string name, Role role, CancellationToken cancellationToken)
    {
        AccountFile.RefuseBadName(name);
        var key = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await _file.UpdateAsync(all => Without(all, name).Add(new ApiKey(name, role, Hash(key))).Sort((a, b) => string.CompareOrdinal(a.Name, b.Name)), cancellationToken);
        return key;
    }

    /// <summary>Ends a key; false where there is none of that name.</summary>
    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => _file.UpdateAsync(all => Without(all, name) is var rest && rest.Length == all.Length ? all : rest, cancellationToken);

    private static ImmutableArray<ApiKey> Without(ImmutableArray<ApiKey> all, string name) => [.. all.Where(known => !known.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
