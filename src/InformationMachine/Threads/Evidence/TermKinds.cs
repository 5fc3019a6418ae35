namespace InformationMachine.Threads.Evidence;

/// <summary>What else a word of a post is.</summary>
[Flags]
internal enum TermKinds : byte
{
    None = 0,
    Name = 1,
    Hashtag = 2,

    /// <summary>It stands in the headline, or in the first line of a post without one.</summary>
    Title = 4,

    /// <summary>It holds a digit.</summary>
    Number = 8,
}
