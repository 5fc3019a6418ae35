namespace InformationMachine.Feeds;

/// <summary>How many lines of a kind a minute of the log has room for; what comes beyond is counted and told as one number. Thread-safe.</summary>
/// <param name="perMinute">Lines a minute, from 1.</param>
internal sealed class NoticeQuota(int perMinute)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private DateTimeOffset _since = DateTimeOffset.MinValue;
    private int _told;
    private int _untold;

    /// <summary>Whether there is room for one more line now; where there is none it counts as untold.</summary>
    /// <param name="now">The time by the machine's clock.</param>
    /// <param name="untold">How many of a minute that is over were not told; they count as told now.</param>
    public bool Take(DateTimeOffset now, out int untold)
    {
        lock (_lock)
        {
            untold = Turn(now);
            if (_told < perMinute)
            {
                _told++;
                return true;
            }

            _untold++;
            return false;
        }
    }

    /// <summary>How many of a minute that is over were not told; they count as told now.</summary>
    public int TakeUntold(DateTimeOffset now)
    {
        lock (_lock) return Turn(now);
    }

    /// <summary>Begins a minute where the last one is over.</summary>
    private int Turn(DateTimeOffset now)
    {
        if (!IsOver(now)) return 0;
        var untold = _untold;
        (_since, _told, _untold) = (now, 0, 0);
        return untold;
    }

    /// <summary>A clock that was set back ends a minute too.</summary>
    private bool IsOver(DateTimeOffset now) => now < _since || now - _since >= Minute;
}
