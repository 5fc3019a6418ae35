using InformationMachine.Briefings;
using InformationMachine.Deliveries;
using InformationMachine.Export;
using InformationMachine.Feeds;
using InformationMachine.Threads;

namespace InformationMachine.Configuration;

/// <summary>
/// Everything an operator can set, checked. One property a section of <c>machine.json</c>; a new section is one line here.
/// </summary>
internal sealed class MachineSettings
{
    public StoreOptions Store { get; init; } = new();

    public FeedOptions Feeds { get; init; } = new();

    public ThreadOptions Threads { get; init; } = new();

    public BriefingOptions Briefings { get; init; } = new();

    public ModelOptions Model { get; init; } = new();

    public SiteOptions Site { get; init; } = new();

    public DeliveryOptions Deliveries { get; init; } = new();

    public SnapshotOptions Snapshot { get; init; } = new();

    public RetentionOptions Retention { get; init; } = new();

    public DeskOptions Desk { get; init; } = new();

    public LogOptions Log { get; init; } = new();

    public TracingOptions Tracing { get; init; } = new();
}
