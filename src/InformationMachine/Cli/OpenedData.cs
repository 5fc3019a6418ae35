using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.Cli;

/// <summary>
/// The data as a verb may have it. Reading verbs take the published snapshot while a machine runs, or where the directory cannot be
/// written, and the live file otherwise;
/// changing verbs need the live file and are refused (75) while a machine runs.
/// </summary>
internal sealed class OpenedData : IAsyncDisposable
{
    private readonly StoreLock? _lock;
    private readonly IMachineReader? _copy;

    private OpenedData(StoreLock? held, IStoreUpkeep? store, IMachineReader? copy)
    {
        _lock = held;
        Store = store;
        _copy = copy;
    }

    /// <summary>What can be asked.</summary>
    public IMachineReader Reader => Store ?? _copy!;

    /// <summary>The live store; null where a running machine holds it, and where a database is only read.</summary>
    public IStoreUpkeep? Store { get; }

    /// <summary>For verbs that only read.</summary>
    public static OpenedData ForReading(MachinePaths paths)
    {
        // A database is read beside whoever writes it.
        if (KeptStore.Options(paths) is { Engine: StoreEngine.Postgres } store) return new OpenedData(null, null, KeptStore.OpenToRead(store));
        KeptStore.Require(paths);
        try
        {
            return ForChanging(paths);
        }
        catch (StoreLockedException)
        {
            return new OpenedData(null, null, OpenSnapshot(paths));
        }
        catch (RefusedException e) when (e.Code == ExitCode.Configuration && File.Exists(paths.SnapshotFile))
        {
            Console.Error.WriteLine($"{paths.Data} cannot be written, so its data file is not opened: this is its snapshot of {File.GetLastWriteTimeUtc(paths.SnapshotFile):yyyy-MM-dd HH:mm:ss} UTC.");
            return new OpenedData(null, null, OpenSnapshot(paths));
        }
    }

    /// <summary>For verbs that change something.</summary>
    /// <exception cref="StoreLockedException">A machine runs on it.</exception>
    public static OpenedData ForChanging(MachinePaths paths) => ForChanging(paths, KeptStore.Options(paths));

    /// <summary>The same with other settings than those of the configuration.</summary>
    /// <exception cref="StoreLockedException">A machine runs on it.</exception>
    public static OpenedData ForChanging(MachinePaths paths, StoreOptions store)
    {
        CreateDirectory(paths.Data);
        var held = StoreLock.Acquire(paths.Data);
        try
        {
            return new OpenedData(held, KeptStore.Open(paths, store, CancellationToken.None), null);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>For the daemon, which holds the directory while it waits for its store.</summary>
    /// <exception cref="StoreLockedException">A machine runs on it.</exception>
    public static async Task<OpenedData> ForRunningAsync(MachinePaths paths, Func<Task<IStoreUpkeep>> open)
    {
        CreateDirectory(paths.Data);
        var held = StoreLock.Acquire(paths.Data);
        try
        {
            return new OpenedData(held, await open(), null);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Store is not null) await Store.DisposeAsync();
        if (_copy is IAsyncDisposable reader) await reader.DisposeAsync();
        else (_copy as IDisposable)?.Dispose();
        _lock?.Dispose();
    }

    /// <summary>Makes a directory and checks that it can be written.</summary>
    public static void Prepare(string path) => CreateDirectory(path);

    private static Snapshot OpenSnapshot(MachinePaths paths)
    {
        try
        {
            return Snapshot.Open(paths.SnapshotFile);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedException(ExitCode.Locked, $"{paths.Data} is held by a running machine (process {StoreLock.Holder(paths.Data)}) that has not published a snapshot yet; try again in a minute.", e);
        }
    }

    private static void CreateDirectory(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            File.WriteAllBytes(Path.Combine(path, ".writable"), []);
            File.Delete(Path.Combine(path, ".writable"));
            // In the container it lies in the data directory, because the root may be read-only, and a fresh volume has none yet.
            Directory.CreateDirectory(Path.GetTempPath());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Configuration, $"{path} cannot be written ({e.Message}). Make it writable for this user, or name another with --data or {MachinePaths.DataVariable}.", e);
        }
    }
}
