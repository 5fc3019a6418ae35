using InformationMachine.Data.Decisions;
using InformationMachine.Data.Threads;

namespace InformationMachine.Desk.Pages;

/// <summary>Something that happened to a thread.</summary>
/// <param name="At">When.</param>
/// <param name="Who">An editor, or the machine.</param>
/// <param name="What">In words.</param>
/// <param name="Why">The editor's reason.</param>
/// <param name="Decision">The decision, where it still counts and can be undone.</param>
/// <param name="Version">The briefing version, where it is one.</param>
/// <param name="Leads">Another live thread that it is about.</param>
internal sealed record ThreadEvent(DateTimeOffset At, string Who, string What, string? Why = null, DecisionId? Decision = null, int? Version = null, ThreadId? Leads = null);
