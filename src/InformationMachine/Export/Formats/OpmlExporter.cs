using System.Text;
using InformationMachine.Export.Targets;

namespace InformationMachine.Export.Formats;

/// <summary>The followed feeds as OPML 2.0, for other readers.</summary>
internal sealed class OpmlExporter(Func<string> opml) : IExporter
{
    public const string FormatName = "opml";

    public string Name => FormatName;

    public async Task ExportAsync(ExportSource source, IExportTarget target, CancellationToken cancellationToken)
    {
        if (!source.IsWhole) throw new RefusedException(ExitCode.Usage, "OPML lists the followed feeds, which have no place in the change feed: leave --since and --place away.");
        await using var file = target.Open("feeds.opml");
        await file.WriteAsync(Encoding.UTF8.GetBytes(opml()), cancellationToken);
    }
}
