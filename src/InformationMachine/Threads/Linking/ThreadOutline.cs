using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Linking;

/// <summary>What the search knows of a thread without reading it.</summary>
/// <param name="Posts">Its remembered posts.</param>
/// <param name="First">The time of its earliest remembered post, in seconds.</param>
/// <param name="Last">The time of its latest.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ThreadOutline(int Posts, long First, long Last);
