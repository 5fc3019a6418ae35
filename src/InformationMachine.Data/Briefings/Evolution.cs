using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>How an author's statements developed. A structured field that renderers word, except for the quoted sentences.</summary>
/// <param name="Kind">The development.</param>
/// <param name="Posts">How many posts of the author the thread holds.</param>
/// <param name="Since">The day of the author's first post in the thread, UTC.</param>
/// <param name="Sentences">For a changed figure or view: the earlier statement, then the later one. Otherwise what is new, or empty.</param>
public sealed record Evolution(EvolutionKind Kind, int Posts, DateOnly Since, ImmutableArray<Sentence> Sentences);
