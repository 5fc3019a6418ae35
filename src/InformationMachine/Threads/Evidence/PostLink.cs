using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Evidence;

/// <summary>How likely a remembered post tells the same story as the one judged.</summary>
/// <param name="Order">The remembered post.</param>
/// <param name="Probability">0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PostLink(long Order, float Probability);
