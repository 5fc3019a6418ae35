using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Threads;

/// <summary>A linked post with what is stored about it.</summary>
/// <param name="Post">The post.</param>
/// <param name="Assignment">Where it is.</param>
/// <param name="Evidence">What the judge found out when it came; without links for a post that was linked before there were any.</param>
internal sealed record RecalledPost(Post Post, Assignment Assignment, PostEvidence Evidence)
{
    /// <summary>The linked posts it probably tells one story with.</summary>
    public IReadOnlyList<PostLink> Links => [.. Evidence.Links.Select(link => new PostLink(link.Order, link.Probability))];
}
