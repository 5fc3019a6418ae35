namespace InformationMachine.Demo;

/// <summary>A later form of a sample post, which replaces the earlier one from its time on.</summary>
internal sealed record SampleEdit
{
    /// <summary>From when the feed carries it.</summary>
    public required DateTimeOffset At { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? Html { get; init; }
}
