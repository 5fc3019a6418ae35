using InformationMachine.Briefings;
using InformationMachine.Briefings.Site;
using InformationMachine.Threads;

namespace InformationMachine;

/// <summary>
/// Everything between new posts and readable briefings, once: link what is pending, brief what has changed, render what was briefed.
/// Of these it does what is among the roles of
/// this process. Not thread-safe: one round at a time, which is also what keeps linking in order.
/// </summary>
internal sealed class StoryRound
{
    private readonly ThreadRound _threads;
    private readonly BriefingRound _briefings;
    private readonly RenderRound _pages;
    private readonly ChosenRoles _roles;

    /// <param name="threads">Links.</param>
    /// <param name="briefings">Briefs.</param>
    /// <param name="pages">Renders.</param>
    /// <param name="roles">What this process does; null for all.</param>
    public StoryRound(ThreadRound threads, BriefingRound briefings, RenderRound pages, ChosenRoles? roles = null)
    {
        _roles = roles ?? new ChosenRoles(MachineRoles.All);
        _threads = threads;
        _briefings = briefings;
        _pages = pages;
    }

    /// <summary>When a thread that waits for its next version may have it; null where none waits.</summary>
    public DateTimeOffset? NextDue => _briefings.NextDue;

    /// <summary>True where pages could not be written: they are due again although nothing new arrives.</summary>
    public bool HasFailedPages { get; private set; }

    /// <summary>True where another process does what this one would do too: it may be this one's turn at any time.</summary>
    public bool StandsBy => (_roles.Has(MachineRoles.Link) && _threads.StandsBy) || (_roles.Has(MachineRoles.Brief) && _briefings.StandsBy);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_roles.Has(MachineRoles.Link))
        {
            using (Tracing.Source.StartActivity("link")) await _threads.RunAsync(cancellationToken);
        }

        if (_roles.Has(MachineRoles.Brief))
        {
            using (Tracing.Source.StartActivity("brief")) await _briefings.RunAsync(cancellationToken);
        }

        if (!_roles.Has(MachineRoles.Render)) return;
        using (Tracing.Source.StartActivity("render")) HasFailedPages = (await _pages.RunAsync(all: false, cancellationToken)).Failed > 0;
    }
}
