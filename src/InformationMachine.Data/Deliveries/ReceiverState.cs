namespace InformationMachine.Data.Deliveries;

/// <summary>What the machine has learned about a receiver and must not forget across restarts.</summary>
public sealed record ReceiverState
{
    /// <summary>The receiver's name.</summary>
    public required string Receiver { get; init; }

    /// <summary>Failures in a row; 0 after a success.</summary>
    public int FailureStreak { get; init; }

    /// <summary>The last failure in words, without secrets; null after a success.</summary>
    public string? LastError { get; init; }

    /// <summary>It is not tried before this time; null where nothing is in the way.</summary>
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>The last message its channel took.</summary>
    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>The latest point of its digest schedule that has been served; null where it has none or none has come.</summary>
    public DateTimeOffset? LastDigestAt { get; init; }
}
