using System.Security.Cryptography;
using System.Text;

namespace InformationMachine.Deliveries.Channels;

/// <summary>Who we are to push services (VAPID, RFC 8292): a key of this installation's own, made when it is first needed and kept in a file that only its owner may read.</summary>
internal sealed class PushIdentity(string file)
{
    public const string FileName = "webpush.pem";
    private static readonly TimeSpan Valid = TimeSpan.FromHours(12);

    private readonly Lock _lock = new();
    private ECDsa? _key;

    /// <summary>What browsers are told when they subscribe.</summary>
    public string PublicKey => PushSubscription.Base64.Encode(PushEncryption.PublicKey(Key().ExportParameters(false)));

    /// <summary>The header that proves it to a push service.</summary>
    public string Authorization(Uri endpoint, string contact, DateTimeOffset now)
    {
        var claims = $"{{\"aud\":\"{endpoint.GetLeftPart(UriPartial.Authority)}\",\"exp\":{(now + Valid).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)},\"sub\":{System.Text.Json.JsonSerializer.Serialize(contact)}}}";
        var text = $"{PushSubscription.Base64.Encode("{\"typ\":\"JWT\",\"alg\":\"ES256\"}"u8)}.{PushSubscription.Base64.Encode(Encoding.UTF8.GetBytes(claims))}";
        var signature = Key().SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return $"vapid t={text}.{PushSubscription.Base64.Encode(signature)}, k={PublicKey}";
    }

    private ECDsa Key()
    {
        lock (_lock)
        {
            if (_key is not null) return _key;
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            if (File.Exists(file)) key.ImportFromPem(File.ReadAllText(file));
            else Keep(key);
            return _key = key;
        }
    }

    private void Keep(ECDsa key)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(key.ExportPkcs8PrivateKeyPem());
    }
}
