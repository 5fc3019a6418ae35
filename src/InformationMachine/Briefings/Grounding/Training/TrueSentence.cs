namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>A sentence that its source carries.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Source">The text it stands in, or was worded from.</param>
internal sealed record TrueSentence(string Text, string Source);
