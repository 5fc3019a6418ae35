namespace InformationMachine.Data.Changes;

/// <summary>What a change is about. Within one commit changes come in this order, so that a record never comes before what it names.</summary>
public enum ChangeKind
{
    /// <summary>A post arrived or was edited; the record is a <see cref="Posts.Post"/>.</summary>
    Post = 0,

    /// <summary>The earlier text of an edited post was kept; the record is a <see cref="Posts.PostRevision"/>.</summary>
    Revision = 1,

    /// <summary>A thread started or changed; the record is a <see cref="Threads.StoryThread"/>.</summary>
    Thread = 2,

    /// <summary>A post was given to a thread; the record is a <see cref="Threads.Assignment"/>.</summary>
    Assignment = 3,

    /// <summary>The machine merged two threads; the record is a <see cref="Threads.ThreadMerge"/>.</summary>
    Merge = 4,

    /// <summary>An editor decided; the record is a <see cref="Decisions.Decision"/>.</summary>
    Decision = 5,

    /// <summary>A version of a briefing was written; the record is a <see cref="Briefings.Briefing"/>.</summary>
    Briefing = 6,
}
