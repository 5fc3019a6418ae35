using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>What one author says of the story, and how that has changed.</summary>
/// <param name="Author">The author's name.</param>
/// <param name="Handle">The author's account with its leading <c>@</c>, where there is one.</param>
/// <param name="Stance">The author's most telling statements, verbatim.</param>
/// <param name="Evolution">What changed since the version before.</param>
public sealed record Perspective(string Author, string? Handle, ImmutableArray<Sentence> Stance, Evolution Evolution);
