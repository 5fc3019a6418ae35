using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Linking;

/// <summary>What a search for a post's threads may leave out.</summary>
/// <param name="Time">When the post was published, in seconds: threads that fade below the minimum until then are left out.</param>
/// <param name="Needed">A higher minimum by the thread's outline; threads slightly below it may be found as well.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Wanted(long Time, Func<ThreadOutline, double> Needed);
