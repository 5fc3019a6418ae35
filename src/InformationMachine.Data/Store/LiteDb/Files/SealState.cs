namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>What stands in the files a seal belongs to.</summary>
internal enum SealState
{
    /// <summary>The data file is being created: nothing has been acknowledged.</summary>
    New = 0,

    /// <summary>The data file holds everything; the log is empty or missing.</summary>
    Clean = 1,

    /// <summary>The log holds what the data file does not.</summary>
    Logging = 2,

    /// <summary>The log is being moved into the data file, whose pages may be half new; an empty log means that the move is done.</summary>
    Checkpointing = 3,
}
