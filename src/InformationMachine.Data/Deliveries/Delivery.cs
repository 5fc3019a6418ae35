using System.Collections.Immutable;

namespace InformationMachine.Data.Deliveries;

/// <summary>One message to one receiver: an entry of the outbox until it is sent, and of the record of messages afterwards.</summary>
public sealed record Delivery
{
    /// <summary>The number, ascending in the order of writing.</summary>
    public required long Id { get; init; }

    /// <summary>Names the message to whoever gets it, the same at every attempt.</summary>
    public required string Message { get; init; }

    /// <summary>The receiver's name.</summary>
    public required string Receiver { get; init; }

    /// <summary>How far it has come.</summary>
    public DeliveryState State { get; init; }

    /// <summary>When it was committed, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its channel took it or it was given up; null while it waits.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt failed, without secrets.</summary>
    public string? Error { get; init; }

    /// <summary>True where it gathers several stories: a digest, or what a cap held back.</summary>
    public bool IsGathered { get; init; }

    /// <summary>True for the button "send a test": it tells of no story.</summary>
    public bool IsTest { get; init; }

    /// <summary>What it tells.</summary>
    public ImmutableArray<DeliveredStory> Stories { get; init; } = [];
}
