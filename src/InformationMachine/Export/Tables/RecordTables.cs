using System.Text.Json;
using InformationMachine.Briefings.Forms;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Export.Tables;

/// <summary>All kinds of records that leave the machine, in the order in which nothing comes before what it names.</summary>
internal static class RecordTables
{
    /// <summary>The column that holds a whole briefing.</summary>
    public const string BriefingColumn = "briefing";

    public static IReadOnlyList<RecordTable> All { get; } =
    [
        new(ChangeKind.Post, "post", "posts", Posts()),
        new(ChangeKind.Revision, "revision", "revisions", Revisions()),
        new(ChangeKind.Thread, "thread", "threads", Threads()),
        new(ChangeKind.Assignment, "assignment", "assignments", Assignments()),
        new(ChangeKind.Merge, "merge", "merges", Merges()),
        new(ChangeKind.Decision, "decision", "decisions", Decisions()),
        new(ChangeKind.Briefing, "briefing", "briefings", Briefings()),
    ];

    public static RecordTable Of(ChangeKind kind) => All[(int)kind];

    /// <summary>The kinds an operator named; all where none is.</summary>
    /// <exception cref="RefusedException">A name is unknown; the known ones are offered.</exception>
    public static IReadOnlyList<RecordTable> Named(string? names)
    {
        if (names is null) return All;
        var wanted = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var known = string.Join(", ", All.Select(table => table.Name));
        if (wanted.FirstOrDefault(name => All.All(table => table.Name != name)) is { } unknown) throw new RefusedException(ExitCode.Usage, $"'{unknown}' is no kind of record; there are {known}.");
        if (wanted.Length == 0) throw new RefusedException(ExitCode.Usage, $"Name at least one kind of record; there are {known}.");
        return [.. All.Where(table => wanted.Contains(table.Name, StringComparer.Ordinal))];
    }

    /// <summary>The first columns are those that <c>replay --posts</c> reads.</summary>
    private static ColumnList<Post> Posts() => new ColumnList<Post>()
        .Text("id", post => post.Id.Value)
        .Time("time", post => post.PublishedAt)
        .Text("text", post => post.Text)
        .Text("title", post => post.Title)
        .Text("author", post => post.Author)
        .Text("handle", post => post.Handle)
        .Text("feed", post => post.Feed.Value)
        .Text("url", post => post.Url)
        .Text("lang", post => post.Language)
        .Number("sequence", post => post.Sequence)
        .Number("revision", post => post.Revision)
        .Text("guid", post => post.Guid)
        .Text("published_raw", post => post.PublishedRaw)
        .Time("seen", post => post.FirstSeenAt)
        .Time("revised", post => post.RevisedAt)
        .List("links", post => post.Links, Text)
        .Text("quoted_author", post => post.Quoted?.Author)
        .Text("quoted_handle", post => post.Quoted?.Handle)
        .Text("quoted_text", post => post.Quoted?.Text)
        .Text("quoted_url", post => post.Quoted?.Url)
        .Flag("is_repost", post => post.Quoted?.IsRepost ?? false)
        .Text("answered_author", post => post.Answered?.Author)
        .Text("answered_handle", post => post.Answered?.Handle)
        .Text("answered_text", post => post.Answered?.Text)
        .Text("answered_url", post => post.Answered?.Url)
        .Text("conversation", post => post.Conversation)
        .List("labels", post => post.Labels, Text)
        .List("pictures", post => post.Pictures, Picture)
        .Text("lead_picture_url", post => post.LeadPicture?.Url)
        .Text("lead_picture_alternative", post => post.LeadPicture?.Alternative)
        .Text("link_title", post => post.LinkTitle)
        .List("parts", post => post.Parts, Part)
        .Text("fingerprint", post => post.Fingerprint);

    private static ColumnList<PostRevision> Revisions() => new ColumnList<PostRevision>()
        .Text("post", revision => revision.Post.Value)
        .Number("revision", revision => revision.Revision)
        .Text("title", revision => revision.Title)
        .Text("text", revision => revision.Text)
        .Time("seen", revision => revision.SeenAt);

    private static ColumnList<StoryThread> Threads() => new ColumnList<StoryThread>()
        .Number("id", thread => thread.Id.Value)
        .Text("title", thread => thread.Title)
        .Time("started", thread => thread.StartedAt)
        .Time("updated", thread => thread.UpdatedAt)
        .Number("posts", thread => thread.PostCount)
        .Number("merged_into", thread => thread.MergedInto?.Value)
        .Number("version", thread => thread.BriefingVersion)
        .Number("approved_version", thread => thread.ApprovedVersion)
        .Flag("is_loose", thread => !thread.IsShown)
        .Flag("is_hidden", thread => thread.IsHidden)
        .Flag("is_pinned", thread => thread.IsPinned)
        .Flag("is_title_edited", thread => thread.IsTitleEdited)
        .Number("revision", thread => thread.Revision)
        .Number("briefed_revision", thread => thread.BriefedRevision)
        .Number("last_decision", thread => thread.LastDecision)
        .Number("archived_in", thread => thread.ArchivedIn)
        .Flag("is_published", thread => thread.IsShown)
        .Real("confidence", thread => thread.Confidence);

