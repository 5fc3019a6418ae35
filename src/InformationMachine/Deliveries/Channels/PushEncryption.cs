using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace InformationMachine.Deliveries.Channels;

/// <summary>Encrypts a message for one browser, so that the push service in between cannot read it (RFC 8291 over RFC 8188).</summary>
internal static class PushEncryption
{
    private const int SaltLength = 16;
    private const int TagLength = 16;
    private const int RecordSize = 4096;
    private const byte LastRecord = 2;

    /// <summary>The body of the request: header and one record.</summary>
    public static byte[] Encrypt(ReadOnlySpan<byte> text, PushSubscription subscription)
    {
        using var ours = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(text, subscription, ours, RandomNumberGenerator.GetBytes(SaltLength));
    }

    /// <summary>The same with a known key and salt, for the example of the RFC.</summary>
    internal static byte[] Encrypt(ReadOnlySpan<byte> text, PushSubscription subscription, ECDiffieHellman ours, byte[] salt)
    {
        var own = PublicKey(ours.ExportParameters(false));
        using var theirs = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = subscription.PublicKey[1..33], Y = subscription.PublicKey[33..] } });
        var shared = ours.DeriveRawSecretAgreement(theirs.PublicKey);
        byte[] info = [.. "WebPush: info\0"u8, .. subscription.PublicKey, .. own];
        var secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, shared, 32, subscription.Secret, info);
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 16, salt, Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0"));
        var nonce = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 12, salt, Encoding.ASCII.GetBytes("Content-Encoding: nonce\0"));
        byte[] record = [.. text, LastRecord];
        var body = new byte[SaltLength + 4 + 1 + own.Length + record.Length + TagLength];
        salt.CopyTo(body, 0);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(SaltLength), RecordSize);
        body[SaltLength + 4] = (byte)own.Length;
        own.CopyTo(body, SaltLength + 5);
        var at = SaltLength + 5 + own.Length;
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, record, body.AsSpan(at, record.Length), body.AsSpan(at + record.Length));
        return body;
    }

    /// <summary>A public key as protocols write it: 4, then both coordinates.</summary>
    public static byte[] PublicKey(ECParameters key) => [4, .. key.Q.X!, .. key.Q.Y!];
}
