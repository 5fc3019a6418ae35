using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Evidence.Training;

/// <summary>The best way to part the pairs of a node.</summary>
/// <param name="Column">By which number.</param>
/// <param name="Cut">The last bin to the left.</param>
/// <param name="UnknownLeft">Where pairs without it go.</param>
/// <param name="Left">The value to the left.</param>
/// <param name="Right">The value to the right.</param>
/// <param name="Gain">How much it betters.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Split(Column Column, int Cut, bool UnknownLeft, double Left, double Right, double Gain);
