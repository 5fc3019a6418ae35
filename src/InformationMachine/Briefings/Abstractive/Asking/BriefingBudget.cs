namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>What may be asked for one briefing; answers that are known cost nothing. Not thread-safe.</summary>
internal sealed class BriefingBudget(ModelOptions options)
{
    /// <summary>Answers it was made from, known ones included.</summary>
    public int Answers { get; private set; }

    /// <summary>Tokens read for it, known answers included.</summary>
    public long InputTokens { get; private set; }

    /// <summary>Tokens written for it, known answers included.</summary>
    public long OutputTokens { get; private set; }

    private int _asked;
    private long _spent;

    /// <summary>Whether one more request fits.</summary>
    /// <param name="tokens">The most it may cost.</param>
    public bool Fits(long tokens) => _asked < options.RequestsPerBriefing && _spent + tokens <= options.TokensPerBriefing;

    public void Add(ModelReply reply)
    {
        Answers++;
        InputTokens += reply.InputTokens;
        OutputTokens += reply.OutputTokens;
        // What came out of the cache was paid for by the attempt before: the same briefing ends at the same place.
        _asked++;
        _spent += reply.InputTokens + reply.OutputTokens;
    }
}
