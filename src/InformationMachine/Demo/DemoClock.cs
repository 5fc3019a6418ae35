namespace InformationMachine.Demo;

/// <summary>
/// The fictional time of the demo. <see cref="GetUtcNow"/> runs from start to end of the fictional week within the real duration,
/// and from the end on at the real pace, so that a demo left open stays calm. Timers and time stamps of this provider are real.
/// </summary>
/// <remarks>
/// Wiring. Give <see cref="Compressed"/> to whatever waits for a fictional time: the schedule of polls (a wait of one fictional hour
/// then takes a quarter of a real second), the debounce of briefings, the rounds. Give the clock itself to whatever needs fictional
/// dates but real waits: the sample server, the fetcher with its deadlines and retries. Heartbeat and locks keep
/// <see cref="TimeProvider.System"/>. A part that polls its store at short real intervals can use the clock itself as well.
/// </remarks>
internal sealed class DemoClock : TimeProvider
{
    private readonly DateTimeOffset _start;
    private readonly DateTimeOffset _end;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _real;
    private readonly long _began;

    /// <summary>Starts the fictional time.</summary>
    /// <param name="start">The fictional time now.</param>
    /// <param name="end">The fictional time when the duration has passed.</param>
    /// <param name="duration">How long the fictional time takes in reality.</param>
    /// <param name="real">The real time.</param>
    public DemoClock(DateTimeOffset start, DateTimeOffset end, TimeSpan duration, TimeProvider? real = null)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(start, end);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        (_start, _end, _duration, _real) = (start, end, duration, real ?? System);
        _began = _real.GetTimestamp();
        Compressed = new CompressedTime(this);
    }

    /// <summary>How long the fictional week takes unless somebody asks otherwise.</summary>
    public static TimeSpan DefaultDuration { get; } = TimeSpan.FromSeconds(40);

    /// <summary>The same fictional time with timers that wait for fictional time to pass.</summary>
    public TimeProvider Compressed { get; }

    /// <summary>The fictional time.</summary>
    public DateTimeOffset FictionalNow => At(_real.GetElapsedTime(_began));

    /// <summary>True once the fictional time has reached its end and runs at the real pace.</summary>
    public bool Ended => _real.GetElapsedTime(_began) >= _duration;

    /// <inheritdoc/>
    public override long TimestampFrequency => _real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => FictionalNow;

    /// <inheritdoc/>
    public override long GetTimestamp() => _real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _real.CreateTimer(callback, state, dueTime, period);

    /// <summary>How long it really takes until the given fictional time has passed.</summary>
    public TimeSpan RealTime(TimeSpan fictional)
    {
        if (fictional <= TimeSpan.Zero) return fictional;
        var elapsed = _real.GetElapsedTime(_began);
        var squeezed = _end - At(elapsed);
        if (squeezed <= TimeSpan.Zero) return fictional;
        var inside = fictional < squeezed ? fictional : squeezed;
        return (inside * (_duration / (_end - _start))) + (fictional - inside);
    }

    private DateTimeOffset At(TimeSpan elapsed) =>
        elapsed < _duration ? _start + ((_end - _start) * (elapsed / _duration)) : _end + (elapsed - _duration);

    /// <summary>The clock with timers at its pace.</summary>
    private sealed class CompressedTime(DemoClock clock) : TimeProvider
    {
        /// <summary>The shortest wait, so that no loop spins.</summary>
        private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => clock.FictionalNow;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new CompressedTimer(clock, clock.CreateTimer(callback, state, Squeeze(clock, dueTime), Squeeze(clock, period)));

        /// <summary>Zero (at once) and the infinite wait stay what they are.</summary>
        private static TimeSpan Squeeze(DemoClock clock, TimeSpan wait)
        {
            if (wait <= TimeSpan.Zero) return wait;
            var real = clock.RealTime(wait);
            return real < Shortest ? Shortest : real;
        }

        private sealed class CompressedTimer(DemoClock clock, ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Squeeze(clock, dueTime), Squeeze(clock, period));

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
