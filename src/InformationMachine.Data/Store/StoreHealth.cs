namespace InformationMachine.Data.Store;

/// <summary>Whether the store takes what is to be written.</summary>
/// <param name="Fault">Why it does not; null while it does.</param>
/// <param name="Since">Since when it does not, by the system's clock.</param>
public sealed record StoreHealth(string? Fault, DateTimeOffset? Since)
{
    /// <summary>All is well.</summary>
    public static StoreHealth Good { get; } = new(Fault: null, Since: null);

    /// <summary>False while nothing can be asked either, because whatever keeps the data is out of reach; it is tried again until that ends.</summary>
    public bool IsReachable { get; init; } = true;

    /// <summary>True while writing works.</summary>
    public bool IsWriting => Fault is null;
}
