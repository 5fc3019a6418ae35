using InformationMachine.Briefings;
using InformationMachine.Briefings.Site;
using InformationMachine.Threads;

namespace InformationMachine;

/// <summary>
/// Everything between new posts and readable briefings, once: link what is pending, brief what has changed, render what was briefed.
/// Not thread-safe: one round at a time, which is also what keeps linking in order.
/// </summary>
internal sealed class StoryRound
{
    private readonly ThreadRound _threads;
    private readonly BriefingRound _briefings;
    private readonly RenderRound _pages;

    public StoryRound(ThreadRound threads, BriefingRound briefings, RenderRound pages)
    {
        _threads = threads;
        _briefings = briefings;
        _pages = pages;
    }

    /// <summary>When a thread that waits for its next version may have it; null where none waits.</summary>
    public DateTimeOffset? NextDue => _briefings.NextDue;

    /// <summary>True where pages could not be written: they are due again although nothing new arrives.</summary>
    public bool HasFailedPages { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using (Tracing.Source.StartActivity("link")) await _threads.RunAsync(cancellationToken);
        using (Tracing.Source.StartActivity("brief")) await _briefings.RunAsync(cancellationToken);
        using (Tracing.Source.StartActivity("render")) HasFailedPages = (await _pages.RunAsync(all: false, cancellationToken)).Failed > 0;
    }
}
