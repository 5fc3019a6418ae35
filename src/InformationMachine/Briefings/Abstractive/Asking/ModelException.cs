namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>A question has no answer that can be used; the words hold no secret and nothing of a post.</summary>
internal sealed class ModelException : Exception
{
    public ModelException(ModelFault fault, string message, TimeSpan? retryAfter = null, Exception? inner = null)
        : base(message, inner) => (Fault, RetryAfter) = (fault, retryAfter);

    /// <summary>Why.</summary>
    public ModelFault Fault { get; }

    /// <summary>How long the endpoint asks not to come back.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>True where it has been tried so often that it is given up.</summary>
    public bool IsFinal { get; init; }

    /// <summary>True where the same question may have an answer later: the version is left for another round.</summary>
    public bool IsPassing => !IsFinal && Fault is ModelFault.Unreachable or ModelFault.Timeout or ModelFault.Throttled or ModelFault.Server or ModelFault.Denied or ModelFault.DayBudget or ModelFault.Paused;

    /// <summary>True where nothing was sent.</summary>
    public bool IsOurs => Fault is ModelFault.DayBudget or ModelFault.BriefingBudget or ModelFault.Paused || (Fault is ModelFault.Context && InnerException is null);
}
