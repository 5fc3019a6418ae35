namespace InformationMachine.Tests.Data.Failures;

/// <summary>What is done to processes and to the database.</summary>
internal enum FaultKind
{
    /// <summary>SIGKILL, and started again.</summary>
    Kill,

    /// <summary>SIGSTOP for longer than the lease, then SIGCONT.</summary>
    Stop,

    /// <summary>The network between a process and the server swallows everything.</summary>
    BlackHole,

    /// <summary>Killed, and started again with a clock that is off by an hour.</summary>
    WrongClock,

    /// <summary>pg_terminate_backend for the sessions of a process, or for some of all.</summary>
    Terminate,

    /// <summary>The server is stopped in order and started again.</summary>
    FastRestart,

    /// <summary>The server is stopped as a power cut does it and started again.</summary>
    ImmediateRestart,

    /// <summary>Somebody's transaction stands still and keeps its locks.</summary>
    IdleTransaction,

    /// <summary>All connections are taken.</summary>
    NoConnections,

    /// <summary>The disk of the tables is full.</summary>
    FullDisk,
}
