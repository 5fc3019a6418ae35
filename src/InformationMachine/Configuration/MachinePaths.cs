using InformationMachine.Data.Store;

namespace InformationMachine.Configuration;

/// <summary>Where things are. Relative directories are resolved against the working directory.</summary>
/// <param name="Config">The configuration directory, absolute.</param>
/// <param name="Data">The data directory, absolute.</param>
internal sealed record MachinePaths(string Config, string Data)
{
    public const string ConfigVariable = "IM_CONFIG";
    public const string DataVariable = "IM_DATA";

    public string SettingsFile => Path.Combine(Config, "machine.json");

    public string FeedsFile => Path.Combine(Config, "feeds.json");

    public string ChannelsFile => Path.Combine(Config, "channels.json");

    public string DataFile => Path.Combine(Data, "machine.db");

    public string SnapshotFile => Path.Combine(Data, SnapshotPublisher.FolderName, SnapshotPublisher.FileName);

    public string Archive => Path.Combine(Data, "archive");

    public string Site => Path.Combine(Data, "site");

    public string Heartbeat => Path.Combine(Data, "heartbeat");

    /// <summary>The option if given, else the environment variable, else <c>config</c> and <c>data</c>.</summary>
    public static MachinePaths Resolve(string? config, string? data) => new(
        Path.GetFullPath(config ?? Environment.GetEnvironmentVariable(ConfigVariable) ?? "config"),
        Path.GetFullPath(data ?? Environment.GetEnvironmentVariable(DataVariable) ?? "data"));
}
