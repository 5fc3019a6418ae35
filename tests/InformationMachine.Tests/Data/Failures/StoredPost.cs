namespace InformationMachine.Tests.Data.Failures;

/// <summary>A post that is stored.</summary>
/// <param name="Number">Its place among all.</param>
/// <param name="Id">Its key.</param>
/// <param name="Name">What its feed calls it.</param>
internal sealed record StoredPost(long Number, string Id, string Name);
