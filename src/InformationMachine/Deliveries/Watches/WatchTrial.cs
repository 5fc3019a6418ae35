using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;

namespace InformationMachine.Deliveries.Watches;

/// <summary>What a watch would have brought over the last days, version by version as they were written. Sends and stores nothing.</summary>
internal sealed class WatchTrial(IMachineReader reader, StoryReader stories, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>The messages, the newest first; null for the rest of what there is no room for.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="mutes">What its owner has muted.</param>
    /// <param name="days">How far back.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public IReadOnlyList<TriedStory> Run(Watch watch, IReadOnlyCollection<Watch> mutes, int days, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow().AddDays(-days);
        var found = new List<TriedStory>();
        foreach (var thread in reader.Threads().Where(thread => stories.Version(thread) > 0 && (thread.UpdatedAt > since || reader.LatestBriefing(thread.Id)?.WrittenAt > since)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var told = new ToldStory { Receiver = "", Thread = thread.Id };
            foreach (var briefing in reader.Briefings(thread.Id).Where(briefing => briefing.Version <= stories.Version(thread)))
            {
                var facts = stories.Facts(thread, briefing);
                if (!WatchMatcher.IsAbout(watch, facts, reader) || mutes.Any(mute => WatchMatcher.IsAbout(mute, facts, reader))) continue;
                if (stories.News(told, briefing, told.Posts.ToHashSet()) is not { } news || (watch.Events != WatchEvents.None && (watch.Events & news.Events) == WatchEvents.None)) continue;
                if (briefing.WrittenAt > since) found.Add(new TriedStory(briefing.WrittenAt, thread.Id.Value, briefing.Version, briefing.Title, facts.Importance.Value, facts.Importance.Why(), news.Lines));
                told = StoryReader.Told(told, facts, "", briefing.WrittenAt);
            }
        }

        return [.. found.OrderByDescending(story => story.At).Take(Most)];
    }
}
