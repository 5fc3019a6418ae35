using System.Net;
using System.Net.Sockets;

namespace InformationMachine.Desk.Serving;

/// <summary>Who a caller is, as far as limits go: an address, or the network that one customer gets of IPv6.</summary>
internal static class CallerAddress
{
    private const int CustomerBytes = 8;

    /// <summary>The address of IPv4; of IPv6 the first 64 bits.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, CustomerBytes, bytes.Length - CustomerBytes);
        return new IPAddress(bytes) + "/64";
    }
}
