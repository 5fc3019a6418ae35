using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Benchmarks;

/// <summary>Posts of about 1 KB, assigned to threads of ten posts that are spread over the stream, one batch after the other.</summary>
internal sealed class StorePosts
{
    private const int PostsPerThread = 10;

    private static readonly FeedId Feed = FeedId.Parse("store");

    private long _sequence;

    /// <summary>How many threads there are.</summary>
    public int Threads { get; private set; }

    /// <summary>The next posts, all threads they belong to whole.</summary>
    public StoreBatch Next(int count)
    {
        var posts = Enumerable.Range(0, count).Select(n => Some(_sequence + n + 1)).ToImmutableArray();
        // A thread's posts lie apart from each other, as stories do.
        var threads = Math.Max(1, count / PostsPerThread);
        var assignments = posts.Select((post, n) => Assign(post, _sequence + n + 1, new ThreadId(Threads + (n % threads) + 1))).ToImmutableArray();
        var batch = new StoreBatch
        {
            NewPosts = posts,
            Assignments = assignments,
            Threads = [.. assignments.GroupBy(assignment => assignment.Thread).Select(group => Thread(group.Key, group.Count(), posts[0].PublishedAt))],
            LinkedThrough = _sequence + count,
        };
        _sequence += count;
        Threads += threads;
        return batch;
    }

    private static Assignment Assign(Post post, long sequence, ThreadId thread) =>
        new() { Post = post.Id, Sequence = sequence, Thread = thread, Provisional = thread, Score = 0.5, RunnerUpScore = 0.25, At = post.PublishedAt, By = AssignedBy.Linker };

    private static StoryThread Thread(ThreadId id, int posts, DateTimeOffset time) =>
        new() { Id = id, Title = $"Thread {id}", StartedAt = time, UpdatedAt = time, PostCount = posts, Revision = posts };

    private static Post Some(long sequence)
    {
        var random = new Random((int)sequence);
        var text = new StringBuilder(800);
        while (text.Length < 700) text.Append('w').Append((int)Math.Pow(50_000, random.NextDouble())).Append(' ');
        var time = DateTimeOffset.UnixEpoch.AddDays(20_000).AddSeconds(sequence * 10);
        var guid = string.Create(CultureInfo.InvariantCulture, $"https://example.org/posts/{sequence}");
        return new Post
        {
            Id = PostId.From(Feed, guid),
            Feed = Feed,
            Guid = guid,
            Author = "Ada Hale",
            Text = text.ToString(),
            Url = guid,
            PublishedAt = time,
            FirstSeenAt = time,
            RevisedAt = time,
            Fingerprint = sequence.ToString("X16", CultureInfo.InvariantCulture),
        };
    }
}
