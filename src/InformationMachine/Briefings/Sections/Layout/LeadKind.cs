namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>What stands before a statement of a list.</summary>
internal enum LeadKind
{
    /// <summary>A word of the machine about it.</summary>
    Tag,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A value, which a later one may have replaced: then it is crossed out.</summary>
    Value,
}
