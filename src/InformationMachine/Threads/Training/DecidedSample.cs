using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Threads.Training;

/// <summary>
/// The stream of a data file with its threads as the editors left them for labels. Threads that decisions changed make one sample,
/// all that stand make another: without the second, a few merges would teach the linker to merge everything.
/// </summary>
internal static class DecidedSample
{
    /// <summary>The most posts; the latest are taken.</summary>
    public const int MaximumPosts = 20_000;

    /// <summary>The two samples.</summary>
    /// <exception cref="RefusedException">No decision says which posts belong together.</exception>
    public static IReadOnlyList<LabelledStream> Read(IMachineReader reader)
    {
        var decided = DecisionLog.Read(reader).Standing.Where(decision => decision.IsStructural).SelectMany(decision => decision.Touched)
            .Select(thread => Forwarding.Survivor(reader, thread)?.Id).OfType<ThreadId>().Select(Label).ToHashSet(StringComparer.Ordinal);
        if (decided.Count == 0) throw new RefusedException(ExitCode.Failed, "No editor has merged, split or moved anything yet: there is nothing to learn from. Name labelled streams with --posts and --gold.");
        var stories = reader.Threads().Where(thread => thread is { IsLive: true, IsLoose: false, PostCount: > 1 }).Select(thread => Label(thread.Id)).ToHashSet(StringComparer.Ordinal);
        stories.UnionWith(decided);
        var from = Math.Max(0, reader.LinkedThrough - MaximumPosts);
        var all = LabelledStream.Of("threads as they stand", reader.PostsAfter(from).Zip(reader.AssignmentsAfter(from))
            .Select(pair => (pair.First, PostText.ForLinking(pair.First, reader), stories.Contains(Label(pair.Second.Thread)) ? Label(pair.Second.Thread) : null)));
        return [all.With("threads that editors changed", label => label is not null && decided.Contains(label) ? label : null), all];
    }

    private static string Label(ThreadId thread) => $"{thread}";
}
