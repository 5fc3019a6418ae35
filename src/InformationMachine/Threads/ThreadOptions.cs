namespace InformationMachine.Threads;

/// <summary>How posts are linked to threads. Section <c>Threads</c> of <c>machine.json</c>.</summary>
internal sealed class ThreadOptions
{
}
