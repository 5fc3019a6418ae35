namespace InformationMachine.Briefings.Versions;

/// <summary>One statement in a comparison.</summary>
/// <param name="Change">Whether it came, went or stayed.</param>
/// <param name="Text">The statement as one line.</param>
internal sealed record DiffLine(DiffChange Change, string Text);
