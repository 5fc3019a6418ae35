namespace InformationMachine.Threads.Evidence.Training;

/// <summary>A measured pair of posts of which it is known whether they tell one story.</summary>
/// <param name="Numbers">By <see cref="PairNumber"/>.</param>
/// <param name="IsSame">Whether they do.</param>
/// <param name="Weight">How much it counts.</param>
internal sealed record LabelledPair(float[] Numbers, bool IsSame, float Weight);
