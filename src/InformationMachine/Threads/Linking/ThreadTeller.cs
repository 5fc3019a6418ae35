namespace InformationMachine.Threads.Linking;

/// <summary>Who tells a thread.</summary>
internal enum ThreadTeller
{
    /// <summary>One outlet: columns, frames and serials look like stories.</summary>
    Outlet,

    /// <summary>One account, which often continues its thought.</summary>
    Account,

    /// <summary>Several voices.</summary>
    Several,
}
