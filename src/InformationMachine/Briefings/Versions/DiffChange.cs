namespace InformationMachine.Briefings.Versions;

/// <summary>What happened to a statement between two versions.</summary>
internal enum DiffChange
{
    /// <summary>It stands in both, be it in another section.</summary>
    Same = 0,

    /// <summary>Only the newer version has it.</summary>
    Added = 1,

    /// <summary>Only the older version has it.</summary>
    Removed = 2,
}
