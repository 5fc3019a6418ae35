using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>A thread of which the pages that span threads must say something else.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Shown">The versions readers may see, ascending; none where lists do not name it (hidden, merged, withdrawn).</param>
/// <param name="Withdrawn">Versions that readers might have seen and may no longer, ascending.</param>
/// <param name="KnownVersion">The newest version that lists have taken in already; 0 where none has.</param>
/// <param name="Rendered">What is remembered of it from now on; null where nothing is.</param>
internal sealed record CatalogueChange(StoryThread Thread, IReadOnlyList<Briefing> Shown, IReadOnlyList<Briefing> Withdrawn, int KnownVersion, RenderedThread? Rendered)
{
    /// <summary>True where lists name it.</summary>
    public bool IsListed => Shown.Count > 0;

    /// <summary>The version before a shown one; null for the first.</summary>
    public Briefing? Before(Briefing briefing) => Shown.LastOrDefault(other => other.Version < briefing.Version);
}
