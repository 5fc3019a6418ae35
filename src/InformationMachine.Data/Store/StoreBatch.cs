using System.Collections.Immutable;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store;

/// <summary>
/// Everything one step of the machine wants to be true together: it is stored as a whole or not at all. New posts and their feed's
/// cursor travel in one batch, assignments and the threads they change in another, a briefing and its thread's mark in a third.
/// </summary>
public sealed record StoreBatch
{
    /// <summary>Posts seen for the first time, in order; the store gives each its <see cref="Post.Sequence"/>.</summary>
    public ImmutableArray<Post> NewPosts { get; init; } = [];

    /// <summary>Posts whose text changed: the new text, with <see cref="Post.Revision"/> already raised.</summary>
    public ImmutableArray<Post> EditedPosts { get; init; } = [];

    /// <summary>The earlier texts of <see cref="EditedPosts"/>.</summary>
    public ImmutableArray<PostRevision> Revisions { get; init; } = [];

    /// <summary>Feed cursors, replacing the stored ones.</summary>
    public ImmutableArray<FeedState> FeedStates { get; init; } = [];

    /// <summary>What feeds have listed lately, replacing what was remembered before.</summary>
    public ImmutableArray<FeedMemory> FeedMemories { get; init; } = [];

    /// <summary>Assignments, replacing those of the same posts.</summary>
    public ImmutableArray<Assignment> Assignments { get; init; } = [];

    /// <summary>
    /// Threads, replacing those with the same number; a known thread keeps its headline and briefing marks, which change through
    /// <see cref="Briefed"/>, so that linking and briefing never overwrite each other.
    /// </summary>
    public ImmutableArray<StoryThread> Threads { get; init; } = [];

    /// <summary>
    /// Merges to append. The store re-assigns every post of the merged thread and lets the thread forward; the survivor's own record
    /// (its counts and times) travels in <see cref="Threads"/>.
    /// </summary>
    public ImmutableArray<ThreadMerge> Merges { get; init; } = [];

    /// <summary>Briefing versions to append.</summary>
    public ImmutableArray<Briefing> Briefings { get; init; } = [];

    /// <summary>Threads that the briefing round has looked at.</summary>
    public ImmutableArray<BriefedMark> Briefed { get; init; } = [];

    /// <summary>All posts up to this sequence are linked; null leaves the mark as it is.</summary>
    public long? LinkedThrough { get; init; }

    /// <summary>The round under way links the posts up to this sequence; null leaves the mark as it is. Committed before it begins.</summary>
    public long? RoundThrough { get; init; }

    /// <summary>What the linker found out about the posts it gave threads; ascending by <see cref="PostEvidence.Order"/>.</summary>
    public ImmutableArray<PostEvidence> Evidence { get; init; } = [];

    /// <summary>Evidence before this place in the order of linking is not needed any more; 0 keeps all.</summary>
    public long EvidenceFrom { get; init; }

    /// <summary>
    /// Decisions to append. Every thread one has touched takes its number as <see cref="StoryThread.LastDecision"/>; what it changed
    /// travels in <see cref="Assignments"/>, <see cref="Threads"/> and <see cref="Marks"/>.
    /// </summary>
    public ImmutableArray<Decision> Decisions { get; init; } = [];

    /// <summary>What editors say about threads, replacing what they said before; applied after <see cref="Threads"/>.</summary>
    public ImmutableArray<ThreadMark> Marks { get; init; } = [];

    /// <summary>Watches, replacing those with the same number.</summary>
    public ImmutableArray<Watch> Watches { get; init; } = [];

    /// <summary>The numbers of watches that are taken away.</summary>
    public ImmutableArray<int> RemovedWatches { get; init; } = [];

    /// <summary>What is known of receivers, replacing what was known before.</summary>
    public ImmutableArray<ReceiverState> ReceiverStates { get; init; } = [];

    /// <summary>Entries of the ledger, replacing those of the same receiver and story. They travel with the message that tells them.</summary>
    public ImmutableArray<ToldStory> ToldStories { get; init; } = [];

    /// <summary>Messages, replacing those with the same number.</summary>
    public ImmutableArray<Delivery> Deliveries { get; init; } = [];

    /// <summary>Ended messages before this number are not needed any more; 0 keeps all.</summary>
    public long DeliveriesFrom { get; init; }

    /// <summary>The place in the change feed up to which stories were looked at for receivers; null leaves the mark as it is.</summary>
    public string? DeliveryCursor { get; init; }

    /// <summary>Wordings of versions to append; the store gives each its <see cref="ModelWording.Number"/>. A version that has one keeps it.</summary>
    public ImmutableArray<ModelWording> Wordings { get; init; } = [];

    /// <summary>Answers of a model to keep, replacing those of the same key.</summary>
    public ImmutableArray<ModelAnswer> Answers { get; init; } = [];

    /// <summary>Answers that came before this time are not needed any more; null keeps all.</summary>
    public DateTimeOffset? AnswersFrom { get; init; }

    /// <summary>The leases under which it was made: all are still held, or nothing is stored.</summary>
    public ImmutableArray<StoreLease> Leases { get; init; } = [];

    /// <summary>What linking and decisions build upon: it is still so, or nothing is stored. Null where the batch is about neither.</summary>
    public LinkingBasis? Basis { get; init; }

    /// <summary>True where there is nothing to store.</summary>
    public bool IsEmpty =>
        NewPosts.IsEmpty && EditedPosts.IsEmpty && Revisions.IsEmpty && FeedStates.IsEmpty && FeedMemories.IsEmpty && Assignments.IsEmpty
        && Threads.IsEmpty && Merges.IsEmpty && Briefings.IsEmpty && Briefed.IsEmpty && LinkedThrough is null && RoundThrough is null && Evidence.IsEmpty
        && Decisions.IsEmpty && Marks.IsEmpty
        && Watches.IsEmpty && RemovedWatches.IsEmpty && ReceiverStates.IsEmpty && ToldStories.IsEmpty && Deliveries.IsEmpty && DeliveriesFrom == 0 && DeliveryCursor is null
        && Wordings.IsEmpty && Answers.IsEmpty && AnswersFrom is null;

    /// <summary>About how much room it takes, in bytes: several pages change with every record, and indices grow.</summary>
    internal long EstimatedBytes =>
        NewPosts.Concat(EditedPosts).Sum(post => 3L * post.Text.Length + 4096) + (Assignments.Length * 1024L) + (Evidence.Length * 2048L) + (Briefings.Length * 128L * 1024)
        + (ToldStories.Length * 4096L) + (Deliveries.Length * 32L * 1024) + (Watches.Length * 8192L)
        + (Wordings.Length * 64L * 1024) + (Answers.Length * 96L * 1024);
}
