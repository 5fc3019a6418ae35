using System.Net;
using InformationMachine.Desk.Serving;

namespace InformationMachine.Tests.Desk;

public sealed class CallerAddressTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    public void Of_IPv6_the_network_counts(string address, string counted) => CallerAddress.Of(IPAddress.Parse(address)).ShouldBe(counted);

    [Fact]
    public void Proxies_are_this_computer_and_those_named()
    {
        var proxies = TrustedProxies.Read("10.1.0.0/16, 192.0.2.7");
        new[] { "127.0.0.1", "::1", "10.1.9.9", "192.0.2.7", "::ffff:192.0.2.7" }.ShouldAllBe(address => proxies.Contains(IPAddress.Parse(address)));
        new[] { "10.2.0.1", "192.0.2.8", "2001:db8::1" }.ShouldAllBe(address => !proxies.Contains(IPAddress.Parse(address)));
        Should.Throw<RefusedException>(() => TrustedProxies.Read("10.1.0.0/16, proxy.example")).Message.ShouldContain("proxy.example");
    }
}
