using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>A sentence in a model's words as it is shown.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="AsOf">"as of 8 October", where a post said so that day and the story has gone on; null otherwise.</param>
internal sealed record WordedLine(WordedSentence Sentence, string? AsOf);
