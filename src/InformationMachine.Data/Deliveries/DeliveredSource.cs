namespace InformationMachine.Data.Deliveries;

/// <summary>A source that a message cites.</summary>
/// <param name="Number">Its number within the story.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Url">Where to read it; null where that is not known.</param>
public sealed record DeliveredSource(int Number, string Author, string? Url);
