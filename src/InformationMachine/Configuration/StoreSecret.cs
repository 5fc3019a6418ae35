using System.Security.Cryptography;
using System.Text;
using InformationMachine.Network;

namespace InformationMachine.Configuration;

/// <summary>Encrypts what must not stand in a database readable, with a key made of <c>Store:Secret</c>: AES-256-GCM. Thread-safe.</summary>
internal sealed class StoreSecret
{
    /// <summary>A secret is random and not a word somebody remembers: 32 characters of base64 are 192 bits.</summary>
    public const int MinimumLength = 32;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int KeyLength = 32;

    private static readonly byte[] Form = "IM1\n"u8.ToArray();

    private readonly byte[] _key;

    /// <summary>Where the encrypted part begins: behind the form, the nonce and the tag.</summary>
    private static int Start => Form.Length + NonceLength + TagLength;

    private StoreSecret(string secret) => _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret), KeyLength, info: "information-machine/documents"u8.ToArray());

    /// <summary>The secret of the settings; null where they name none.</summary>
    /// <exception cref="RefusedException">It is not where the settings say, or too short (exit code 78).</exception>
    public static StoreSecret? Of(StoreOptions store)
    {
        if (store.Secret.Length == 0) return null;
        var secret = Secrets.Resolve(store.Secret) ?? throw new RefusedException(ExitCode.Configuration, "Store:Secret names an environment variable or a file that is not there, is empty, or cannot be read.");
        return secret.Length >= MinimumLength
            ? new StoreSecret(secret)
            : throw new RefusedException(ExitCode.Configuration, $"The secret that Store:Secret names has fewer than {MinimumLength} characters. Make one with `openssl rand -base64 32`, the same for all processes.");
    }

    /// <summary>Encrypts a document.</summary>
    /// <param name="name">What it is: a text that was encrypted as something else is refused.</param>
    /// <param name="plain">What it holds.</param>
    public byte[] Encrypt(string name, ReadOnlySpan<byte> plain)
    {
        var text = new byte[Start + plain.Length];
        Form.CopyTo(text, 0);
        var nonce = text.AsSpan(Form.Length, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce, plain, text.AsSpan(Start), text.AsSpan(Form.Length + NonceLength, TagLength), Encoding.UTF8.GetBytes(name));
        return text;
    }

    /// <summary>Decrypts a document; null where it was encrypted with another secret, or as something else, or is damaged.</summary>
    public byte[]? Decrypt(string name, byte[] text)
    {
        if (text.Length < Start || !text.AsSpan().StartsWith(Form)) return null;
        var plain = new byte[text.Length - Start];
        using var aes = new AesGcm(_key, TagLength);
        try
        {
            aes.Decrypt(text.AsSpan(Form.Length, NonceLength), text.AsSpan(Start), text.AsSpan(Form.Length + NonceLength, TagLength), plain, Encoding.UTF8.GetBytes(name));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
