using System.Collections.Immutable;

namespace InformationMachine.Briefings.Versions;

/// <summary>One thing that a version says, as a line of a comparison.</summary>
/// <param name="Line">The line.</param>
/// <param name="Key">What it says, wherever it stands: the same for a sentence in every section, whatever day, author or citation is beside it.</param>
/// <param name="Citations">The sources behind it.</param>
internal sealed record Statement(string Line, string Key, ImmutableArray<int> Citations)
{
    /// <summary>True where the line tells more than its sentences: a title, a pair of sides, an answer, what an editor wrote, how somebody's view developed.</summary>
    public bool IsMore { get; init; }

    /// <summary>True for how a view developed since the version before: that a later version no longer says so takes nothing back.</summary>
    public bool IsPassing { get; init; }
}
