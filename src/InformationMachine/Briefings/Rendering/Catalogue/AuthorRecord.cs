namespace InformationMachine.Briefings.Rendering.Catalogue;

/// <summary>What an author's page is made from.</summary>
internal sealed record AuthorRecord
{
    public required string Name { get; init; }

    public string? Handle { get; init; }

    /// <summary>The author's latest stories; the older ones are filed by shelf.</summary>
    public RankedList<AuthorStory> Latest { get; init; } = new();

    /// <summary>How many older stories each shelf holds.</summary>
    public SortedDictionary<int, int> Older { get; init; } = [];

    public int Count() => Latest.Items.Count + Older.Values.Sum();
}
