using InformationMachine.Data.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Export;
using InformationMachine.Export.Tables;

namespace InformationMachine.Tests.Export;

/// <summary>A small data file in memory with something of most kinds in it.</summary>
internal sealed class ExportedStory : IAsyncDisposable
{
    public LiteDbStore Store { get; } = LiteDbStore.InMemory();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Posts with these texts, all in thread 1, which has a briefing.</summary>
    public static async Task<ExportedStory> Of(params string[] texts)
    {
        var story = new ExportedStory();
        var posts = texts.Select((text, n) => Some.Post(n + 1, text)).ToList();
        await story.Commit(new StoreBatch { NewPosts = [.. posts] });
        await story.Commit(new StoreBatch
        {
            Threads = [Some.Thread(1, posts.Count)],
            Assignments = [.. posts.Select((post, n) => Some.Assignment(post, n + 1, 1))],
            LinkedThrough = posts.Count,
        });
        await story.Brief(1, posts[0]);
        return story;
    }

    public Task Commit(StoreBatch batch) => Store.CommitAsync(batch, Token);

    /// <summary>Writes a version that cites a post.</summary>
    public Task Brief(int version, Post cited)
    {
        var sentence = new Sentence(cited.Text, [1]);
        var briefing = new Briefing
        {
            Thread = new ThreadId(1),
            Version = version,
            Title = "A ferry is launched",
            WrittenAt = Some.Time.AddHours(version),
            PostCount = 2,
            Reason = new BriefingReason(1, 0, 0),
            Sections = new BriefingSections { What = [sentence] },
            Sources = [new BriefingSource { Number = 1, Post = cited.Id, Revision = 1, Author = cited.Author, PublishedAt = cited.PublishedAt, Text = cited.Text }],
        };
        return Commit(new StoreBatch { Briefings = [briefing], Briefed = [new BriefedMark(briefing.Thread, version, version, briefing.Title)] });
    }

    public ExportSource Source(string? kinds = null, ChangeCursor since = default) => new(Store, RecordTables.Named(kinds), since);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
