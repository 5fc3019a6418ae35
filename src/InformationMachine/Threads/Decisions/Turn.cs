namespace InformationMachine.Threads.Decisions;

/// <summary>One at a time; disposing gives the turn to the next.</summary>
internal sealed class Turn(SemaphoreSlim gate) : IDisposable
{
    private int _given;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _given, 1) == 0) gate.Release();
    }
}
