using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>A post linked earlier that later posts have shown to belong elsewhere.</summary>
/// <param name="Post">The post.</param>
/// <param name="From">The thread it leaves.</param>
/// <param name="To">The thread it joins.</param>
/// <param name="Sureness">How surely it belongs there, 0 to 1.</param>
internal sealed record Relocation(PostNode Post, ThreadId From, ThreadId To, double Sureness);
