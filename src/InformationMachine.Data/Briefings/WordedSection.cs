using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>One section in a model's words.</summary>
/// <param name="Name">The section, by its name in files.</param>
/// <param name="Sentences">What it says; empty where the posts' own words stand.</param>
/// <param name="Reason">Why the posts' own words stand; null where the model's do.</param>
public sealed record WordedSection(string Name, ImmutableArray<WordedSentence> Sentences, string? Reason = null);
