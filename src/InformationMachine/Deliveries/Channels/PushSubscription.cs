using System.Text.Json;

namespace InformationMachine.Deliveries.Channels;

/// <summary>Where a browser takes messages, as it says itself (<c>PushSubscription.toJSON()</c>).</summary>
/// <param name="Endpoint">The push service's address for it: given by the browser, so never a private one.</param>
/// <param name="PublicKey">Its key on the curve P-256, uncompressed.</param>
/// <param name="Secret">What it shares with us alone.</param>
internal sealed record PushSubscription(Uri Endpoint, byte[] PublicKey, byte[] Secret)
{
    private const int KeyLength = 65;
    private const int SecretLength = 16;
    private const int Longest = 4000;

    /// <summary>Reads it; null where the text is none.</summary>
    public static PushSubscription? Read(string? text)
    {
        if (text is null || text.Length > Longest) return null;
        try
        {
            using var json = JsonDocument.Parse(text);
            var keys = json.RootElement.GetProperty("keys");
            if (!Uri.TryCreate(json.RootElement.GetProperty("endpoint").GetString(), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https") || endpoint.UserInfo.Length > 0) return null;
            var (key, secret) = (Base64.Decode(keys.GetProperty("p256dh").GetString()!), Base64.Decode(keys.GetProperty("auth").GetString()!));
            return key.Length == KeyLength && key[0] == 4 && secret.Length == SecretLength ? new PushSubscription(endpoint, key, secret) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentNullException)
        {
            return null;
        }
    }

    /// <summary>Base64 for addresses, without padding.</summary>
    internal static class Base64
    {
        public static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

        public static byte[] Decode(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text.TrimEnd('=').Replace('+', '-').Replace('/', '_'));
    }
}
