using InformationMachine.Briefings;
using InformationMachine.Briefings.Importance;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Watches;
using InformationMachine.Feeds;

namespace InformationMachine.Deliveries;

/// <summary>Stories as receivers may see them: the version readers are shown, never a fresher one.</summary>
internal sealed class StoryReader(IMachineReader reader, FeedList feeds, BriefingOptions options)
{
    private const int MostSources = 24;

    private readonly AuthorStandings _standings = AuthorStandings.Parse(options.Standing);

    /// <summary>The version readers may see; 0 where there is none.</summary>
    public int Version(StoryThread thread) => thread.IsHidden || !thread.IsLive || !thread.IsShown ? 0
        : options.PublishApprovedOnly ? Math.Min(thread.ApprovedVersion, thread.BriefingVersion) : thread.BriefingVersion;

    /// <summary>What watches ask of the story as readers see it; null where they do not.</summary>
    public StoryFacts? Facts(StoryThread thread) => Version(thread) is > 0 and var version && reader.Briefing(thread.Id, version) is { } briefing ? Facts(thread, briefing) : null;

    /// <summary>The same of any version.</summary>
    public StoryFacts Facts(StoryThread thread, Briefing briefing) => new(thread, briefing, StoryImportance.Of(briefing, _standings), reader, feeds);

    /// <summary>What is new to a receiver.</summary>
    public StoryNews? News(ToldStory? told, Briefing now, IReadOnlySet<long> known) =>
        StoryNews.Of(told is { Version: > 0 and var version } ? reader.Briefing(now.Thread, version) : null, now, known);

    /// <summary>The part of a message that is about a story.</summary>
    public static DeliveredStory Tell(StoryFacts facts, StoryNews news, ToldStory told)
    {
        var cited = news.Lines.SelectMany(line => line.Sources).ToHashSet();
        return new DeliveredStory
        {
            Thread = facts.Thread.Id,
            Version = facts.Briefing.Version,
            Since = news.IsNewStory ? 0 : told.Version,
            Title = facts.Briefing.Title,
            Language = facts.Briefing.Language,
            Lines = news.Lines,
            Sources = [.. facts.Briefing.Sources.Where(source => cited.Contains(source.Number)).Take(MostSources).Select(source => new DeliveredSource(source.Number, source.Author, source.Url))],
            Importance = facts.Importance.Value,
            Why = facts.Importance.Why(),
            Watches = told.Watches,
            FirstMessage = told.FirstMessage,
            PreviousMessage = told.LastMessage,
        };
    }

    /// <summary>The ledger's entry once a message tells the story.</summary>
    public static ToldStory Told(ToldStory told, StoryFacts facts, string message, DateTimeOffset at) => told with
    {
        Version = facts.Briefing.Version,
        At = at,
        Posts = [.. told.Posts.Concat(StoryNews.Hashes(facts.Briefing)).Distinct()],
        FirstMessage = told.FirstMessage ?? message,
        LastMessage = message,
        Pending = 0,
        PendingSince = null,
        Watches = [],
    };
}
