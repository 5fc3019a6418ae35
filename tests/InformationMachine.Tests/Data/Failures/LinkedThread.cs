namespace InformationMachine.Tests.Data.Failures;

/// <summary>A thread.</summary>
/// <param name="Id">Its number.</param>
/// <param name="MergedInto">The thread that has its posts now; null while it is live.</param>
/// <param name="Posts">How many it says it has.</param>
internal sealed record LinkedThread(int Id, int? MergedInto, int Posts);
