namespace InformationMachine.Network;

/// <summary>An endpoint did not answer as it should; its words hold no secret.</summary>
/// <param name="status">The HTTP status; 0 where there was no answer.</param>
/// <param name="message">What was wrong.</param>
/// <param name="retryAfter">How long it asks not to come back.</param>
internal sealed class EndpointException(int status, string message, TimeSpan? retryAfter) : Exception(message)
{
    /// <summary>The HTTP status; 0 where there was no answer.</summary>
    public int Status => status;

    /// <summary>How long it asks not to come back.</summary>
    public TimeSpan? RetryAfter => retryAfter;
}
