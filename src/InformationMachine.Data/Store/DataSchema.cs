namespace InformationMachine.Data.Store;

/// <summary>The form of the records that this program writes.</summary>
public static class DataSchema
{
    /// <summary>Its number; a program reads what has its own or a smaller one.</summary>
    public const int Version = 2;
}
