using InformationMachine.Threads.Linking;

namespace InformationMachine.Threads.Training;

/// <summary>Numbers that were tried, and how well they did.</summary>
/// <param name="Model">The numbers.</param>
/// <param name="Parts">What each part of the material says of them, in the order of the parts.</param>
internal sealed record TriedModel(LinkingModel Model, IReadOnlyList<Evaluation.Evaluation> Parts)
{
    /// <summary>The worth over all parts, or over all but one.</summary>
    public double Worth(int? without = null) => Parts.Where((_, part) => part != without).Average(Of);

    /// <summary>
    /// What threads are worth, in one number from 0 to 1: the finished ones by two measures, and the ones on arrival, which readers
    /// see first.
    /// </summary>
    private static double Of(Evaluation.Evaluation part) => (part.Final.Ami + part.Final.BCubedF1 + part.Provisional.Ami) / 3;
}
