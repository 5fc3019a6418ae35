using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Decisions;

/// <summary>One post that changed its thread by a decision, or was kept in it, with what an undo needs to put it back.</summary>
/// <param name="Post">The post.</param>
/// <param name="From">The thread that held it.</param>
/// <param name="To">The thread that holds it since.</param>
/// <param name="By">Who had put it into <paramref name="From"/>.</param>
/// <param name="At">When they had, UTC.</param>
public sealed record PostMove(PostId Post, ThreadId From, ThreadId To, AssignedBy By, DateTimeOffset At);
