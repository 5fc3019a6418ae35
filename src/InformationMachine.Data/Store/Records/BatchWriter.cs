using System.Collections.Immutable;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>Applies batches inside the caller's transaction. Not thread-safe: the committer's thread alone uses it.</summary>
internal sealed class BatchWriter
{
    private readonly IRecordCollections _collections;
    private readonly ChangeWriter _changes;
    private long _lastSequence;
    private long _lastAssigned;
    private int _lastThread;
    private int _lastMerge;

    /// <param name="collections">Where to.</param>
    /// <param name="changesKept">How many changes are kept at the least.</param>
    public BatchWriter(IRecordCollections collections, long changesKept = ChangeWriter.Window)
    {
        _collections = collections;
        _changes = new ChangeWriter(collections, changesKept);
        Reset();
    }

    /// <summary>The number of the latest change; 0 where there is none.</summary>
    public long LastChange => _changes.Last;

    /// <summary>Forgets what a rolled-back transaction had counted.</summary>
    public void Reset()
    {
        _lastSequence = _collections.LastSequence();
        _lastAssigned = _collections.Assignments.Last()?["_id"].AsInt64 ?? 0;
        _lastThread = _collections.Threads.Last()?["_id"].AsInt32 ?? 0;
        _lastMerge = _collections.Merges.Count();
        _changes.Reset();
    }

    /// <exception cref="BasisChangedException">What the batch builds upon is not so any more; the transaction is to be rolled back.</exception>
    public void Apply(StoreBatch batch)
    {
        if (batch.Basis is { } basis && basis != new LinkingBasis(_collections.LinkedThrough, _collections.LastDecision())) throw new BasisChangedException();
        Expect(batch);
        if (!batch.NewPosts.IsEmpty) _collections.Posts.Insert(batch.NewPosts.Select(post => Noted(ChangeKind.Post, PostDocument.Write(post with { Sequence = ++_lastSequence }))));
        if (!batch.Revisions.IsEmpty) _collections.Revisions.Upsert(batch.Revisions.Select(revision => Noted(ChangeKind.Revision, PostDocument.Write(revision))));
        if (!batch.Revisions.IsEmpty) new RevisionTrimmer(_collections).Trim(batch.Revisions);
        foreach (var post in batch.EditedPosts) Edit(post);
        if (!batch.FeedStates.IsEmpty) _collections.Feeds.Upsert(batch.FeedStates.Select(FeedStateDocument.Write));
        if (!batch.FeedMemories.IsEmpty) _collections.Memories.Upsert(batch.FeedMemories.Select(FeedMemoryDocument.Write));
        if (!batch.Assignments.IsEmpty) Assign(batch.Assignments);
        foreach (var thread in Start(batch.Threads)) Put(thread);
        foreach (var merge in batch.Merges) Merge(merge);
        foreach (var decision in batch.Decisions) Decide(decision);
        foreach (var mark in batch.Marks) Mark(mark);
        if (!batch.Briefings.IsEmpty) _collections.Briefings.Insert(batch.Briefings.Select(briefing => Noted(ChangeKind.Briefing, BriefingDocument.Write(briefing))));
        foreach (var mark in batch.Briefed) Mark(mark);
        if (!batch.Evidence.IsEmpty) Remember(batch.Evidence, batch.EvidenceFrom);
        if (batch.LinkedThrough is { } sequence) _collections.LinkedThrough = sequence;
        if (batch.RoundThrough is { } round) _collections.RoundThrough = round;
        DeliveryRecords.Apply(_collections, batch);
        WordingRecords.Apply(_collections, batch);
    }

    private void Expect(StoreBatch batch)
    {
        _collections.Threads.Expect([.. batch.Threads.Select(thread => thread.Id).Where(id => id.Value <= _lastThread).Concat(batch.Briefed.Select(mark => mark.Thread)).Concat(batch.Marks.Select(mark => mark.Thread))
            .Concat(batch.Merges.SelectMany(merge => new[] { merge.From, merge.Into })).Select(id => new BsonValue(id.Value))]);
    }

    /// <summary>Stores what the batches of this transaction have changed for those who follow; call it once before the commit.</summary>
    public void WriteChanges() => _changes.Write();

    /// <summary>
    /// Takes a thread's posts, assignments and revisions out of the file, which an archive holds now; false where the thread has changed
    /// since it was written there.
    /// </summary>
    public bool Archive(StoryThread archived, IReadOnlyList<long> posts, IReadOnlyList<string> revisions, int year)
    {
        if (Stored(archived.Id) is not { ArchivedIn: null } thread || thread.Revision != archived.Revision) return false;
        foreach (var sequence in posts)
        {
            _collections.Assignments.Delete(sequence);
            _collections.Posts.Delete(sequence);
        }

        foreach (var revision in revisions) _collections.Revisions.Delete(revision);
        Update(thread with { ArchivedIn = year });
        return true;
    }

    /// <summary>Replaces a post's text; its thread, if it has one yet, then has something its briefing has not seen.</summary>
    private void Edit(Post post)
    {
        var stored = _collections.Posts.FindOne(Filter.Equal("id", post.Id.Value))
            ?? throw new InvalidOperationException($"Post {post.Id} cannot be edited: it is not stored.");
        var sequence = stored["_id"].AsInt64;
        _collections.Posts.Update(Noted(ChangeKind.Post, PostDocument.Write(post with { Sequence = sequence })));
        if (_collections.Assignments.FindById(sequence) is not { } assignment) return;
        var thread = Stored(new ThreadId(assignment["thread"].AsInt32));
        Update(thread with { Revision = thread.Revision + 1 });
    }

