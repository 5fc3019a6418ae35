using System.Globalization;

namespace InformationMachine.Data.Store;

/// <summary>
/// A right that a process holds for a while, as it was given: a batch that names it (<see cref="StoreBatch.Leases"/>) is stored only while nobody
/// else has been given it since.
/// </summary>
/// <param name="Name">What it is the right to: a role, or a host to be polled.</param>
/// <param name="Epoch">Rises whenever it goes to somebody else.</param>
public sealed record StoreLease(string Name, long Epoch)
{
    private const string RolePrefix = "role:";
    private const string HostPrefix = "host:";

    /// <summary>What the right to a role is called.</summary>
    /// <param name="role">The role.</param>
    public static string NameOf(StoreRole role) => RolePrefix + role.ToString().ToLower(CultureInfo.InvariantCulture);

    /// <summary>What the right to a host is called.</summary>
    /// <param name="host">The host; capital letters are the same as small ones.</param>
    public static string NameOf(string host) => HostPrefix + host.ToLowerInvariant();
}
