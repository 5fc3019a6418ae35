namespace InformationMachine;

/// <summary>How the program ends; the numbers are sysexits.h's where it has one.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>Failed: bad input data, or something went wrong on the way.</summary>
    Failed = 1,

    /// <summary>The command line is wrong.</summary>
    Usage = 64,

    /// <summary>The data directory is held by another machine; try again later.</summary>
    Locked = 75,

    /// <summary>The configuration is wrong.</summary>
    Configuration = 78,

    /// <summary>SIGINT (Ctrl-C) came before the verb was done: 128 and the signal's number, as shells have it.</summary>
    Interrupted = 130,

    /// <summary>SIGTERM came before the verb was done.</summary>
    Terminated = 143,
}