    private void Remember(ImmutableArray<PostEvidence> evidence, long from)
    {
        _collections.Evidence.Insert(evidence.Select(EvidenceDocument.Write));
        foreach (var old in _collections.Evidence.Find(Filter.Between("_id", 0L, from - 1)).Select(document => document["_id"]).ToList()) _collections.Evidence.Delete(old);
    }

    /// <summary>Nearly all are of new posts, which cannot be stored yet: looking for each first costs as much again as storing it.</summary>
    private void Assign(ImmutableArray<Assignment> assignments)
    {
        var last = _lastAssigned;
        var ascending = assignments.All(assignment => assignment.Sequence > last && (last = assignment.Sequence) > 0);
        var documents = assignments.Select(assignment => Noted(ChangeKind.Assignment, ThreadDocument.Write(assignment)));
        if (ascending) _collections.Assignments.Insert(documents);
        else _collections.Assignments.Upsert(documents);
        _lastAssigned = Math.Max(_lastAssigned, assignments.Max(assignment => assignment.Sequence));
    }

    /// <summary>Stores new threads together; returns the others.</summary>
    private IEnumerable<StoryThread> Start(ImmutableArray<StoryThread> threads)
    {
        var last = _lastThread;
        var started = threads.Where(thread => thread.Id.Value > last).DistinctBy(thread => thread.Id).ToList();
        if (started.Count == 0) return threads;
        _collections.Threads.Insert(started.Select(thread => Noted(ChangeKind.Thread, ThreadDocument.Write(thread))));
        _lastThread = started.Max(thread => thread.Id.Value);
        return threads.Except(started);
    }

    private StoryThread Stored(ThreadId id) => _collections.Threads.FindById(id.Value) is { } document
        ? ThreadDocument.Read(document)
        : throw new InvalidOperationException($"Thread {id} cannot be changed: it is not stored.");

    private void Put(StoryThread thread)
    {
        if (_collections.Threads.FindById(thread.Id.Value) is { } document)
        {
            var stored = ThreadDocument.Read(document);
            thread = thread with
            {
                Title = stored.Title,
                BriefedRevision = stored.BriefedRevision,
                BriefingVersion = stored.BriefingVersion,
                IsTitleEdited = stored.IsTitleEdited,
                IsHidden = stored.IsHidden,
                IsPinned = stored.IsPinned,
                ApprovedVersion = stored.ApprovedVersion,
                LastDecision = stored.LastDecision,
                ArchivedIn = stored.ArchivedIn,
                // An edit may have raised the stored revision since the writer read it: the thread must still count as changed.
                Revision = Math.Max(thread.Revision, stored.Revision + 1),
            };
            Update(thread);
        }
        else
        {
            _collections.Threads.Insert(Noted(ChangeKind.Thread, ThreadDocument.Write(thread)));
        }
    }

    private void Merge(ThreadMerge merge)
    {
        _collections.Merges.Insert(Noted(ChangeKind.Merge, ThreadDocument.Write(merge, ++_lastMerge)));
        var moved = _collections.Assignments.Find(Filter.Equal("thread", merge.From.Value)).ToList();
        foreach (var assignment in moved) assignment["thread"] = merge.Into.Value;
        _collections.Assignments.Update(moved.Select(assignment => Noted(ChangeKind.Assignment, assignment)));
        var merged = Stored(merge.From);
        Update(merged with { MergedInto = merge.Into, PostCount = 0, Revision = merged.Revision + 1 });
        if (merged.IsTitleEdited || merged.IsPinned) Inherit(merged, merge.Into);
    }

    /// <summary>What an editor called a thread or kept in front outlives the machine's merging it.</summary>
    private void Inherit(StoryThread merged, ThreadId into)
    {
        var survivor = Stored(into);
        var takesTitle = merged.IsTitleEdited && !survivor.IsTitleEdited;
        Update(survivor with
        {
            Title = takesTitle ? merged.Title : survivor.Title,
            IsTitleEdited = survivor.IsTitleEdited || merged.IsTitleEdited,
            IsPinned = survivor.IsPinned || merged.IsPinned,
        });
    }

    private void Decide(Decision decision)
    {
        _collections.Decisions.Insert(Noted(ChangeKind.Decision, DecisionDocument.Write(decision)));
        foreach (var id in decision.Touched)
        {
            var thread = Stored(id);
            Update(thread with { LastDecision = decision.Id.Value, Revision = thread.Revision + 1 });
        }
    }

    private void Mark(ThreadMark mark)
    {
        var thread = Stored(mark.Thread);
        Update(thread with
        {
            Title = mark.Title,
            IsTitleEdited = mark.IsTitleEdited,
            IsHidden = mark.IsHidden,
            IsPinned = mark.IsPinned,
            ApprovedVersion = mark.ApprovedVersion,
        });
    }

    private void Mark(BriefedMark mark)
    {
        if (_collections.Threads.FindById(mark.Thread.Value) is not { } document) return;
        var thread = ThreadDocument.Read(document);
        Update(thread with
        {
            Title = thread.IsTitleEdited ? thread.Title : mark.Title,
            BriefedRevision = mark.Revision,
            BriefingVersion = mark.Version,
        });
    }

    private void Update(StoryThread thread) => _collections.Threads.Update(Noted(ChangeKind.Thread, ThreadDocument.Write(thread)));

    private BsonDocument Noted(ChangeKind kind, BsonDocument document)
    {
        _changes.Note(kind, document["_id"]);
        return document;
    }
}
