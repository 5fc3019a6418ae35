using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Cli;

/// <summary>Labelled samples from files.</summary>
internal static class LabelledFiles
{
    /// <summary>The label of a post; empty for noise.</summary>
    public static GoldLabel Label(IReadOnlyDictionary<string, GoldLabel> labels, string id, string file) =>
        labels.TryGetValue(id, out var label) ? label : throw new RefusedException(ExitCode.Failed, $"{file}: the post '{id}' is not in it; give it an empty label if it is noise.");
}
