using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Evidence;

/// <summary>How likely it is that a post tells one story with a remembered one.</summary>
/// <param name="Order">The remembered post's place in the order of linking.</param>
/// <param name="Probability">0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PostLink(long Order, float Probability);
