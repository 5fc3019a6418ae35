using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Desk.Api;

/// <summary>A message that a watch would have brought.</summary>
internal sealed record ApiTriedStory(DateTimeOffset At, int Thread, int Version, string Title, double Importance, string Why, IReadOnlyList<string> News)
{
    public static ApiTriedStory Of(TriedStory story) => new(story.At, story.Thread, story.Version, story.Title, story.Importance, story.Why, [.. story.News.Select(line => line.Text)]);
}
