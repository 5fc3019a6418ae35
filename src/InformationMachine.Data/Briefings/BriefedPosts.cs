using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;

namespace InformationMachine.Data.Briefings;

/// <summary>The posts behind a version, as they read when it was written.</summary>
public static class BriefedPosts
{
    /// <summary>
    /// The posts a version rests on, by source number, each followed by its echoes: sources with exactly the text that was cited, echoes
    /// with the text they had at that time. Posts that have moved to an archive are left out; the version itself keeps what it cites.
    /// </summary>
    /// <param name="reader">A snapshot or an open data file.</param>
    /// <param name="briefing">The version.</param>
    public static IReadOnlyList<Post> PostsAsOf(this IMachineReader reader, Briefing briefing)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(briefing);
        var known = reader.Posts([.. briefing.Sources.SelectMany(source => source.Echoes.Prepend(source.Post))]).ToDictionary(post => post.Id);
        var posts = new List<Post>(known.Count);
        foreach (var source in briefing.Sources)
        {
            if (known.TryGetValue(source.Post, out var cited)) posts.Add(AsCited(cited, source));
            posts.AddRange(source.Echoes.Where(known.ContainsKey).Select(echo => AsOf(reader, known[echo], briefing.WrittenAt)));
        }

        return posts;
    }

    private static Post AsCited(Post post, BriefingSource source) => post with
    {
        Revision = source.Revision,
        Author = source.Author,
        Handle = source.Handle,
        Title = source.Title,
        Text = source.Text,
        Url = source.Url,
        Quoted = source.Quoted,
        Labels = source.Labels,
        LinkTitle = source.LinkTitle,
    };

    private static Post AsOf(IMachineReader reader, Post post, DateTimeOffset time)
    {
        if (post.Revision == 1 || post.RevisedAt <= time) return post;
        var then = reader.Revisions(post.Id).LastOrDefault(revision => revision.SeenAt <= time) ?? reader.Revisions(post.Id)[0];
        return post with { Revision = then.Revision, Title = then.Title, Text = then.Text, RevisedAt = then.SeenAt };
    }
}
