namespace InformationMachine.Threads.Linking;

/// <summary>The part of the graph that new posts may change.</summary>
/// <param name="Free">Posts that are grouped anew, by publication.</param>
/// <param name="Anchors">Threads that stay whole, by number: posts may join them.</param>
internal sealed record Region(IReadOnlyList<PostNode> Free, IReadOnlyList<ActiveThread> Anchors)
{
    /// <summary>
    /// The new posts, the threads they are linked to, and the threads that those are surely linked to. Threads that an editor has decided
    /// about, that are large, or that began long ago stay whole.
    /// </summary>
    public static Region Around(IReadOnlyList<PostNode> fresh, LinkingModel model)
    {
        var newest = fresh.Max(node => node.PublishedAt);
        var free = new HashSet<PostNode>(fresh);
        var threads = new HashSet<ActiveThread>();
        var anchors = new HashSet<ActiveThread>();
        var near = Reach(fresh, model.JoinFrom * model.NearShare);
        var beyond = Reach(near.Where(thread => !anchors.Contains(thread)).SelectMany(thread => thread.Posts), model.JoinFrom);
        return new Region([.. free.Order(PostNode.ByPublication)], [.. anchors.OrderBy(thread => thread.Id)]);

        List<ActiveThread> Reach(IEnumerable<PostNode> from, double least)
        {
            var reached = new List<ActiveThread>();
            foreach (var node in from.ToList())
            {
                foreach (var link in node.Links.TakeWhile(link => link.Probability >= least))
                {
                    if (link.Other.Thread is not { } thread || !threads.Add(thread)) continue;
                    reached.Add(thread);
                    if (IsFree(thread)) free.UnionWith(thread.Posts);
                    else anchors.Add(thread);
                }
            }

            return reached;
        }

        bool IsFree(ActiveThread thread) =>
            thread is { IsDecided: false, Forgotten: 0 } && thread.Posts.Count <= model.RepairThread && free.Count - fresh.Count + thread.Posts.Count <= model.RepairPosts
             && newest - thread.Posts.Min(node => node.PublishedAt) <= model.RepairSpan;
    }
}
