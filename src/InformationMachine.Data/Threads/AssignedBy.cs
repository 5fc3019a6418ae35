namespace InformationMachine.Data.Threads;

/// <summary>Who decided where a post belongs.</summary>
public enum AssignedBy
{
    /// <summary>The linker, on arrival or by a merge.</summary>
    Linker = 0,

    /// <summary>An editor; the machine never changes it.</summary>
    Editor = 1,
}
