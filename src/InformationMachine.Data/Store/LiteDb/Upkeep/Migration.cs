using System.Globalization;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Upkeep;

/// <summary>
/// Brings a file of an older schema to the present one: a backup first, then a new file beside the old one, then the new one in its
/// place. A kill at any instant leaves the old file or the new one.
/// </summary>
internal static class Migration
{
    /// <summary>What leads from each schema to the next; a step is given the collection's name and the record.</summary>
    private static readonly Func<string, BsonDocument, BsonDocument>[] Steps =
    [
        static (_, record) => record, // 0 was never in use.
        static (_, record) => record, // 1 to 2: check numbers and the file's identity come with writing it anew.
    ];

    /// <summary>Migrates and opens.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="old">The file, open; it is closed here.</param>
    /// <exception cref="IOException">The disk refused; the old file is as it was.</exception>
    public static StoreFile Run(DataFilePaths paths, StoreFile old)
    {
        using (old)
        {
            var schema = old.Collections.Schema!.Value;
            old.Checkpoint();
            Backup(paths, schema);
            using var target = StoreFile.Create(Replacement.Begin(paths), old.Collections.File ?? Guid.NewGuid());
            FileBuilder.Copy(question => question(old.Collections), target, (name, record) => Upgrade(schema, name, record), CancellationToken.None);
            target.Finish();
        }

        Replacement.Complete(paths);
        return StoreFile.Open(paths);
    }

    private static BsonDocument Upgrade(int schema, string name, BsonDocument record)
    {
        for (var step = schema; step < Collections.SchemaVersion; step++) record = Steps[step](name, record);
        return record;
    }

    private static void Backup(DataFilePaths paths, int schema)
    {
        Directory.CreateDirectory(paths.Backups);
        var target = Path.Combine(paths.Backups, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(paths.Data)}-schema-{schema}.db"));
        File.Copy(paths.Data, target + ".part", overwrite: true);
        File.Move(target + ".part", target, overwrite: true);
    }
}
