using InformationMachine.Configuration;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Network;

namespace InformationMachine.Cli;

/// <summary>The one place that knows which engine keeps the data.</summary>
internal static class KeptStore
{
    /// <summary>Longer than the lease of a copy into the database that was killed, which others wait for.</summary>
    public static readonly TimeSpan Patience = PostgresStore.LeaseDuration + TimeSpan.FromSeconds(5);

    /// <summary>Whether there is anything yet.</summary>
    /// <exception cref="RefusedException">The configuration is wrong.</exception>
    /// <exception cref="IOException">The database cannot be reached.</exception>
    public static bool IsThere(MachinePaths paths) => Options(paths) is { Engine: StoreEngine.Postgres } store ? PostgresReader.Exists(Connection(store)) : File.Exists(paths.DataFile);

    /// <summary>For verbs that have nothing to do where there is no data.</summary>
    /// <exception cref="RefusedException">There is none yet, or it has vanished.</exception>
    public static void Require(MachinePaths paths)
    {
        if (IsThere(paths)) return;
        var place = Options(paths).Engine == StoreEngine.Postgres ? "The database" : paths.Data;
        var beside = Options(paths).Engine == StoreEngine.Postgres ? null : new[] { Path.ChangeExtension(paths.DataFile, ".seal"), paths.SnapshotFile }.FirstOrDefault(File.Exists);
        throw new RefusedException(ExitCode.Failed, beside is null
            ? $"{place} holds no data yet. Start the machine with `run`, or name a directory with --data."
            : $"{paths.DataFile} is missing, but {beside} is there, which belongs to it. Put the file back, or restore a backup with `restore FILE`{(File.Exists(paths.SnapshotFile) ? $"; the published {paths.SnapshotFile} can be restored like one" : "")}.");
    }

    /// <summary>Refuses a verb that is about a data file where there is none.</summary>
    /// <param name="paths">Where the configuration is.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="instead">What PostgreSQL offers for it, as a sentence.</param>
    /// <exception cref="RefusedException">A database keeps the data.</exception>
    public static void RequireFile(MachinePaths paths, string verb, string instead)
    {
        if (Options(paths).Engine == StoreEngine.Postgres) throw new RefusedException(ExitCode.Usage, $"`{verb}` is for data files, and a PostgreSQL database keeps this machine's data. {instead} See docs/scale.md.");
    }

    /// <summary>The settings of the store.</summary>
    public static StoreOptions Options(MachinePaths paths) => SettingsReader.ReadStore(paths);

    /// <summary>Opens it for changing. Where a copy into a database was killed, the end of its lease is waited for.</summary>
    /// <exception cref="StoreUnreachableException">The database cannot be reached.</exception>
    public static IStoreUpkeep Open(MachinePaths paths, StoreOptions store, CancellationToken cancellationToken) => store.Engine == StoreEngine.Postgres
        ? PostgresStore.Open(Connection(store), Patience, store.Lease, cancellationToken)
        : LiteDbStore.Open(paths.DataFile);

    /// <summary>Opens one state of the database for reading.</summary>
    public static PostgresReader OpenToRead(StoreOptions store) => PostgresReader.OpenOneState(Connection(store));

    /// <summary>What processes on the same database share besides records; null where a file of this process keeps the data. Of use until the store is disposed of.</summary>
    public static SharedDocuments? Documents(IStoreUpkeep store) => store is PostgresStore { Documents: var documents } ? new SharedDocuments(documents, documents) : null;

    /// <summary>Cancelled when another process has taken the right to write.</summary>
    public static CancellationToken Lost(IMachineReader store) => store is PostgresStore postgres ? postgres.Lost : CancellationToken.None;

    /// <summary>The connection string.</summary>
    /// <exception cref="RefusedException">It is not where the settings say (exit code 78).</exception>
    public static string Connection(StoreOptions store) => Secrets.Resolve(store.Connection)
        ?? throw new RefusedException(ExitCode.Configuration, "Store:Connection names an environment variable or a file that is not there, is empty, or cannot be read.");
}
