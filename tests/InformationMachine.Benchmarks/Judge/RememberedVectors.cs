using System.Security.Cryptography;
using System.Text;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Benchmarks.Judge;

/// <summary>Vectors kept in a file, since tens of thousands of posts take minutes to embed and are the same in each run.</summary>
internal sealed class RememberedVectors : ISentenceEmbedder, IDisposable
{
    private const int KeyLength = 16;

    private readonly Dictionary<string, sbyte[]?> _vectors = new(StringComparer.Ordinal);
    private readonly ISentenceEmbedder _embedder;
    private readonly FileStream _file;

    public RememberedVectors(ISentenceEmbedder embedder, string path)
    {
        _embedder = embedder;
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var record = new byte[KeyLength + 1 + ObservedPost.VectorLength];
        while (_file.ReadAtLeast(record, record.Length, throwOnEndOfStream: false) == record.Length)
            _vectors[Convert.ToHexString(record.AsSpan(0, KeyLength))] = record[KeyLength] == 0 ? null : Array.ConvertAll(record[(KeyLength + 1)..], value => (sbyte)value);
        _file.Position = _file.Length / record.Length * record.Length;
    }

    public sbyte[]? Embed(string text, string? language)
    {
        lock (_vectors) return Find(text, language);
    }

    private sbyte[]? Find(string text, string? language)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{language}\n{text}")).AsSpan(0, KeyLength);
        var name = Convert.ToHexString(key);
        if (_vectors.TryGetValue(name, out var known)) return known;
        var vector = _vectors[name] = _embedder.Embed(text, language);
        _file.Write(key);
        _file.WriteByte((byte)(vector is null ? 0 : 1));
        _file.Write(vector is null ? new byte[ObservedPost.VectorLength] : Array.ConvertAll(vector, value => (byte)value));
        return vector;
    }

    public void Dispose() => _file.Dispose();
}
