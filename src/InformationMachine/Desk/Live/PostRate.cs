using System.Diagnostics;

namespace InformationMachine.Desk.Live;

/// <summary>How many posts a minute came in lately. Thread-safe.</summary>
internal sealed class PostRate
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Queue<(long At, long Posts)> _samples = new();

    /// <summary>Notes how many posts there are now; returns posts a minute over at most the last ten minutes.</summary>
    public double Sample(long posts)
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            if (_samples.Count == 0 || Stopwatch.GetElapsedTime(_samples.Last().At, now) > TimeSpan.FromSeconds(1)) _samples.Enqueue((now, posts));
            while (_samples.Count > 1 && Stopwatch.GetElapsedTime(_samples.Peek().At, now) > Window) _samples.Dequeue();
            var minutes = Stopwatch.GetElapsedTime(_samples.Peek().At, now).TotalMinutes;
            return minutes > 0 ? (posts - _samples.Peek().Posts) / minutes : 0;
        }
    }
}
