namespace InformationMachine.Data.Briefings;

/// <summary>What happened on one day.</summary>
/// <param name="Date">The day, UTC: the post's own, or one that the post writes out.</param>
/// <param name="Sentence">What the posts say of it.</param>
/// <param name="IsExpected">True where the day lay ahead when the post was written.</param>
/// <param name="Posted">The day of the post, where <paramref name="Date"/> is a day the text names; otherwise null.</param>
public sealed record TimelineEntry(DateOnly Date, Sentence Sentence, bool IsExpected = false, DateOnly? Posted = null);
