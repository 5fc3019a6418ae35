using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>Two threads that turned out to tell one story.</summary>
/// <param name="From">The one whose posts all went to the other.</param>
/// <param name="Into">The one that holds them now.</param>
/// <param name="Sureness">How sure that is, 0 to 1.</param>
internal sealed record FoundMerge(ThreadId From, ThreadId Into, double Sureness);
