using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Linking;

/// <summary>How likely it is that two posts tell one story.</summary>
/// <param name="Other">The other post.</param>
/// <param name="Probability">0 to 1, as it was judged when the later linked of the two came.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NodeLink(PostNode Other, float Probability)
{
    /// <summary>The surest first; equal ones by publication.</summary>
    public static IComparer<NodeLink> SurestFirst { get; } = Comparer<NodeLink>.Create((one, other) =>
        one.Probability == other.Probability ? PostNode.ByPublication.Compare(one.Other, other.Other) : other.Probability.CompareTo(one.Probability));
}
