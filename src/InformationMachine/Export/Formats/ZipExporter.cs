using System.IO.Compression;
using System.Text.Json;
using InformationMachine.Data.Store;
using InformationMachine.Export.Targets;

namespace InformationMachine.Export.Formats;

/// <summary>
/// Everything in one archive: each kind as JSONL, the briefings as Atom, the feeds as OPML, and <c>manifest.json</c> with the schema, the
/// counts and the place where the next export goes on.
/// </summary>
internal sealed class ZipExporter(Func<string> opml) : IExporter
{
    private static readonly JsonSerializerOptions Manifest = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Name => "zip";

    public async Task ExportAsync(ExportSource source, IExportTarget target, CancellationToken cancellationToken)
    {
        await using var file = target.Open("information-machine.zip");
        await using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        var inside = new ZipTarget(archive);
        await new JsonLinesExporter().ExportAsync(source, inside, cancellationToken);
        var records = source.Records;
        await new AtomExporter().ExportAsync(source, inside, cancellationToken);
        if (source.IsWhole) await new OpmlExporter(opml).ExportAsync(source, inside, cancellationToken);
        await using var manifest = inside.Open("manifest.json");
        await JsonSerializer.SerializeAsync(manifest, new { schema = DataSchema.Version, whole = source.IsWhole, kinds = source.Tables.Select(table => table.Name), records, next = source.Next.ToString() }, Manifest, cancellationToken);
    }
}
