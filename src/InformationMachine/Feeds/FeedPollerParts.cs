namespace InformationMachine.Feeds;

/// <summary>What the poller shares with others.</summary>
/// <param name="Gates">Limits by host.</param>
/// <param name="Pauses">Hosts that asked to be left alone.</param>
/// <param name="Signal">Set when posts have arrived.</param>
/// <param name="Time">The machine's clock; network deadlines do not follow it.</param>
/// <param name="Network">Whether there is a network; null takes it for granted.</param>
internal sealed record FeedPollerParts(HostGates Gates, HostPauses Pauses, PostSignal Signal, TimeProvider Time, NetworkWatch? Network = null);
