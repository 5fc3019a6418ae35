namespace InformationMachine.Desk.Api;

/// <summary>An item of an imported list that is not followed.</summary>
/// <param name="Name">What the list calls it.</param>
/// <param name="Address">Its address, without secrets.</param>
/// <param name="Reason">Why, and what helps.</param>
internal sealed record ApiRefusedItem(string Name, string? Address, string Reason);
