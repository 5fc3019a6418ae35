using InformationMachine.Briefings;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Threads;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Tests.Deliveries.Channels;

/// <summary>A message whose words try to break out of whatever they are put into.</summary>
internal static class SomeMessage
{
    public const string Id = "0190000000007000800000000000abcd";
    public const string Hostile = "<b>*bold*</b> @everyone [link](https://evil.example) `code` & \"quotes\" _under_";

    public static Message To(ChannelConfig channel, int stories = 1, int lines = 3, string? words = null, string? address = null, bool isTest = false) => new(
        new Delivery
        {
            Id = 1,
            Message = Id,
            Receiver = "phone",
            CreatedAt = Some.Time,
            IsGathered = stories > 1,
            IsTest = isTest,
            Stories = isTest ? [] : [.. Enumerable.Range(1, stories).Select(number => Story(number, lines, words ?? Hostile))],
        },
        new Receiver { Name = "phone", Owner = "ada", Channel = channel.Name, Address = address, ConfirmedAt = Some.Time, Key = "key" },
        channel,
        new StoryLinks(new SiteOptions { BaseUrl = "https://news.example.org/", Title = "Stories" }));

    private static DeliveredStory Story(int number, int lines, string words) => new()
    {
        Thread = new ThreadId(number),
        Version = 3,
        Since = 2,
        Title = $"Harwich plant {number} {words}",
        Lines = [new(DeliveredLineKind.Contradiction, words, "Ben Ode", [1]), .. Enumerable.Range(2, lines - 1).Select(i => new DeliveredLine(DeliveredLineKind.Statement, $"Statement {i}: {words}", null, [i]))],
        Sources = [new DeliveredSource(1, "Ben Ode", "https://example.org/1?a=1&b=2")],
        Importance = 42,
        Why = "3 independent sources",
        FirstMessage = "first",
        PreviousMessage = "previous",
    };
}
