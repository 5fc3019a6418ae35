using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Network;

namespace InformationMachine.Tests.Deliveries.Channels;

public sealed class WebPushChannelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <summary>The example of RFC 8291, appendix A, byte for byte.</summary>
    [Fact]
    public void A_message_is_encrypted_as_the_RFC_shows()
    {
        const string Receiver = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
        var sender = Base64Url.DecodeFromChars("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
        using var ours = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Base64Url.DecodeFromChars("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), Q = new ECPoint { X = sender[1..33], Y = sender[33..] } });
        var subscription = PushSubscription.Read(Subscription("https://push.example/", Receiver, "BTBZMqHH6r4Tts7J_aSIgg"))!;
        var body = PushEncryption.Encrypt("When I grow up, I want to be a watermelon"u8, subscription, ours, Base64Url.DecodeFromChars("DGv6ra1nlYgDCS1FRnbzlw"));
        Base64Url.EncodeToString(body).ShouldBe("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
    }

    [Fact]
    public async Task A_push_service_gets_an_encrypted_message_that_proves_who_sent_it()
    {
        await using var service = await ServicePeer.StartAsync();
        using var sender = new MessageSender(new DeliveryOptions().Limits("test"), TimeProvider.System, new PublicName(service.Address.Port));
        var identity = new PushIdentity(_folder.File(PushIdentity.FileName));
        var channel = new WebPushChannel(sender, identity, TimeProvider.System);
        using var browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var address = Subscription("http://push.example/send/abc", Base64Url.EncodeToString(PushEncryption.PublicKey(browser.ExportParameters(false))), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));
        var message = SomeMessage.To(new ChannelConfig { Name = "push", Kind = "webpush", From = "mailto:ada@example.org" }, address: address);
        (await channel.SendAsync(message, Cancellation)).Outcome.ShouldBe(SendOutcome.Taken);
        var request = service.Requests.ShouldHaveSingleItem();
        request.Headers["Content-Encoding"].ShouldBe("aes128gcm");
        request.Headers["Topic"].Length.ShouldBe(32);
        request.Body.Length.ShouldBeLessThan(4096);
        Encoding.UTF8.GetString(request.Body).ShouldNotContain("Harwich");
        Verify(request.Headers["Authorization"], identity.PublicKey);
        foreach (var (status, outcome) in new[] { (410, SendOutcome.Refused), (404, SendOutcome.Refused), (413, SendOutcome.Unfit), (429, SendOutcome.Later), (503, SendOutcome.Later) })
        {
            service.Answer(status);
            (await channel.SendAsync(message, Cancellation)).Outcome.ShouldBe(outcome);
        }
    }

    [Fact]
    public async Task A_browser_cannot_lead_into_a_private_network()
    {
        await using var service = await ServicePeer.StartAsync();
        using var sender = new MessageSender(new DeliveryOptions().Limits("test"), TimeProvider.System, new Dialer());
        using var browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var address = Subscription(service.Address.AbsoluteUri, Base64Url.EncodeToString(PushEncryption.PublicKey(browser.ExportParameters(false))), Base64Url.EncodeToString(new byte[16]));
        await new WebPushChannel(sender, new PushIdentity(_folder.File(PushIdentity.FileName)), TimeProvider.System).SendAsync(SomeMessage.To(new ChannelConfig { Name = "push", Kind = "webpush", From = "mailto:ada@example.org" }, address: address), Cancellation);
        service.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void The_key_stays_over_restarts_and_belongs_to_its_owner_alone()
    {
        var first = new PushIdentity(_folder.File(PushIdentity.FileName)).PublicKey;
        new PushIdentity(_folder.File(PushIdentity.FileName)).PublicKey.ShouldBe(first);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(_folder.File(PushIdentity.FileName)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"endpoint":"ftp://x/","keys":{"p256dh":"BCVx","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}""")]
    [InlineData("""{"endpoint":"https://x/","keys":{"p256dh":"!!","auth":"??"}}""")]
    [InlineData("""{"endpoint":1,"keys":2}""")]
    public void What_is_no_subscription_is_refused(string text) => PushSubscription.Read(text).ShouldBeNull();

    private static string Subscription(string endpoint, string key, string secret) => JsonSerializer.Serialize(new { endpoint, keys = new { p256dh = key, auth = secret } });

    private static void Verify(string header, string publicKey)
    {
        header.ShouldStartWith("vapid t=");
        var parts = header["vapid t=".Length..].Split(", k=");
        parts[1].ShouldBe(publicKey);
        var key = Base64Url.DecodeFromChars(publicKey);
        using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = key[1..33], Y = key[33..] } });
        var token = parts[0].Split('.');
        verifier.VerifyData(Encoding.ASCII.GetBytes($"{token[0]}.{token[1]}"), Base64Url.DecodeFromChars(token[2]), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation).ShouldBeTrue();
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token[1]));
        claims.RootElement.GetProperty("aud").GetString().ShouldBe("http://push.example");
        claims.RootElement.GetProperty("sub").GetString().ShouldBe("mailto:ada@example.org");
    }

    /// <summary>A public name whose address leads to the peer on loopback.</summary>
    private sealed class PublicName(int port) : Dialer
    {
        public override Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Task.FromResult<IPAddress[]>([IPAddress.Parse("93.184.215.14")]);

        public override Task<Socket> ConnectAsync(IPAddress[] addresses, int _, CancellationToken cancellationToken) => base.ConnectAsync([IPAddress.Loopback], port, cancellationToken);
    }
}
