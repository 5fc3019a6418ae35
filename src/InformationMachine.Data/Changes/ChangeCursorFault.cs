namespace InformationMachine.Data.Changes;

/// <summary>Why a cursor cannot be followed.</summary>
public enum ChangeCursorFault
{
    /// <summary>It was given by another data file, or by this one before a backup was restored over it.</summary>
    Foreign = 0,

    /// <summary>It lies beyond what this file holds: the file is an older copy.</summary>
    Ahead = 1,

    /// <summary>The changes after it are kept no longer.</summary>
    Trimmed = 2,
}
