namespace InformationMachine.Configuration;

/// <summary>An item of a list that is not followed.</summary>
/// <param name="Name">What the list calls it.</param>
/// <param name="Address">Its address as far as it holds no secret.</param>
/// <param name="Reason">Why, and what helps; a sentence without its full stop.</param>
internal sealed record RefusedOutline(string Name, string? Address, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}{(Address is null || Address == Name ? "" : $" ({Address})")}: {Reason}.";
}
