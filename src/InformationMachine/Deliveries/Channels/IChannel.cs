using InformationMachine.Deliveries.Messages;

namespace InformationMachine.Deliveries.Channels;

/// <summary>A service that people are reached through.</summary>
internal interface IChannel
{
    /// <summary>Its name in <c>channels.json</c>.</summary>
    string Kind { get; }

    /// <summary>The shortest time between two messages through one channel of this kind, as the service's documents ask.</summary>
    TimeSpan Gap { get; }

    /// <summary>What is missing or wrong in a channel's description, a line each.</summary>
    IEnumerable<string> Check(ChannelConfig channel);

    /// <summary>
    /// Sends once. What the service answers is in the result; what breaks on the way may be thrown and counts as "later". The id of a
    /// message is the same at every attempt, and is given to the service wherever that has a place for it.
    /// </summary>
    Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken);
}
