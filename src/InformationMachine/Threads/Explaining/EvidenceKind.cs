namespace InformationMachine.Threads.Explaining;

/// <summary>What the judge looks at between two posts, in the words of a reader; many measured numbers make up one.</summary>
internal enum EvidenceKind
{
    /// <summary>The words both hold, and how rare those are.</summary>
    Words = 0,

    /// <summary>The names both hold, and the names only one holds.</summary>
    Names = 1,

    /// <summary>The numbers both hold, and the numbers only one holds.</summary>
    Numbers = 2,

    /// <summary>Their headlines and openings.</summary>
    Headlines = 3,

    /// <summary>Turns of phrase both hold.</summary>
    Phrases = 4,

    /// <summary>What they are about, by sentence embeddings.</summary>
    Meaning = 5,

    /// <summary>The time between them.</summary>
    Time = 6,

    /// <summary>Quotations, replies, links and mentions.</summary>
    References = 7,

    /// <summary>How alike posts usually are, and whether others come closer.</summary>
    Company = 8,

    /// <summary>What their feed or author keeps saying.</summary>
    Habits = 9,

    /// <summary>Whose posts they are.</summary>
    Voices = 10,

    /// <summary>How long they are.</summary>
    Length = 11,
}
