using System.Runtime.InteropServices;

namespace InformationMachine.Briefings.Grounding;

/// <summary>What the check says of a sentence.</summary>
/// <param name="Reason">Why it may not be published; none where it may.</param>
/// <param name="Score">How likely its posts carry it, 0 to 1; halved where something is wrong with it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GroundingVerdict(GroundingFailure Reason, float Score)
{
    public bool IsSupported => Reason is GroundingFailure.None;
}
