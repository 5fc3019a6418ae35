using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>What was seen of a thread that has grown.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="IsLoose">True where it holds talk that shares a word, not a story.</param>
internal readonly record struct ExaminedThread(ThreadId Thread, bool IsLoose);
