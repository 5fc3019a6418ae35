using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Site;

/// <summary>
/// That a thread was merged, as its own pages and its feed tell it. The other thread's headline is left out: it changes, and pages that
/// lead there would have to follow.
/// </summary>
/// <param name="From">The merged thread.</param>
/// <param name="Title">Its headline, on one line.</param>
/// <param name="Into">The thread that tells the story now; null where readers see none.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Words">The words of the merged thread's language.</param>
internal sealed record MovedStory(ThreadId From, string Title, ThreadId? Into, DateTimeOffset At, PhraseBook Words)
{
    /// <summary>The sentence that says so.</summary>
    public string Told => Words.Pages.MovedTold;
}
