using System.Net;
using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;

namespace InformationMachine.Desk;

/// <summary>Where the desk listens.</summary>
internal static class DeskAddress
{
    /// <summary>The address that is configured; that of this computer while there are no accounts, because then whoever reaches the desk may do everything.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static IPAddress Of(DeskOptions options, AccountFile accounts)
    {
        var address = Configured(options);
        return !IPAddress.IsLoopback(address) && accounts.All.IsEmpty ? IPAddress.Loopback : address;
    }

    /// <summary>The address that is configured, for one that tells nobody anything and does nothing for anybody.</summary>
    /// <exception cref="RefusedException">It is none.</exception>
    public static IPAddress Configured(DeskOptions options) => IPAddress.TryParse(options.Address, out var address)
        ? address
        : throw new RefusedException(ExitCode.Configuration, $"Desk:Address is \"{options.Address}\"; write an IP address such as 127.0.0.1, or 0.0.0.0 for all of this computer.");
}
