namespace InformationMachine.Briefings.Claims;

/// <summary>What a figure says of the amount it gives.</summary>
internal enum FigureKind
{
    /// <summary>That much.</summary>
    Total,

    /// <summary>That much or more.</summary>
    AtLeast,

    /// <summary>That much or less.</summary>
    AtMost,

    /// <summary>About that much.</summary>
    Estimate,

    /// <summary>By that much more or less than before.</summary>
    Change,

    /// <summary>That much in time to come.</summary>
    Expected,

    /// <summary>That much, if somebody gets what they ask for.</summary>
    Demanded,
}
