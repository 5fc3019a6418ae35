using System.Text.Json;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.EndToEnd;

/// <summary>A working directory with configuration and data of its own, gone with its test.</summary>
internal sealed class Installation : IDisposable
{
    public Installation() => Directory.CreateDirectory(Path.Combine(Folder, "config"));

    public string Folder { get; } = Directory.CreateTempSubdirectory("machine-e2e-").FullName;

    public string Data => Path.Combine(Folder, "data");

    public string Site => Path.Combine(Data, "site");

    /// <summary>Added to the environment of every process.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal) { ["IM_FEEDS__ALLOWPRIVATENETWORKS"] = "true", ["IM_DESK__ENABLED"] = "false" };

    /// <summary>Writes feeds.json.</summary>
    public void Configure(IEnumerable<(string Id, Uri Url)> feeds) =>
        File.WriteAllText(
            Path.Combine(Folder, "config", "feeds.json"),
            JsonSerializer.Serialize(new { feeds = feeds.Select(feed => new { id = feed.Id, url = feed.Url.AbsoluteUri }) }));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    /// <summary>Where the desk of the running machine is.</summary>
    public Uri Address()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Data, "desk.json")));
        return new Uri(json.RootElement.GetProperty("address").GetString()!);
    }

    public MachineProcess Start(params string[] arguments) => MachineProcess.Start(Folder, Variables, arguments);

    public Task<(int Code, string Output, string Errors)> Run(params string[] arguments) => MachineProcess.Run(Folder, Variables, arguments);

    /// <summary>
    /// Opens the live file; no machine may be running. A process that another test starts at this moment has, until its program begins, all files of
    /// this one open, and so their locks: they are free again a moment later.
    /// </summary>
    public LiteDbStore OpenStore()
    {
        for (var started = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                return LiteDbStore.Open(Path.Combine(Data, "machine.db"));
            }
            catch (StoreLockedException) when (TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(2))
            {
                Thread.Sleep(20);
            }
        }
    }

    public Snapshot OpenSnapshot() => Snapshot.Open(Path.Combine(Data, "snapshot", "machine.db"));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
