namespace InformationMachine.Data.Briefings;

/// <summary>How an author's statements developed since the version before.</summary>
public enum EvolutionKind
{
    /// <summary>The author appears for the first time.</summary>
    FirstSeen = 0,

    /// <summary>Nothing the author says has changed.</summary>
    Consistent = 1,

    /// <summary>The author has added a point.</summary>
    NewPoint = 2,

    /// <summary>The author gives another figure for the same thing.</summary>
    FigureUpdated = 3,

    /// <summary>The author now says the opposite.</summary>
    Reversed = 4,

    /// <summary>The author edited a post that had been cited.</summary>
    Edited = 5,
}
