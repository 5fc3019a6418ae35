namespace InformationMachine.Threads.Explaining;

/// <summary>One kind of evidence between two posts and how much it says.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Weight">How much it speaks for one story (above 0) or against it, in logits: 1 makes it about 2.7 times as likely.</param>
internal sealed record WeighedEvidence(EvidenceKind Kind, double Weight);
