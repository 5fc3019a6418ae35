using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Threads.Evidence.Training;

/// <summary>
/// The posts of a data file with their threads as the editors left them for stories. Of what no editor touched nothing is known: to learn from
/// the judge's own verdicts would only make it surer of them.
/// </summary>
internal static class DecidedStream
{
    /// <summary>The most posts; the latest are taken.</summary>
    public const int MaximumPosts = 20_000;

    /// <exception cref="RefusedException">No decision says which posts belong together.</exception>
    public static JudgedStream Read(IMachineReader reader, ISentenceEmbedder? embedder)
    {
        var decided = DecisionLog.Read(reader).Standing.Where(decision => decision.IsStructural).SelectMany(decision => decision.Touched)
            .Select(thread => Forwarding.Survivor(reader, thread)?.Id).OfType<ThreadId>().ToHashSet();
        if (decided.Count == 0) throw new RefusedException(ExitCode.Failed, "No editor has merged, split or moved anything yet: there is nothing to learn from. Name labelled streams with --posts and --gold.");
        var from = Math.Max(0, reader.LinkedThrough - MaximumPosts);
        return JudgedStream.Of("what editors decided", reader.PostsAfter(from).Zip(reader.AssignmentsAfter(from))
            .Select(pair => (pair.First, PostText.ForLinking(pair.First, reader), decided.Contains(pair.Second.Thread) ? $"{pair.Second.Thread}" : null)), embedder);
    }
}
