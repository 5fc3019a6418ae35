namespace InformationMachine.Briefings.Site;

/// <summary>What the site shows of a thread, as far as it decides whether something is to be written.</summary>
/// <param name="Version">The version its page and all lists show; 0 where lists do not name it.</param>
/// <param name="ForwardsTo">The thread its page leads to, 0 for the front page, less where it has none because that thread is hidden; null where it has a page of its own.</param>
/// <param name="IsPinned">True where lists put it first.</param>
/// <param name="Doubted">The version on its page where the page says that it is doubtful; 0 otherwise.</param>
/// <param name="Wording">The number of the model's wording on its page; 0 where there is none.</param>
internal sealed record SiteEntry(int Version, int? ForwardsTo, bool IsPinned, int Doubted = 0, long Wording = 0)
{
    public static SiteEntry Of(RenderedThread thread) => new(thread.Entry?.Version ?? 0, thread.ForwardsTo, thread.Entry?.IsPinned ?? false, thread.Doubted, thread.Wording);
}
