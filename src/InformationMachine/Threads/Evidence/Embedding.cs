using System.Numerics;

namespace InformationMachine.Threads.Evidence;

/// <summary>Sums over embeddings of signed bytes; whole numbers, so that no order of adding matters.</summary>
internal static class Embedding
{
    /// <summary>The scalar product.</summary>
    public static int Dot(ReadOnlySpan<sbyte> a, ReadOnlySpan<sbyte> b)
    {
        var sums = Vector<int>.Zero;
        var at = 0;
        for (; at + Vector<sbyte>.Count <= a.Length; at += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(a[at..]), out var a1, out var a2);
            Vector.Widen(new Vector<sbyte>(b[at..]), out var b1, out var b2);
            Vector.Widen(a1 * b1, out var p1, out var p2);
            Vector.Widen(a2 * b2, out var p3, out var p4);
            sums += p1 + p2 + p3 + p4;
        }

        var sum = Vector.Sum(sums);
        for (; at < a.Length; at++) sum += a[at] * b[at];
        return sum;
    }
}
