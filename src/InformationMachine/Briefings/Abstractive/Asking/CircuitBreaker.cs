namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>
/// Leaves an endpoint alone after failures: twice as long each time, and as long as it asks. One question tries it again afterwards.
/// Thread-safe.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(6);

    private readonly Lock _gate = new();
    private int _streak;
    private DateTimeOffset _until = DateTimeOffset.MinValue;
    private string? _why;

    /// <summary>Until when it is left alone; null where it may be asked.</summary>
    public DateTimeOffset? Until
    {
        get { lock (_gate) return _until > time.GetUtcNow() ? _until : null; }
    }

    /// <summary>The last failure in words; null after a success.</summary>
    public string? Why
    {
        get { lock (_gate) return _why; }
    }

    public void Succeeded()
    {
        lock (_gate) (_streak, _until, _why) = (0, DateTimeOffset.MinValue, null);
    }

    /// <param name="why">In words.</param>
    /// <param name="asked">How long the endpoint asks to wait.</param>
    public void Failed(string why, TimeSpan? asked)
    {
        lock (_gate)
        {
            _streak++;
            var wait = First * Math.Pow(2, Math.Min(_streak - 1, 10));
            if (wait > Longest) wait = Longest;
            if (asked > wait) wait = asked.Value < LongestAsked ? asked.Value : LongestAsked;
            (_until, _why) = (time.GetUtcNow() + wait, why);
        }
    }
}
