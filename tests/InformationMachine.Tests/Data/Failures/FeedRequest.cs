namespace InformationMachine.Tests.Data.Failures;

/// <summary>A request as the publisher saw it.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Host">Its host.</param>
/// <param name="Process">Who asked.</param>
/// <param name="Begin">When it came.</param>
/// <param name="End">When it was answered or given up.</param>
/// <param name="Answer">The number that the answer carries as its validator.</param>
/// <param name="Known">The number of the answer that the asker knew: the last one that was stored. 0 where none was.</param>
internal sealed record FeedRequest(string Feed, string Host, string Process, TimeSpan Begin, TimeSpan End, long Answer, long Known);
