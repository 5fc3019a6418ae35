using System.Net;

namespace InformationMachine.Desk.Serving;

/// <summary>The proxies whose word about callers is taken: this computer's own, and those the settings name.</summary>
internal sealed class TrustedProxies
{
    private TrustedProxies(IReadOnlyList<IPNetwork> networks) => Networks = networks;

    public IReadOnlyList<IPNetwork> Networks { get; }

    /// <summary>Reads addresses and networks separated by commas.</summary>
    /// <exception cref="RefusedException">One of them is neither (exit code 78).</exception>
    public static TrustedProxies Read(string list)
    {
        var networks = new List<IPNetwork>();
        foreach (var word in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(word, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(word, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else throw new RefusedException(ExitCode.Configuration, $"Desk:TrustedProxies names \"{word}\"; write IP addresses, or networks such as 10.0.0.0/8, separated by commas.");
        }

        return new TrustedProxies(networks);
    }

    /// <summary>Whether a connection from here may carry many callers.</summary>
    public bool Contains(IPAddress? address)
    {
        if (address is null) return true;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return IPAddress.IsLoopback(address) || Networks.Any(network => network.Contains(address));
    }
}
