namespace InformationMachine.Threads.Evidence.Training;

/// <summary>How well pairs of a stream are judged that had no say.</summary>
/// <param name="Stream">The stream left out.</param>
/// <param name="Pairs">Its pairs.</param>
/// <param name="Same">How many of them are of one story.</param>
/// <param name="Now">Average precision of the model in use, 0 to 1.</param>
/// <param name="Learned">The same of what was learned from the other streams.</param>
internal sealed record LeftOut(string Stream, int Pairs, int Same, double Now, double Learned);
