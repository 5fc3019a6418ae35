using System.Numerics;
using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Evidence;

/// <summary>
/// Finds the embeddings nearest to one. The signs of its numbers are a signature (hyperplanes along the axes; Charikar 2002): counting where
/// two signatures differ costs a few nanoseconds, and only the best by that count are compared in full. Not thread-safe.
/// </summary>
internal sealed class MeaningTable
{
    /// <summary>How many are compared in full.</summary>
    public const int Compared = 96;

    private const int Words = ObservedPost.VectorLength / 64;

    private readonly List<KnownPost> _posts = [];
    private readonly List<ulong> _signatures = [];
    private readonly int[] _byDistance = new int[ObservedPost.VectorLength + 1];
    private readonly ulong[] _sought = new ulong[Words];
    private ushort[] _distances = [];
    private int _start;

    public void Add(KnownPost known)
    {
        if (known.VectorLength == 0) return;
        Sign(known.Post.Vector!, _sought);
        _posts.Add(known);
        _signatures.AddRange(_sought);
    }

    /// <summary>Forgets the oldest.</summary>
    public void Forget(KnownPost known)
    {
        if (known.VectorLength == 0) return;
        _posts[_start++] = null!;
        if (_start * 2 <= _posts.Count) return;
        _posts.RemoveRange(0, _start);
        _signatures.RemoveRange(0, _start * Words);
        _start = 0;
    }

    /// <summary>Remembered posts that may be near within the window, later ones first among equals.</summary>
    public IEnumerable<KnownPost> Near(KnownPost known)
    {
        Measure(known);
        int limit = 0, count = 0;
        while (limit < _byDistance.Length && (count += _byDistance[limit]) < Compared) limit++;
        var taken = 0;
        for (var i = _posts.Count - 1; i >= _start && taken < Compared * 2; i--)
        {
            if (_distances[i] > limit) continue;
            taken++;
            yield return _posts[i];
        }
    }

    private void Measure(KnownPost known)
    {
        Sign(known.Post.Vector!, _sought);
        Array.Clear(_byDistance);
        if (_distances.Length < _posts.Count) _distances = new ushort[Math.Max(1024, _posts.Count * 2)];
        var signatures = CollectionsMarshal.AsSpan(_signatures);
        for (var i = _start; i < _posts.Count; i++)
        {
            var distance = 0;
            if (Math.Abs(_posts[i].Post.Time - known.Post.Time) > CandidateSearch.Window)
            {
                _distances[i] = ushort.MaxValue;
                continue;
            }

            for (var word = 0; word < Words; word++) distance += BitOperations.PopCount(signatures[(i * Words) + word] ^ _sought[word]);
            _distances[i] = (ushort)distance;
            _byDistance[distance]++;
        }
    }

    private static void Sign(ReadOnlySpan<sbyte> vector, Span<ulong> signature)
    {
        signature.Clear();
        for (var i = 0; i < vector.Length; i++)
        {
            if (vector[i] > 0) signature[i >> 6] |= 1UL << (i & 63);
        }
    }
}
