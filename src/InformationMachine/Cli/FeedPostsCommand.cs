using System.Globalization;
using InformationMachine.Configuration;
using InformationMachine.Data.Posts;
using InformationMachine.Desk;

namespace InformationMachine.Cli;

/// <summary>The verb <c>feeds posts</c>: what one feed has brought, and what became of it.</summary>
internal static class FeedPostsCommand
{
    private const int Excerpt = 90;

    public static async Task<int> RunAsync(MachinePaths paths, string name, int limit, bool json, CancellationToken cancellationToken)
    {
        var feeds = KeptDocuments.Feeds(paths);
        if (feeds.FirstOrDefault(known => known.Id.Value == name) is not { } feed) throw FeedsChangeCommands.Unknown(paths, name);
        // What a running machine has stored a moment ago is to be seen now.
        if (RunningMachine.Find(paths, ThisUser.Name) is { } running)
        {
            using (running) await running.PublishAsync(cancellationToken);
        }

        await using var data = OpenedData.ForReading(paths);
        var newest = new Queue<Post>();
        foreach (var post in data.Reader.PostsAfter(0).Where(post => post.Feed == feed.Id))
        {
            cancellationToken.ThrowIfCancellationRequested();
            newest.Enqueue(post);
            if (newest.Count > limit) newest.Dequeue();
        }

        var found = FeedPosts.Of(data.Reader, feed, [.. newest.Reverse()]);
        if (json)
        {
            JsonOutput.Print(new { Feed = feed.Id.Value, Posts = found.Posts.Select(item => new { Id = item.Post.Id.Value, item.Post.PublishedAt, item.Post.Author, item.Post.Title, item.Post.Text, item.Post.Url, Thread = item.Thread?.Id.Value, IsTold = item.IsTold }), found.Missing });
            return (int)ExitCode.Done;
        }

        Table.Print(
            ["published", "author", "thread", "told", "post"],
            found.Posts.Select(item => (IReadOnlyList<string>)[Time(item.Post.PublishedAt), item.Post.Author, item.Thread?.Id.ToString() ?? "", item.IsTold ? "yes" : "no", Line(item.Post)]));
        if (found.Missing is not null) Console.Error.WriteLine(found.Missing);
        else if (found.Posts.FirstOrDefault(item => item.IsTold).Thread is { } told) Console.Error.WriteLine($"Told in \u201C{told.Title}\u201D: `threads show {told.Id}` prints the briefing, {Path.Combine(paths.Site, "index.html")} has its page.");
        return (int)ExitCode.Done;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Line(Post post)
    {
        var text = (post.Title ?? post.Text).ReplaceLineEndings(" ");
        return text.Length <= Excerpt ? text : text[..(Excerpt - 1)] + "\u2026";
    }
}
