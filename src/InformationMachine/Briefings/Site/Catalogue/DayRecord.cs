namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>What a day's pages are made from.</summary>
internal sealed record DayRecord
{
    public required DateOnly Day { get; init; }

    /// <summary>The stories that moved most.</summary>
    public RankedList<DayStory> First { get; init; } = new();

    /// <summary>The numbers of the others.</summary>
    public SortedSet<int> Others { get; init; } = [];

    public int Count() => First.Items.Count + Others.Count;

    /// <summary>Puts a story in, or takes it out where it is null.</summary>
    public void Put(int thread, DayStory? story, int capacity)
    {
        Others.Remove(thread);
        if (story is null) First.Items.RemoveAll(item => item.Thread == thread);
        else if (First.Put(story, capacity) is { } least) Others.Add(least.Thread);
    }
}
