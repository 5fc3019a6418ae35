namespace InformationMachine.Data.Deliveries;

/// <summary>What a line of a message is.</summary>
public enum DeliveredLineKind
{
    /// <summary>A statement.</summary>
    Statement = 0,

    /// <summary>One side of two statements that do not agree.</summary>
    Contradiction = 1,

    /// <summary>A figure that its author has changed.</summary>
    Figure = 2,

    /// <summary>What an editor has put into other words, or added.</summary>
    Correction = 3,
}
