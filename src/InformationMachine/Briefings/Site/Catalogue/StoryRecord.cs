namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>What the front page and the lists of all stories are made from.</summary>
internal sealed class StoryRecord
{
    public RankedList<FrontPageEntry> First { get; } = new();

    /// <summary>Listed stories by shelf.</summary>
    public SortedDictionary<int, int> Shelves { get; } = [];

    public int Count() => Shelves.Values.Sum();
}
