using System.Globalization;
using InformationMachine.Briefings.Site.Catalogue;

namespace InformationMachine.Briefings.Site;

/// <summary>After everything was rendered: removes shared pages that nothing stands behind any more, such as a withdrawn author's.</summary>
internal static class SiteSweep
{
    private static readonly string[] Folders = ["authors", "days", "digests", "search", "stories"];

    public static async Task RunAsync(string site, SiteMemory memory, CancellationToken cancellationToken)
    {
        foreach (var folder in Folders.Select(name => Path.Combine(site, name)).Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList())
            {
                if (!await IsBackedAsync(Path.GetRelativePath(site, file), memory, cancellationToken)) File.Delete(file);
            }

            // Where the pages of older forms of the site lay.
            foreach (var empty in Directory.EnumerateDirectories(folder).Where(inner => !Directory.EnumerateFileSystemEntries(inner).Any()).ToList()) Directory.Delete(empty);
        }
    }

    /// <summary>Files that a process which was killed had not finished. No other process writes to the site, and this one has not begun to.</summary>
    public static void Leftovers(string site)
    {
        if (!Directory.Exists(site)) return;
        foreach (var file in Directory.EnumerateFiles(site, ".*.tmp", SearchOption.AllDirectories).Where(SiteFile.IsTemporary).ToList()) File.Delete(file);
    }

    /// <summary>Each shared page is named after what is remembered for it.</summary>
    private static async Task<bool> IsBackedAsync(string file, SiteMemory memory, CancellationToken cancellationToken)
    {
        var parts = Path.ChangeExtension(file, null).Split(Path.DirectorySeparatorChar);
        return parts switch
        {
            [_, "index"] => true,
            ["search" or "stories", var shelf] => int.TryParse(shelf, CultureInfo.InvariantCulture, out var number) && memory.Has(StoryPages.ShelfName(number)),
            ["days" or "digests", var day] => memory.Has($"days/{day}"),
            ["authors", var page] => page.Split('.') switch
            {
                [var slug] => memory.Has($"authors/{slug}"),
                [var slug, var shelf] => int.TryParse(shelf, CultureInfo.InvariantCulture, out var number) && await memory.ReadAsync<AuthorRecord>($"authors/{slug}", cancellationToken) is { } author && author.Older.ContainsKey(number),
                _ => false,
            },
            _ => false,
        };
    }
}
