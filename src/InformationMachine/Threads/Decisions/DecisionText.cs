using System.Globalization;
using InformationMachine.Data.Decisions;

namespace InformationMachine.Threads.Decisions;

/// <summary>Decisions in words and as plain data.</summary>
internal static class DecisionText
{
    /// <summary>One sentence about what it did.</summary>
    public static string Sentence(Decision decision) => decision.Kind switch
    {
        DecisionKind.Merge => $"Thread {decision.Other} was merged into {decision.Thread} ({Posts(decision)}).",
        DecisionKind.Split => $"Thread {decision.Thread} was split; {Posts(decision)} became thread {decision.Other}.",
        DecisionKind.Move => $"{Posts(decision)} moved from thread {decision.Thread} to {decision.Other}.",
        DecisionKind.KeepApart => $"Threads {decision.Thread} and {decision.Other} are kept apart.",
        DecisionKind.Keep => decision.Moves.Length == 1 ? $"1 post belongs to thread {decision.Thread}." : $"{Posts(decision)} belong to thread {decision.Thread}.",
        DecisionKind.Rename => $"Thread {decision.Thread} was renamed \u201C{decision.Title}\u201D.",
        DecisionKind.Note => $"A note was added to thread {decision.Thread}: \u201C{decision.Text}\u201D",
        DecisionKind.Correct => $"A sentence of thread {decision.Thread} was corrected to \u201C{decision.Text}\u201D",
        DecisionKind.Approve when decision.Version == 0 => $"Thread {decision.Thread} was approved as one story.",
        DecisionKind.Approve => $"Version {decision.Version} of thread {decision.Thread} was approved.",
        DecisionKind.Hide => decision.IsOn ? $"Thread {decision.Thread} was hidden." : $"Thread {decision.Thread} is shown again.",
        DecisionKind.Pin => decision.IsOn ? $"Thread {decision.Thread} was pinned." : $"Thread {decision.Thread} is no longer pinned.",
        _ => $"Decision {decision.Undoes} was undone.",
    };

    /// <summary>One sentence about what taking it back did: what is now, where "is" would tell what no longer is.</summary>
    public static string Undone(Decision decision) => decision.Kind switch
    {
        DecisionKind.Hide => Now(decision.IsOn ? $"thread {decision.Thread} is shown again." : $"thread {decision.Thread} is hidden again."),
        DecisionKind.Pin => Now(decision.IsOn ? $"thread {decision.Thread} is no longer pinned." : $"thread {decision.Thread} is pinned again."),
        DecisionKind.KeepApart => Now($"threads {decision.Thread} and {decision.Other} are no longer kept apart."),
        DecisionKind.Keep => Now(decision.Moves.Length == 1 ? $"whether 1 post belongs to thread {decision.Thread} is the machine\u2019s to tell." : $"whether {Posts(decision)} belong to thread {decision.Thread} is the machine\u2019s to tell."),
        _ => $"This was undone: {Sentence(decision)}",
    };

    private static string Now(string state) => $"It was undone, and {state}";

    /// <summary>What programs read.</summary>
    public static object Describe(Decision decision) => new
    {
        Id = decision.Id.Value,
        Kind = decision.Kind.StoredName().ToLowerInvariant(),
        decision.By,
        decision.At,
        decision.Why,
        decision.AfterSequence,
        Thread = decision.Thread.Value,
        Other = decision.Other?.Value,
        Posts = decision.Posts.IsEmpty ? null : decision.Posts.Select(post => post.Value),
        decision.Title,
        decision.Text,
        decision.Replaces,
        decision.Version,
        On = decision.IsOn,
        Undoes = decision.Undoes?.Value,
        Moved = decision.Moves.Length,
    };

    private static string Posts(Decision decision) =>
        decision.Moves.Length == 1 ? "1 post" : string.Create(CultureInfo.InvariantCulture, $"{decision.Moves.Length} posts");
}
