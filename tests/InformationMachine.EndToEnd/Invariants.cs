using InformationMachine.Data.Store;

namespace InformationMachine.EndToEnd;

/// <summary>What must hold of any data file between rounds.</summary>
internal static class Invariants
{
    public static void Check(IMachineReader reader)
    {
        var posts = reader.PostsAfter(0).ToList();
        posts.Select(post => post.Id).ShouldBeUnique();
        posts.Select(post => post.Sequence).ShouldBe(Enumerable.Range(1, posts.Count).Select(n => (long)n));
        var assignments = reader.AssignmentsAfter(0).ToList();
        assignments.Select(assignment => assignment.Sequence).ShouldBe(posts.Select(post => post.Sequence));
        assignments.Select(assignment => assignment.Post).ShouldBe(posts.Select(post => post.Id));
        var threads = reader.Threads().ToDictionary(thread => thread.Id);
        foreach (var group in assignments.GroupBy(assignment => assignment.Thread))
        {
            threads[group.Key].IsLive.ShouldBeTrue($"thread {group.Key} holds posts but was merged");
            threads[group.Key].PostCount.ShouldBe(group.Count(), $"thread {group.Key}");
        }

        threads.Values.Where(thread => thread.IsLive).ShouldAllBe(thread => thread.PostCount > 0);
        threads.Values.Where(thread => !thread.IsLive).ShouldAllBe(thread => threads[thread.MergedInto!.Value].Id.CompareTo(thread.Id) < 0);
        foreach (var thread in threads.Values.Where(thread => thread.BriefingVersion > 0))
        {
            var versions = reader.Briefings(thread.Id);
            versions.Select(briefing => briefing.Version).ShouldBe(Enumerable.Range(1, thread.BriefingVersion));
        }

        reader.LinkedThrough.ShouldBe(posts.Count);
    }
}
