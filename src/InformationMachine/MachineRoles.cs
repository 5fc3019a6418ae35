namespace InformationMachine;

/// <summary>What a process does of the machine's work. Several processes share it on one database; in one of its own a machine does all.</summary>
[Flags]
internal enum MachineRoles
{
    None = 0,

    /// <summary>Polls feeds.</summary>
    Poll = 1,

    /// <summary>Gives posts their threads; one process at a time, others stand by.</summary>
    Link = 2,

    /// <summary>Writes versions of briefings; one process at a time, others stand by.</summary>
    Brief = 4,

    /// <summary>Renders the site and publishes the snapshot, each process into its own directories.</summary>
    Render = 8,

    /// <summary>Serves the desk and its API; one of these processes at a time sends messages.</summary>
    Desk = 16,

    All = Poll | Link | Brief | Render | Desk,
}
