namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>A sentence with a known answer.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Source">What it cites.</param>
/// <param name="Group">How it was made.</param>
/// <param name="Kind">What is wrong with it; null where nothing is, or where it was made up as a whole.</param>
/// <param name="IsTrue">Whether the source carries it.</param>
internal sealed record SentenceExample(string Text, string Source, ExampleGroup Group, SpoiledKind? Kind, bool IsTrue);
