namespace InformationMachine.Tests.Briefings.Abstractive.Playing;

/// <summary>What the served model answers.</summary>
/// <param name="Content">Its words.</param>
internal sealed record ServedAnswer(string Content)
{
    public int Status { get; init; } = 200;

    /// <summary>The Retry-After header.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The Location header.</summary>
    public string? Location { get; init; }

    /// <summary>How long it takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The whole body instead of one of the protocol.</summary>
    public string? Raw { get; init; }

    /// <summary>How many tokens it says it read; null for about as many as there are.</summary>
    public int? Read { get; init; }
}
