using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads;

/// <summary>The latest linked posts as they are stored, in the order of linking.</summary>
/// <param name="reader">Where they are.</param>
/// <param name="activePosts">How many are remembered.</param>
internal sealed class LinkedMemory(IMachineReader reader, int activePosts)
{
    /// <summary>The least sequence of any of them: what came before is not needed again.</summary>
    public long EarliestSequence()
    {
        var last = reader.LastEvidence;
        return last == 0 ? reader.LinkedThrough - activePosts + 1 : reader.EvidenceAfter(last - activePosts).Min(item => item.Sequence);
    }

    /// <summary>Reads them; posts of a file from before there was evidence come by arrival.</summary>
    public IReadOnlyList<RecalledPost> Read(CancellationToken cancellationToken)
    {
        var linked = reader.LinkedThrough;
        var last = reader.LastEvidence;
        var evidence = reader.EvidenceAfter(last - activePosts).ToDictionary(item => item.Sequence);
        // An earlier version may have linked posts without evidence: where that does not reach back to the first remembered place, those
        // places are theirs, by sequence.
        var first = evidence.Count > 0 ? evidence.Values.Min(item => item.Order) : linked + 1;
        var earliest = Math.Max(1, (last > 0 ? last : linked) - activePosts + 1);
        var from = first > earliest ? Math.Min(earliest, evidence.Keys.DefaultIfEmpty(earliest).Min()) : evidence.Keys.DefaultIfEmpty(linked + 1).Min();
        var assignments = reader.AssignmentsAfter(from - 1).TakeWhile(assignment => assignment.Sequence <= linked).ToDictionary(assignment => assignment.Sequence);
        var posts = new List<RecalledPost>(assignments.Count);
        foreach (var post in reader.PostsAfter(from - 1).TakeWhile(post => post.Sequence <= linked))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!assignments.TryGetValue(post.Sequence, out var assignment)) continue;
            if (Evidence(post) is { } found) posts.Add(new RecalledPost(post, assignment, found));
        }

        return [.. posts.OrderBy(post => post.Evidence.Order)];

        PostEvidence? Evidence(Post post) =>
            evidence.TryGetValue(post.Sequence, out var stored) ? stored
            : first > earliest && post.Sequence >= earliest && post.Sequence < first ? new PostEvidence { Order = post.Sequence, Sequence = post.Sequence }
            : null;
    }
}
