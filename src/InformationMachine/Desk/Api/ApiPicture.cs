namespace InformationMachine.Desk.Api;

/// <summary>A picture that its author has described.</summary>
/// <param name="Description">What it shows.</param>
/// <param name="Url">Where it is.</param>
internal sealed record ApiPicture(string Description, string? Url);
