using System.Security.Cryptography;
using System.Text;

namespace InformationMachine.Deliveries.Channels;

/// <summary>Who we are to push services (VAPID, RFC 8292): a key of this installation's own, made when it is first needed and kept in a file that only its owner may read.</summary>
internal sealed class PushIdentity(string file)
{
    public const string FileName = "webpush.pem";
    private static readonly TimeSpan Valid = TimeSpan.FromHours(12);

    private readonly Lock _lock = new();
    private string? _pem;

    /// <summary>What browsers are told when they subscribe.</summary>
    public string PublicKey
    {
        get
        {
            using var key = Key();
            return PushSubscription.Base64.Encode(PushEncryption.PublicKey(key.ExportParameters(false)));
        }
    }

    /// <summary>The header that proves it to a push service.</summary>
    public string Authorization(Uri endpoint, string contact, DateTimeOffset now)
    {
        var claims = $"{{\"aud\":\"{endpoint.GetLeftPart(UriPartial.Authority)}\",\"exp\":{(now + Valid).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)},\"sub\":{System.Text.Json.JsonSerializer.Serialize(contact)}}}";
        var text = $"{PushSubscription.Base64.Encode("{\"typ\":\"JWT\",\"alg\":\"ES256\"}"u8)}.{PushSubscription.Base64.Encode(Encoding.UTF8.GetBytes(claims))}";
        using var key = Key();
        var signature = key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"vapid t={text}.{PushSubscription.Base64.Encode(signature)}, k={PublicKey}";
    }

    /// <summary>Made anew from its text for every use: one a message is nothing, and nobody has to dispose of it.</summary>
    private ECDsa Key()
    {
        lock (_lock) _pem ??= File.Exists(file) ? File.ReadAllText(file) : Make();
        var key = ECDsa.Create();
        key.ImportFromPem(_pem);
        return key;
    }

    private string Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportPkcs8PrivateKeyPem();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(pem);
        return pem;
    }
}
