namespace InformationMachine.Briefings.Site;

/// <summary>What the site shows of a thread: its newest version, or where it forwards to.</summary>
/// <param name="Entry">Its line in lists of stories; null where the thread forwards or is doubtful.</param>
/// <param name="ForwardsTo">The survivor's number, 0 for the front page, <see cref="Hidden"/> where the survivor is hidden; null where the thread has a page of its own.</param>
/// <param name="Terms">What search finds it by, separated by blanks; empty where it is not listed.</param>
/// <param name="Doubted">The version on its page where the page says that it is doubtful and no list names it; 0 otherwise.</param>
/// <param name="Wording">The number of the model's wording on its page; 0 where there is none.</param>
internal sealed record RenderedThread(FrontPageEntry? Entry, int? ForwardsTo = null, string Terms = "", int Doubted = 0, long Wording = 0)
{
    /// <summary>Of a merged thread that has no page, because no reader sees the story it went into.</summary>
    public const int Hidden = -1;
}
