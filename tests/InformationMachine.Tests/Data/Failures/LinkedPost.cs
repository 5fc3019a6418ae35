namespace InformationMachine.Tests.Data.Failures;

/// <summary>A post in its thread.</summary>
/// <param name="Number">The post's place among all.</param>
/// <param name="Post">The post's key.</param>
/// <param name="Thread">The thread.</param>
internal sealed record LinkedPost(long Number, string Post, int Thread);
