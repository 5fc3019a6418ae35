using InformationMachine.Briefings.Versions;

namespace InformationMachine.Desk.Api;

/// <summary>Two versions of a briefing compared.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="From">The older version.</param>
/// <param name="To">The newer version.</param>
/// <param name="Sections">The sections of either, with each statement: the same, added or removed.</param>
internal sealed record ApiDiff(int Thread, int From, int To, IReadOnlyList<SectionDiff> Sections);
