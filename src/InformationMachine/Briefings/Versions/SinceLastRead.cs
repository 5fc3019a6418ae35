using System.Collections.Immutable;
using InformationMachine.Briefings.Rendering;
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
/// <param name="New">The statements of the newest version that the one read did not have, by section.</param>
/// <param name="Sources">The sources that are new or whose text has changed.</param>
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
        var revisions = before.Sources.ToDictionary(source => source.Number, source => source.Revision);
        return new SinceLastRead(
            thread,
            newest.Title,
            before.Version,
            newest.Version,
            VersionChange.Of(versions.Where(version => version.Version > before.Version), known),
            [.. BriefingDiff.Between(before, newest).Select(Added).Where(section => !section.Lines.IsEmpty)],
            [.. newest.Sources.Where(source => !revisions.TryGetValue(source.Number, out var revision) || source.Revision > revision)]);
    }

    /// <summary>For a reader who looked at a time; null where nothing is newer.</summary>
    public static SinceLastRead? Of(IMachineReader reader, ThreadId thread, DateTimeOffset read) =>
        Of(reader, thread, reader.Briefings(thread).LastOrDefault(version => version.WrittenAt <= read)?.Version ?? 0);

    private static SectionDiff Added(SectionDiff section) => section with { Lines = [.. section.Lines.Where(line => line.Change == DiffChange.Added)] };
}
