using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Decisions;

/// <summary>How sure the linker has to be of a thread that no editor speaks for.</summary>
/// <param name="From">The confidence from which readers see it.</param>
/// <param name="Stays">The confidence from which one that they have seen stays.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PublishingBar(double From, double Stays);
