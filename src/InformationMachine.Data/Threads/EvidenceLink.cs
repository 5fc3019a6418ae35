using System.Runtime.InteropServices;

namespace InformationMachine.Data.Threads;

/// <summary>How likely it is that two posts tell one story.</summary>
/// <param name="Order">The other post's <see cref="PostEvidence.Order"/>.</param>
/// <param name="Probability">0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EvidenceLink(long Order, float Probability);
