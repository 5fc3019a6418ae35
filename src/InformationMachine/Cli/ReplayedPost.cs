using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Cli;

/// <summary>A replayed post with what became of it.</summary>
/// <param name="Post">The post.</param>
/// <param name="Assignment">Its assignment as it stands.</param>
/// <param name="Thread">Its thread.</param>
internal sealed record ReplayedPost(Post Post, Assignment Assignment, StoryThread Thread);
