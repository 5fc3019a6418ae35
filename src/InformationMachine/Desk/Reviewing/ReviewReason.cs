namespace InformationMachine.Desk.Reviewing;

/// <summary>Why an editor should look.</summary>
internal enum ReviewReason
{
    /// <summary>A post would nearly have gone to another thread.</summary>
    CloseCall = 0,

    /// <summary>A post shares next to nothing with its thread.</summary>
    Outlier = 1,

    /// <summary>Two threads look like one story.</summary>
    LooksAlike = 2,

    /// <summary>A thread's posts have little in common.</summary>
    Loose = 3,

    /// <summary>A thread's latest posts are about something else than its first.</summary>
    Drifted = 4,

    /// <summary>A thread is not sure enough to be published.</summary>
    Unsure = 5,
}
