using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Deliveries.Watches;

/// <summary>Whether a story is what a watch is about.</summary>
internal static class WatchMatcher
{
    /// <summary>True where all its filters and figures hold; what has happened is another question.</summary>
    /// <param name="watch">The watch or mute.</param>
    /// <param name="story">The story.</param>
    /// <param name="reader">Where merges are looked up.</param>
    public static bool IsAbout(Watch watch, StoryFacts story, IMachineReader reader) =>
        story.Importance.Sources >= watch.MinimumSources
        && story.Importance.Value >= watch.MinimumImportance
        && (watch.Thread is not { } thread || Survivor(reader, thread) == story.Thread.Id)
        && (watch.Authors.IsEmpty || watch.Authors.Any(story.IsBy))
        && (watch.Words.IsEmpty || watch.Words.Any(story.Says))
        && (watch.Feeds.IsEmpty || watch.Feeds.Any(story.IsFrom))
        && (watch.Tags.IsEmpty || watch.Tags.Any(story.HasTag))
        && (watch.Like.IsEmpty || story.IsLike(watch.Like));

    /// <summary>The thread a thread has become. Merges lead to live threads only, so the walk ends; a few steps at the most.</summary>
    private static ThreadId Survivor(IMachineReader reader, ThreadId thread)
    {
        for (var steps = 0; steps < 100 && reader.Thread(thread)?.MergedInto is { } next; steps++) thread = next;
        return thread;
    }
}
