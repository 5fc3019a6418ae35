using System.Runtime.InteropServices;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>The thread chosen for a post.</summary>
/// <param name="Thread">The thread; null where none is alike enough.</param>
/// <param name="Score">Its score, 0 to 1; 0 where there is none.</param>
/// <param name="RunnerUpScore">The score of the best other thread.</param>
/// <param name="RunnerUp">That thread; null where none was found.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChosenThread(ActiveThread? Thread, double Score, double RunnerUpScore, ThreadId? RunnerUp);
