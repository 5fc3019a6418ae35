using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Rendering;

/// <summary>
/// What a reader has read already on the way to the perspectives. A thin story has few statements: an author who says no more than what
/// stands above is named with the sources rather than quoted a second time. The JSON form holds every statement all the same.
/// </summary>
/// <param name="sections">The sections of the briefing.</param>
internal sealed class Told(BriefingSections sections)
{
    private readonly HashSet<string> _told = [.. sections.What.Concat(sections.WhyItMatters).Concat(sections.Narrative.SelectMany(paragraph => paragraph)).Select(Letters)];

    /// <summary>The statements of an author that are new here.</summary>
    public ImmutableArray<Sentence> New(Perspective view) => [.. view.Stance.Where(sentence => !_told.Contains(Letters(sentence)))];

    /// <summary>The sources of what stands above, where that is all the author says; otherwise none.</summary>
    public ImmutableArray<int> Above(Perspective view) =>
        New(view).IsEmpty ? [.. view.Stance.SelectMany(sentence => sentence.Citations).Distinct().Order()] : [];

    private static string Letters(Sentence sentence) => string.Concat(sentence.Text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
