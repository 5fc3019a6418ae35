namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>What is wrong with a sentence that was spoiled on purpose.</summary>
internal enum SpoiledKind
{
    /// <summary>Another number.</summary>
    Number,

    /// <summary>The number with another unit or magnitude.</summary>
    Unit,

    /// <summary>Another name.</summary>
    Name,

    /// <summary>Two names in each other's place.</summary>
    Role,

    /// <summary>Somebody else says it.</summary>
    Speaker,

    /// <summary>A negation more or less.</summary>
    Negation,

    /// <summary>What was possible is certain.</summary>
    Hedge,

    /// <summary>Another day, month or year.</summary>
    Date,

    /// <summary>Another place.</summary>
    Place,

    /// <summary>The contrary direction or order.</summary>
    Comparison,

    /// <summary>A cause denied, turned round or made up.</summary>
    Cause,

    /// <summary>Another word within quotation marks.</summary>
    Quotation,
}
