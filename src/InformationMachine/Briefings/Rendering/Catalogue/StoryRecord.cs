namespace InformationMachine.Briefings.Rendering.Catalogue;

/// <summary>What the front page and the lists of all stories are made from.</summary>
internal sealed record StoryRecord
{
    public RankedList<FrontPageEntry> First { get; init; } = new();

    /// <summary>Listed stories by shelf.</summary>
    public SortedDictionary<int, int> Shelves { get; init; } = [];

    public int Count() => Shelves.Values.Sum();
}
