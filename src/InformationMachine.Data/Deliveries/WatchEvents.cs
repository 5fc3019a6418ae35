namespace InformationMachine.Data.Deliveries;

/// <summary>What happens to a story that a watch wants to hear of.</summary>
[Flags]
public enum WatchEvents
{
    /// <summary>Nothing in particular: the watch's other conditions decide.</summary>
    None = 0,

    /// <summary>A story of which its receiver was never told.</summary>
    NewStory = 1,

    /// <summary>Something new in a story of which its receiver was told before.</summary>
    NewVersion = 2,

    /// <summary>Two statements that do not agree, of which the receiver was not told.</summary>
    Contradiction = 4,

    /// <summary>An author gives another figure for the same thing.</summary>
    FigureChanged = 8,
}
