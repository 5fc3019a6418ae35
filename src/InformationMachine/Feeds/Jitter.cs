using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace InformationMachine.Feeds;

/// <summary>Shares that look drawn by lot, yet are the same whenever the same question is asked.</summary>
internal static class Jitter
{
    /// <summary>A share from 0 to 1.</summary>
    public static double Share(string subject, long draw)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{subject}/{draw}"), hash);
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue;
    }
}
