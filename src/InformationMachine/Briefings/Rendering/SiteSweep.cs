using System.Globalization;
using InformationMachine.Briefings.Rendering.Catalogue;

namespace InformationMachine.Briefings.Rendering;

/// <summary>After everything was rendered: removes shared pages that nothing stands behind any more, such as a withdrawn author's.</summary>
internal static class SiteSweep
{
    private static readonly string[] Folders = ["authors", "days", "digests", "search", "stories"];

    public static void Run(string site, SiteMemory memory)
    {
        foreach (var folder in Folders.Select(name => Path.Combine(site, name)).Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !IsBacked(Path.GetRelativePath(site, file), memory)).ToList()) File.Delete(file);
        }
    }

    /// <summary>Each shared page is named after what is remembered for it.</summary>
    private static bool IsBacked(string file, SiteMemory memory)
    {
        var parts = Path.ChangeExtension(file, null).Split(Path.DirectorySeparatorChar);
        return parts switch
        {
            [_, "index"] => true,
            ["search" or "stories", var shelf] => int.TryParse(shelf, CultureInfo.InvariantCulture, out var number) && memory.Has(StoryPages.ShelfName(number)),
            ["days" or "digests", var day] => memory.Has($"days/{day}"),
            ["authors", var slug] => memory.Has($"authors/{slug}"),
            ["authors", var slug, var shelf] => int.TryParse(shelf, CultureInfo.InvariantCulture, out var number) && memory.Has(AuthorShelves.NameOf(slug, number)),
            _ => false,
        };
    }
}
