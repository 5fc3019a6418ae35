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

    /// <summary>A number has another unit than in them.</summary>
    Unit,

    /// <summary>It copies a sentence of theirs and has another word in one place.</summary>
    Exchanged,

    /// <summary>It copies a sentence of theirs but for a small word that turns what is said.</summary>
    Turned,

    /// <summary>It copies a sentence of theirs with the names in another order.</summary>
    Order,

    /// <summary>It is surer than they are.</summary>
    Certainty,

    /// <summary>It states what they tell as somebody's words, and drops whose.</summary>
    Attribution,

    /// <summary>It gives somebody's words to somebody else.</summary>
    Speaker,

    /// <summary>It gives a cause that they do not give.</summary>
    Cause,

    /// <summary>All in all they say too little of it.</summary>
    Unlikely,
}
