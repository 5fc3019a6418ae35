using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Versions;

/// <summary>
/// When a thread gets its next version. Pure. A draft becomes a version only where it tells a reader something: at least
/// <see cref="BriefingOptions.MinimumChanges"/> things that new or edited posts brought (<see cref="News.Between"/>). What is a
/// rewording of old posts, an echo more or a different order is nothing. In any hour a thread gets at most
/// <see cref="BriefingOptions.VersionsPerHour"/> versions; what comes in between is gathered into the next one. Editors never wait.
/// </summary>
internal sealed class VersionPolicy
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly BriefingOptions _options;

    public VersionPolicy(BriefingOptions options) => _options = options;

    /// <summary>The time from which the thread may have its next version; null where that is now.</summary>
    /// <param name="newest">The newest version; 0 where there is none.</param>
    /// <param name="writtenAt">When a version was written; null where it is not known.</param>
    /// <param name="now">The time.</param>
    public DateTimeOffset? WaitsUntil(int newest, Func<int, DateTimeOffset?> writtenAt, DateTimeOffset now)
    {
        if (newest < _options.VersionsPerHour) return null;
        // A clock that was set back must not silence a thread: a version from the future counts as written now.
        var free = writtenAt(newest - _options.VersionsPerHour + 1) + Hour;
        return free > now && free <= now + Hour ? free : null;
    }

    /// <summary>True where a reader of the version before learns something from the draft.</summary>
    public bool IsWorthReading(Briefing draft, Briefing previous)
    {
        // Posts that came or went by an editor's hand are shown as they are, whatever that leaves to say.
        if (draft.Reason.Decisions > 0 && draft.PostCount != previous.PostCount) return true;
        if (draft.Reason.Decisions > 0) return draft.Title != previous.Title || !News.Statements(draft).SetEquals(News.Statements(previous));
        return News.Between(previous, draft) >= _options.MinimumChanges;
    }
}
