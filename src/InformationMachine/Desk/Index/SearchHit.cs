using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Desk.Index;

/// <summary>A thread that was found.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Rank">How well it fits; greater is better.</param>
/// <param name="Matches">How many of its posts fit.</param>
/// <param name="Posts">The best of them.</param>
internal sealed record SearchHit(ThreadId Thread, double Rank, int Matches, IReadOnlyList<PostId> Posts);
