namespace InformationMachine.Briefings.Sections;

/// <summary>What became of a sentence of a post.</summary>
internal enum Became
{
    /// <summary>It stands in a section.</summary>
    Used,

    /// <summary>It was chosen, and an editor has put other words in its place.</summary>
    Corrected,

    /// <summary>Others were better.</summary>
    Outranked,

    /// <summary>Another sentence that stands in a section says it, or its post said it before.</summary>
    Repeated,

    /// <summary>A rule left it out.</summary>
    Removed,

    /// <summary>It was chosen, and the check found that its posts do not carry it.</summary>
    Refused,
}
