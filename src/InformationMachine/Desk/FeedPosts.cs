using System.Globalization;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Feeds;
using InformationMachine.Text;

namespace InformationMachine.Desk;

/// <summary>Posts of one feed with their stories, and a line that says what is still missing for a briefing.</summary>
/// <param name="Posts">The posts, the newest first, each with its live thread, if it has one yet, and whether a briefing tells it to readers.</param>
/// <param name="Missing">What a newcomer waits for; null where a briefing tells of one of them.</param>
internal sealed record FeedPosts(IReadOnlyList<(Post Post, StoryThread? Thread, bool IsTold)> Posts, string? Missing)
{
    public static FeedPosts Of(IMachineReader reader, FeedConfig feed, IReadOnlyList<Post> posts)
    {
        var rows = posts.Select(post => (Post: post, Thread: reader.Assignment(post.Id) is { } assignment ? reader.Thread(assignment.Thread) : null))
            .Select(row => (row.Post, row.Thread, IsTold: row.Thread is { IsShown: true, IsHidden: false, BriefingVersion: > 0 })).ToList();
        return new FeedPosts(rows, rows.Exists(row => row.IsTold) ? null : WhatIsMissing(reader, feed, rows));
    }

    private static string WhatIsMissing(IMachineReader reader, FeedConfig feed, List<(Post Post, StoryThread? Thread, bool IsTold)> rows)
    {
        if (rows.Count == 0) return Unpolled(feed, reader.FeedStates().FirstOrDefault(state => state.Id == feed.Id));
        if (rows.Exists(row => row.Thread is null)) return "Still to come: the posts are being sorted into stories; look again in a moment.";
        if (rows.Exists(row => row.Thread is { PostCount: > 1, IsShown: true, IsHidden: false })) return "Still to come: a briefing is being written; look again in a moment.";
        var unsure = rows.Where(row => row.Thread is { PostCount: > 1, IsShown: false }).Select(row => row.Thread!.Id).Distinct().ToList();
        return unsure.Count > 0
            ? $"No briefing yet: {Counted.Are(unsure.Count, "story", "stories")} not sure enough to be shown (thread {string.Join(", ", unsure.Take(3))}). Review on the desk, or `threads approve N`, publishes one."
            : "No briefing yet: one is written when a second post, of this or any other feed, tells the same story. Follow feeds that tell of the same things.";
    }

    private static string Unpolled(FeedConfig feed, FeedState? state) => (feed.Enabled, state) switch
    {
        (false, _) => $"It rests; `feeds resume {feed.Id}` polls it again.",
        (_, null) => "It has not been polled yet: `run` does that, a running machine within seconds.",
        (_, { LastError: { } error }) => $"Its last poll failed: {error}",
        (_, { LastSuccessAt: null }) => "It is being polled for the first time; look again in a moment.",
        var (_, known) => string.Create(CultureInfo.InvariantCulture, $"It has brought nothing yet; the next poll is at {known!.NextPollAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC."),
    };
}
