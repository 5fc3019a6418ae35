using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>Where a new post was put.</summary>
/// <param name="Post">The post.</param>
/// <param name="Thread">Its thread.</param>
/// <param name="Sureness">How surely it belongs there, 0 to 1; 0 where it is alone.</param>
/// <param name="RunnerUp">The thread it belongs to next surely; null where there is none.</param>
/// <param name="RunnerUpSureness">How surely, 0 to 1.</param>
internal sealed record Placement(PostNode Post, ThreadId Thread, double Sureness, ThreadId? RunnerUp, double RunnerUpSureness);
