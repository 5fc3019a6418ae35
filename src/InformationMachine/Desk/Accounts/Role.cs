namespace InformationMachine.Desk.Accounts;

/// <summary>What somebody may do; each includes those before it.</summary>
internal enum Role
{
    /// <summary>See everything.</summary>
    Reader = 0,

    /// <summary>Decide about threads.</summary>
    Editor = 1,

    /// <summary>Change feeds, see settings.</summary>
    Operator = 2,
}
