using System.Globalization;

namespace InformationMachine;

/// <summary>The roles of this process.</summary>
/// <param name="Roles">The roles.</param>
internal sealed record ChosenRoles(MachineRoles Roles)
{
    /// <summary>True where this process has the role.</summary>
    public bool Has(MachineRoles role) => (Roles & role) != MachineRoles.None;

    /// <summary>For what only a poller can do.</summary>
    /// <exception cref="RefusedException">Other processes poll.</exception>
    public void MustPoll()
    {
        if (!Has(MachineRoles.Poll)) throw new RefusedException(ExitCode.Usage, "This process polls no feeds: others of this machine do, each feed when it is due. Ask one that has both roles, poll and desk.");
    }

    /// <summary>The names of the roles, with commas between.</summary>
    public override string ToString() => Roles.ToString().ToLower(CultureInfo.InvariantCulture);

    /// <summary>Reads names with commas between, in any order; null where one is none.</summary>
    public static MachineRoles? Read(string text)
    {
        var roles = MachineRoles.None;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            // A number would be taken for a name.
            if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || !Enum.TryParse<MachineRoles>(name, ignoreCase: true, out var role) || role == MachineRoles.None) return null;
            roles |= role;
        }

        return roles;
    }
}
