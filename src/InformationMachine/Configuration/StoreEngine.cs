namespace InformationMachine.Configuration;

/// <summary>What keeps the data.</summary>
internal enum StoreEngine
{
    /// <summary>A file in the data directory; nothing else is needed.</summary>
    LiteDb = 0,

    /// <summary>A PostgreSQL database.</summary>
    Postgres = 1,
}
