namespace InformationMachine.Briefings.Grounding;

/// <summary>Why posts do not carry a sentence.</summary>
internal enum GroundingFailure
{
    /// <summary>They carry it.</summary>
    None,

    /// <summary>It cites none.</summary>
    NoSource,

    /// <summary>They hold less than half of its content words.</summary>
    Words,

    /// <summary>They do not hold one of its numbers.</summary>
    Number,

    /// <summary>They do not hold one of its names.</summary>
    Name,

    /// <summary>They do not hold one of its quotations word for word.</summary>
    Quotation,

    /// <summary>They negate it, say the opposite, or it negates what they say.</summary>
    Contrary,

    /// <summary>They neither were published on its day nor write it out.</summary>
    Day,
}
