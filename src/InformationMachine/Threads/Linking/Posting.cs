using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Linking;

/// <summary>One thread in the list of a term.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Posting
{
    /// <summary>The thread's row.</summary>
    public int Thread;

    /// <summary>The term's weight summed over the thread's posts.</summary>
    public int Weight;
}
