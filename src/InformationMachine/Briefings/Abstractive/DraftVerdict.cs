using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>What becomes of a drafted sentence.</summary>
/// <param name="Sentence">As it may be published; null where it may not.</param>
/// <param name="Reason">The check that refused it; null where none did.</param>
/// <param name="Citations">What it cited, as far as that was given.</param>
internal sealed record DraftVerdict(WordedSentence? Sentence, string? Reason, ImmutableArray<int> Citations)
{
    /// <summary>The numbers, names or quotations that the posts do not hold, where it was refused for them.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>What the cited posts say that is nearest to it; null where nothing is near, or it was refused before it was laid beside them.</summary>
    public string? Nearest { get; init; }

    public static DraftVerdict Refuse(string reason, IEnumerable<GivenPost> cited) => new(null, reason, [.. cited.Select(post => post.Number)]);
}
