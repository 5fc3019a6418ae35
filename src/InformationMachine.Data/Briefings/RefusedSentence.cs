using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>What a model wrote and no reader sees.</summary>
/// <param name="Section">Where it was to stand.</param>
/// <param name="Text">Its words, at most 600 characters.</param>
/// <param name="Citations">What it cited, as far as these sources were given.</param>
/// <param name="Reason">The check that refused it.</param>
public sealed record RefusedSentence(string Section, string Text, ImmutableArray<int> Citations, string Reason);
