namespace InformationMachine.Data.Store.Records;

/// <summary>Everything a store keeps, by kind, and its marks. Used by one thread at a time.</summary>
internal interface IRecordCollections
{
    IRecordCollection Feeds { get; }

    IRecordCollection Memories { get; }

    IRecordCollection Posts { get; }

    IRecordCollection Revisions { get; }

    IRecordCollection Threads { get; }

    IRecordCollection Assignments { get; }

    IRecordCollection Evidence { get; }

    IRecordCollection Merges { get; }

    IRecordCollection Briefings { get; }

    IRecordCollection Decisions { get; }

    IRecordCollection Changes { get; }

    IRecordCollection Watches { get; }

    IRecordCollection Receivers { get; }

    IRecordCollection Told { get; }

    IRecordCollection Deliveries { get; }

    IRecordCollection Wordings { get; }

    IRecordCollection Answers { get; }

    /// <summary>The identity of the store; null in one that has none yet.</summary>
    Guid? File { get; }

    /// <summary>What the cursors of the change feed bear; null in a file that has none yet.</summary>
    string? FeedIdentity { get; }

    /// <summary>The sequence up to which all posts are linked.</summary>
    long LinkedThrough { get; set; }

    /// <summary>The sequence up to which the round under way links; never less than <see cref="LinkedThrough"/> once it has begun.</summary>
    long RoundThrough { get; set; }

    /// <summary>The place in the change feed up to which stories were looked at for receivers.</summary>
    string? DeliveryCursor { get; set; }
}
