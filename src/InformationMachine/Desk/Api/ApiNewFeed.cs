namespace InformationMachine.Desk.Api;

/// <summary>A feed to look for or to follow.</summary>
internal sealed class ApiNewFeed
{
    /// <summary>Where it is.</summary>
    public required string Url { get; init; }

    /// <summary>The kind of source that reads it; what the address says where none is given.</summary>
    public string? Kind { get; init; }

    /// <summary>The title to give it.</summary>
    public string? Title { get; init; }

    /// <summary>The name; made of the title where none is given.</summary>
    public string? Id { get; init; }

    /// <summary>True where it may be at a private address.</summary>
    public bool AllowPrivateNetwork { get; init; }
}
