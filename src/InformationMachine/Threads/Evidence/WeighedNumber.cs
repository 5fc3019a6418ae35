using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Evidence;

/// <summary>One number between two posts and how much it says.</summary>
/// <param name="Number">Which.</param>
/// <param name="Value">What was measured; NaN where nothing could be.</param>
/// <param name="Weight">How much it speaks for one story (above 0) or against it, in logits.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WeighedNumber(PairNumber Number, float Value, float Weight);
