namespace InformationMachine.Data.Threads;

/// <summary>What the briefing round leaves on a thread it has looked at, whether or not it wrote a version.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Revision">The <see cref="StoryThread.Revision"/> it looked at.</param>
/// <param name="Version">The newest briefing version; 0 where there is none.</param>
/// <param name="Title">The thread's headline from now on.</param>
public sealed record BriefedMark(ThreadId Thread, long Revision, int Version, string Title);
