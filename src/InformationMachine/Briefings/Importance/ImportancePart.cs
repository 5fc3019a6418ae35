namespace InformationMachine.Briefings.Importance;

/// <summary>One reason for a story's importance.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Points">How much it adds; less than 0 where it takes away.</param>
/// <param name="Words">The same for readers, such as "5 independent sources".</param>
internal sealed record ImportancePart(string Name, double Points, string Words);
