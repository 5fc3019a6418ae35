using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Linking;

/// <summary>A thread that shares terms with what was asked for.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Cosine">How alike the two are, 0 to 1.</param>
/// <param name="Raised">The cosine raised by the thread's size.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(ActiveThread Thread, double Cosine, double Raised);
