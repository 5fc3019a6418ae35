namespace InformationMachine.Network;

/// <summary>What a service said to a message.</summary>
/// <param name="Status">The HTTP status; 0 where there was no answer.</param>
/// <param name="Body">The beginning of what it said.</param>
/// <param name="RetryAfter">How long it asks not to come back.</param>
/// <param name="Error">What broke on the way, without secrets; null where there was an answer.</param>
internal sealed record SendAnswer(int Status, string Body, TimeSpan? RetryAfter, string? Error)
{
    /// <summary>True where the service took it.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
