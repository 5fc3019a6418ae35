namespace InformationMachine.Data.Deliveries;

/// <summary>How far a message has come.</summary>
public enum DeliveryState
{
    /// <summary>Committed, and not known to have arrived.</summary>
    Waiting = 0,

    /// <summary>Its channel took it: it is never sent again.</summary>
    Sent = 1,

    /// <summary>Given up: its channel refused it for good, or too often.</summary>
    Dropped = 2,
}
