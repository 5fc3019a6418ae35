using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Decisions;

/// <summary>
/// What the machine may not merge because an editor said otherwise: parts of a split, a thread and the one its posts were moved to,
/// two that tell two stories, and a hidden thread with a shown one. Numbers are those of live threads; whoever merges tells it. Not thread-safe.
/// </summary>
internal sealed class LinkConstraints
{
    private readonly Dictionary<ThreadId, HashSet<ThreadId>> _apart = [];
    private readonly HashSet<ThreadId> _hidden = [];

    /// <summary>No editor has said anything.</summary>
    public static LinkConstraints None => new();

    /// <summary>What follows from the decisions that count.</summary>
    public static LinkConstraints From(IMachineReader reader)
    {
        var constraints = new LinkConstraints();
        var log = DecisionLog.Read(reader);
        foreach (var decision in log.Standing)
        {
            if (decision.Kind == DecisionKind.Hide) constraints.Hide(reader, decision.Thread);
            if (decision.Other is not { } other) continue;
            foreach (var thread in decision.ApartFrom) constraints.Part(reader, thread, other);
        }

        return constraints;
    }

    /// <summary>True where the two must stay two.</summary>
    public bool AreApart(ThreadId one, ThreadId other) =>
        (_apart.TryGetValue(one, out var apart) && apart.Contains(other)) || (_hidden.Count > 0 && _hidden.Contains(one) != _hidden.Contains(other));

    /// <summary>The threads that must not be merged with this one, by number.</summary>
    public IReadOnlyList<ThreadId> ApartFrom(ThreadId thread) => _apart.TryGetValue(thread, out var apart) ? [.. apart.Order()] : [];

    /// <summary>What held for a merged thread holds for the one that took it over.</summary>
    public void Merged(ThreadId from, ThreadId into)
    {
        if (!_apart.Remove(from, out var others)) return;
        foreach (var other in others)
        {
            _apart[other].Remove(from);
            Part(into, other);
        }
    }

    private void Hide(IMachineReader reader, ThreadId id)
    {
        if (Forwarding.Survivor(reader, id) is { IsHidden: true } thread) _hidden.Add(thread.Id);
    }

    private void Part(IMachineReader reader, ThreadId one, ThreadId other)
    {
        if (Forwarding.Survivor(reader, one) is not { } first || Forwarding.Survivor(reader, other) is not { } second) return;
        Part(first.Id, second.Id);
    }

    /// <summary>A later decision that brought the two together has the last word.</summary>
    private void Part(ThreadId one, ThreadId other)
    {
        if (one == other) return;
        Of(one).Add(other);
        Of(other).Add(one);
    }

    private HashSet<ThreadId> Of(ThreadId id)
    {
        if (!_apart.TryGetValue(id, out var apart)) _apart[id] = apart = [];
        return apart;
    }
}
