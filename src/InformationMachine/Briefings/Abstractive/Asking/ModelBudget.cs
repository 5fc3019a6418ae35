using InformationMachine.Data.Store;

namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>What may be asked today (UTC). What was used before a restart is known from the kept answers; requests that failed count until then. Thread-safe.</summary>
internal sealed class ModelBudget(IMachineReader reader, ModelOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _day = DateTimeOffset.MinValue;
    private long _requests;
    private long _tokens;

    /// <summary>Requests and tokens that are left today, never negative.</summary>
    public (long Requests, long Tokens) Left
    {
        get
        {
            lock (_gate)
            {
                Turn();
                return (Math.Max(0, options.RequestsPerDay - _requests), Math.Max(0, options.TokensPerDay - _tokens));
            }
        }
    }

    /// <summary>When the next day begins.</summary>
    public DateTimeOffset NextDay => new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1);

    /// <summary>Takes a request out of the day's; false where it does not fit.</summary>
    /// <param name="tokens">The most it may cost.</param>
    public bool TryTake(long tokens)
    {
        lock (_gate)
        {
            Turn();
            if (_requests >= options.RequestsPerDay || _tokens + tokens > options.TokensPerDay) return false;
            _requests++;
            _tokens += tokens;
            return true;
        }
    }

    /// <summary>Puts right what a request cost.</summary>
    /// <param name="taken">What was taken for it.</param>
    /// <param name="cost">What it was.</param>
    public void Settle(long taken, long cost)
    {
        lock (_gate) _tokens = Math.Max(0, _tokens + cost - taken);
    }

    private void Turn()
    {
        var today = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        if (today == _day) return;
        var known = reader.AnswersFrom(today);
        (_day, _requests, _tokens) = (today, known.Count, known.Sum(answer => answer.InputTokens + answer.OutputTokens));
    }
}
