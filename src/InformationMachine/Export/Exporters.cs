using InformationMachine.Export.Formats;

namespace InformationMachine.Export;

/// <summary>All formats. A new one is a file and a line here.</summary>
internal static class Exporters
{
    /// <param name="opml">The followed feeds as OPML; which feeds there are is said by the configuration.</param>
    public static IReadOnlyList<IExporter> Create(Func<string> opml) =>
    [
        new JsonLinesExporter(),
        new CsvExporter(),
        new ParquetExporter(),
        new AtomExporter(),
        new OpmlExporter(opml),
        new ZipExporter(opml),
    ];

    /// <exception cref="RefusedException">No format is called so; the known ones are offered.</exception>
    public static IExporter Named(string name, Func<string> opml)
    {
        var exporters = Create(opml);
        return exporters.FirstOrDefault(exporter => exporter.Name == name)
            ?? throw new RefusedException(ExitCode.Usage, $"'{name}' is no format; there are {string.Join(", ", exporters.Select(exporter => exporter.Name))}.");
    }
}
