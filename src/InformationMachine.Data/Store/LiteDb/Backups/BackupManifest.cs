using System.Text.Json;

namespace InformationMachine.Data.Store.LiteDb.Backups;

/// <summary>What a backup holds: the entry <c>manifest.json</c>, the last one written, so that a backup without it is not complete.</summary>
/// <param name="Format">The form of the backup; 1.</param>
/// <param name="Created">When its data was copied, UTC.</param>
/// <param name="Schema">The schema of the data file.</param>
/// <param name="Posts">How many posts the data file holds.</param>
/// <param name="Threads">How many threads.</param>
/// <param name="Briefings">How many briefing versions.</param>
/// <param name="Files">The other entries.</param>
public sealed record BackupManifest(int Format, DateTimeOffset Created, int Schema, long Posts, long Threads, long Briefings, IReadOnlyList<BackupEntry> Files)
{
    /// <summary>The form this program writes and the newest it reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The entry's name.</summary>
    public const string Name = "manifest.json";

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}
