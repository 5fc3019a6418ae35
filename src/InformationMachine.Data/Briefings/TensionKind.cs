namespace InformationMachine.Data.Briefings;

/// <summary>In what two statements differ.</summary>
public enum TensionKind
{
    /// <summary>They give different figures for the same thing.</summary>
    Figures = 0,

    /// <summary>One denies what the other says.</summary>
    Denial = 1,

    /// <summary>They say opposite things.</summary>
    Contradiction = 2,
}