    private static ColumnList<Assignment> Assignments() => new ColumnList<Assignment>()
        .Text("post", assignment => assignment.Post.Value)
        .Number("sequence", assignment => assignment.Sequence)
        .Number("thread", assignment => assignment.Thread.Value)
        .Number("provisional", assignment => assignment.Provisional.Value)
        .Real("score", assignment => assignment.Score)
        .Number("runner_up", assignment => assignment.RunnerUp?.Value)
        .Real("runner_up_score", assignment => assignment.RunnerUpScore)
        .Time("at", assignment => assignment.At)
        .Text("by", assignment => Word(assignment.By));

    private static ColumnList<ThreadMerge> Merges() => new ColumnList<ThreadMerge>()
        .Number("from", merge => merge.From.Value)
        .Number("into", merge => merge.Into.Value)
        .Number("after", merge => merge.AfterSequence)
        .Real("score", merge => merge.Score)
        .Time("at", merge => merge.At);

    private static ColumnList<Decision> Decisions() => new ColumnList<Decision>()
        .Number("id", decision => decision.Id.Value)
        .Text("kind", decision => JsonNamingPolicy.SnakeCaseLower.ConvertName(decision.Kind.StoredName()))
        .Text("by", decision => decision.By)
        .Time("at", decision => decision.At)
        .Text("why", decision => decision.Why)
        .Number("after", decision => decision.AfterSequence)
        .Number("thread", decision => decision.Thread.Value)
        .Number("other", decision => decision.Other?.Value)
        .Text("title", decision => decision.Title)
        .Text("text", decision => decision.Text)
        .Text("replaces", decision => decision.Replaces)
        .Number("version", decision => decision.Version)
        .Flag("is_on", decision => decision.IsOn)
        .Number("undoes", decision => decision.Undoes?.Value)
        .List("posts", decision => decision.Posts.Select(post => post.Value), Text)
        .List("moves", decision => decision.Moves, Move)
        .List("emptied", decision => decision.Emptied, Number)
        .List("revived", decision => decision.Revived, Number)
        .List("apart_from", decision => decision.ApartFrom, Number)
        .List("marks", decision => decision.Marks, Mark);

    private static ColumnList<Briefing> Briefings() => new ColumnList<Briefing>()
        .Number("thread", briefing => briefing.Thread.Value)
        .Number("version", briefing => briefing.Version)
        .Text("title", briefing => briefing.Title)
        .Time("written_at", briefing => briefing.WrittenAt)
        .Number("post_count", briefing => briefing.PostCount)
        .Text("language", briefing => briefing.Language)
        .Text("writer", briefing => briefing.Writer)
        .Number("new_posts", briefing => briefing.Reason.NewPosts)
        .Number("late_posts", briefing => briefing.Reason.LatePosts)
        .Number("edited_posts", briefing => briefing.Reason.EditedPosts)
        .Number("merged_threads", briefing => briefing.Reason.MergedThreads)
        .Number("editor_decisions", briefing => briefing.Reason.Decisions)
        .Number("last_decision", briefing => briefing.LastDecision)
        .Number("dropped_sentences", briefing => briefing.DroppedSentences)
        .Json(BriefingColumn, (json, briefing) => BriefingJson.Write(briefing, json));

    private static void Text(Utf8JsonWriter json, string text) => json.WriteStringValue(text);

    private static void Number(Utf8JsonWriter json, ThreadId thread) => json.WriteNumberValue(thread.Value);

    private static void Picture(Utf8JsonWriter json, PostPicture picture)
    {
        json.WriteStartObject();
        json.WriteString("description", picture.Description);
        if (picture.Url is { } url) json.WriteString("url", url);
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, PostPart part)
    {
        json.WriteStartObject();
        json.WriteString("id", part.Id.Value);
        json.WriteString("time", part.PublishedAt.UtcDateTime);
        json.WriteString("text", part.Text);
        json.WriteString("guid", part.Guid);
        if (part.Url is { } url) json.WriteString("url", url);
        if (part.Quoted is { } quoted)
        {
            json.WriteString("quoted_author", quoted.Author);
            json.WriteString("quoted_handle", quoted.Handle);
            json.WriteString("quoted_text", quoted.Text);
            json.WriteString("quoted_url", quoted.Url);
        }

        json.WriteEndObject();
    }

    private static void Move(Utf8JsonWriter json, PostMove move)
    {
        json.WriteStartObject();
        json.WriteString("post", move.Post.Value);
        json.WriteNumber("from", move.From.Value);
        json.WriteNumber("to", move.To.Value);
        json.WriteString("by", Word(move.By));
        json.WriteString("at", move.At.UtcDateTime);
        json.WriteEndObject();
    }

    private static void Mark(Utf8JsonWriter json, MarkChange change)
    {
        json.WriteStartObject();
        Mark(json, "before", change.Before);
        Mark(json, "after", change.After);
        json.WriteEndObject();
    }

    private static void Mark(Utf8JsonWriter json, string name, ThreadMark mark)
    {
        json.WriteStartObject(name);
        json.WriteNumber("thread", mark.Thread.Value);
        json.WriteString("title", mark.Title);
        json.WriteBoolean("is_title_edited", mark.IsTitleEdited);
        json.WriteBoolean("is_hidden", mark.IsHidden);
        json.WriteBoolean("is_pinned", mark.IsPinned);
        json.WriteNumber("approved_version", mark.ApprovedVersion);
        json.WriteEndObject();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
