using System.Text;

namespace InformationMachine.Configuration;

/// <summary>A document as it was read, which a change begins with.</summary>
/// <param name="Bytes">What it holds; null where there is none.</param>
/// <param name="Version">Another one with every change, where the place has such numbers; 0 otherwise.</param>
internal sealed record DocumentContent(byte[]? Bytes, long Version)
{
    /// <summary>What is said of a document that is not there.</summary>
    public static DocumentContent None { get; } = new(null, 0);

    /// <summary>Whether both hold the same.</summary>
    public static bool AreSame(DocumentContent one, DocumentContent other) =>
        (one.Bytes is null) == (other.Bytes is null) && one.Bytes.AsSpan().SequenceEqual(other.Bytes);

    /// <summary>A text without the mark that some editors put before it, which JSON does not know.</summary>
    public static byte[] WithoutMark(byte[] text) => text.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
}
