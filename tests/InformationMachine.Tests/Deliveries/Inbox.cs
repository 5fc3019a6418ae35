using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Messages;

namespace InformationMachine.Tests.Deliveries;

/// <summary>A channel that keeps what it is given, and answers as a test wants.</summary>
internal sealed class Inbox : IChannel
{
    private readonly Lock _lock = new();
    private readonly List<Message> _messages = [];

    public string Kind => "inbox";

    public TimeSpan Gap => TimeSpan.Zero;

    /// <summary>What the next attempts are answered with; taken where it is empty.</summary>
    public Queue<SendResult> Answers { get; } = [];

    /// <summary>Every attempt in order.</summary>
    public IReadOnlyList<Message> Messages
    {
        get { lock (_lock) return [.. _messages]; }
    }

    /// <summary>The stories told, by receiver: thread, version and the version told before.</summary>
    public IEnumerable<(string Receiver, int Thread, int Version, int Since)> Stories =>
        Messages.SelectMany(message => message.Delivery.Stories.Select(story => (message.Receiver.Name, story.Thread.Value, story.Version, story.Since)));

    public IEnumerable<string> Check(ChannelConfig channel) => [];

    public Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _messages.Add(message);
            return Task.FromResult(Answers.TryDequeue(out var answer) ? answer : SendResult.Taken);
        }
    }
}
