using InformationMachine.Briefings.Claims;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections;

/// <summary>What a section has chosen, before its sentences have source numbers.</summary>
/// <param name="Units">The sentences, in the order they are told.</param>
/// <param name="Print">Puts them into the sections of a version, with their citations; what its posts do not carry is left out.</param>
internal sealed record Choice(IReadOnlyList<CandidateSentence> Units, Func<BriefingSections, SourceList, BriefingSections> Print)
{
    /// <summary>Sentences of further posts that are cited for the same.</summary>
    public IEnumerable<CandidateSentence> Also { get; init; } = [];

    /// <summary>Nothing.</summary>
    public static Choice None { get; } = new([], (sections, _) => sections);

    /// <summary>Sentences that follow one another.</summary>
    public static Choice Of(IReadOnlyList<Draft> drafts, Func<BriefingSections, IReadOnlyList<Sentence>, BriefingSections> put) =>
        new([.. drafts.Select(draft => draft.Unit)], (sections, sources) => put(sections, sources.Cite(drafts))) { Also = drafts.SelectMany(draft => draft.Also) };
}
