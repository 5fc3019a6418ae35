using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;

namespace InformationMachine.Threads.Decisions;

/// <summary>All decisions, and which of them count.</summary>
internal sealed class DecisionLog
{
    private readonly Dictionary<DecisionId, Decision> _undoneBy;

    private DecisionLog(IReadOnlyList<Decision> all)
    {
        All = all;
        _undoneBy = all.Where(decision => decision.Undoes is not null).ToDictionary(decision => decision.Undoes!.Value);
    }

    /// <summary>In the order they were made.</summary>
    public IReadOnlyList<Decision> All { get; }

    /// <summary>Those that are neither undone nor an undo, in the order they were made.</summary>
    public IEnumerable<Decision> Standing => All.Where(decision => decision.Kind != DecisionKind.Undo && !_undoneBy.ContainsKey(decision.Id));

    /// <summary>Reads them.</summary>
    public static DecisionLog Read(IMachineReader reader) => new([.. reader.DecisionsAfter(0)]);

    /// <summary>The undo of a decision; null while it counts.</summary>
    public Decision? UndoOf(DecisionId id) => _undoneBy.GetValueOrDefault(id);

    /// <summary>The latest decision that counts and has to be undone before this one can be, because it builds on it.</summary>
    public Decision? BuiltOn(Decision decision)
    {
        var posts = decision.Moves.Select(move => move.Post).ToHashSet();
        var threads = decision.Touched.ToHashSet();
        return Standing.LastOrDefault(later => later.Id.CompareTo(decision.Id) > 0 && Builds(later));

        bool Builds(Decision later) => later.IsStructural
            ? decision.IsStructural && (later.Touched.Any(threads.Contains) || later.Moves.Any(move => posts.Contains(move.Post)))
            : IsOfPart(later) || (later.Kind == decision.Kind && later.Thread == decision.Thread && later.Kind is not (DecisionKind.Note or DecisionKind.Correct or DecisionKind.KeepApart or DecisionKind.Keep));

        // What an editor has said of a part would end with it.
        bool IsOfPart(Decision later) => decision.Kind == DecisionKind.Split && later.Thread == decision.Other;
    }
}
