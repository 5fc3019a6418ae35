using System.Collections.Immutable;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Versions;

/// <summary>What a reader who knows a thread up to a version has not read yet.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Title">Its headline now.</param>
/// <param name="Read">The version the reader knows; 0 where none.</param>
/// <param name="Newest">The newest version.</param>
/// <param name="Versions">The versions after the one read, ascending, each with what changed and why.</param>
/// <param name="New">What posts that came or changed since have brought, by section, each statement once.</param>
/// <param name="Sources">The sources that came since or whose text has changed.</param>
internal sealed record SinceLastRead(ThreadId Thread, string Title, int Read, int Newest, IReadOnlyList<VersionChange> Versions, ImmutableArray<SectionDiff> New, ImmutableArray<BriefingSource> Sources)
{
    /// <summary>For a reader of a version; null where the thread has no briefing or nothing newer.</summary>
    public static SinceLastRead? Of(IMachineReader reader, ThreadId thread, int read)
    {
        var versions = reader.Briefings(thread);
        if (versions.Count == 0 || read >= versions[^1].Version) return null;
        var newest = versions[^1];
        var known = versions.LastOrDefault(version => version.Version <= read);
        var before = known ?? newest with { Version = 0, Title = "", Sections = new BriefingSections(), Sources = [] };
        var fresh = Fresh(reader, before, versions.Where(version => version.Version > before.Version));
        return new SinceLastRead(
            thread,
            newest.Title,
            before.Version,
            newest.Version,
            VersionChange.Of(versions.Where(version => version.Version > before.Version), known),
            [.. UnreadChanges.Of(before, versions.Where(version => version.Version > before.Version), fresh)],
            [.. newest.Sources.Where(source => fresh.Contains(source.Number))]);
    }

    /// <summary>For a reader who looked at a time; null where nothing is newer.</summary>
    public static SinceLastRead? Of(IMachineReader reader, ThreadId thread, DateTimeOffset read) =>
        Of(reader, thread, reader.Briefings(thread).LastOrDefault(version => version.WrittenAt <= read)?.Version ?? 0);

    /// <summary>
    /// The sources that came into the thread after the version read, or have changed. A post that was there and is merely cited now is
    /// none, unless it came from another thread.
    /// </summary>
    private static HashSet<int> Fresh(IMachineReader reader, Briefing before, IEnumerable<Briefing> since)
    {
        var isRegrouped = since.Any(version => version.Reason is { MergedThreads: > 0 } or { Decisions: > 0 });
        var revisions = before.Sources.ToDictionary(source => source.Post, source => source.Revision);
        // By the order in which they came and by the clock, which may have been set back.
        var late = reader.PostsOf(before.Thread).OrderBy(post => post.Sequence).Skip(before.PostCount).Select(post => post.Id).ToHashSet();
        bool IsFresh(BriefingSource source) => revisions.TryGetValue(source.Post, out var revision)
            ? source.Revision > revision
            : before.Version == 0 || isRegrouped || late.Contains(source.Post) || reader.Post(source.Post) is not { } post || post.FirstSeenAt > before.WrittenAt;
        return [.. since.Last().Sources.Where(IsFresh).Select(source => source.Number)];
    }
}
