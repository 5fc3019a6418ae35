using System.Text;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Briefings.Site.Html;

namespace InformationMachine.Briefings.Site;

/// <summary>The files of a site that are the same whatever the stories: style sheet, scripts, icon, the page of the search.</summary>
internal sealed class SiteAssets(string site, HtmlFrame frame) : ICataloguePart
{
    private static readonly string[] Names = ["site.css", "site.js", "search.js", "compare.js", "reader.js", "icon.svg"];

    private bool _areWritten;

    public async Task<int> WriteAsync(IReadOnlyList<CatalogueChange> changes, CancellationToken cancellationToken)
    {
        if (_areWritten) return 0;
        var written = 0;
        foreach (var (file, text) in Names.Select(name => ($"assets/{name}", Read($"site/{name}"))).Append(("search.html", HtmlSearch.Page(frame))))
        {
            if (await SiteFile.WriteIfChangedAsync(Path.Combine(site, file), text, cancellationToken)) written++;
        }

        _areWritten = true;
        return written;
    }

    /// <summary>The text of a file embedded in the program.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
