using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>What linking a round of posts has changed.</summary>
/// <param name="Placements">The new posts, by publication.</param>
/// <param name="Relocations">Earlier posts that are elsewhere now, by publication.</param>
/// <param name="Merges">Threads that have no posts any more, with where most of them went; by number.</param>
/// <param name="Started">The numbers of new threads, ascending.</param>
/// <param name="Rated">The threads whose posts have changed, by number.</param>
internal sealed record LinkedRound(
    IReadOnlyList<Placement> Placements,
    IReadOnlyList<Relocation> Relocations,
    IReadOnlyList<FoundMerge> Merges,
    IReadOnlyList<ThreadId> Started,
    IReadOnlyList<RatedThread> Rated);
