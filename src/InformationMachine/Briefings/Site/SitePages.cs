using System.Globalization;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Site;

/// <summary>The files of threads' pages as they lie in the site's folder <c>threads</c>.</summary>
internal static class SitePages
{
    private static readonly string[] Forms = [".html", ".md", ".txt", ".json", ".svg"];
    private static readonly string[] OfChanges = ["history.html", "history.md", "compare.html", "atom.xml"];

    /// <summary>True where all of a thread's pages are there and a power cut has left none of them empty.</summary>
    /// <param name="site">The folder of the site.</param>
    /// <param name="thread">The thread.</param>
    /// <param name="version">The version its page shows; 0 where the page leads elsewhere.</param>
    public static bool AreWhole(string site, ThreadId thread, int version)
    {
        var own = Path.Combine(site, "threads", thread.ToString());
        if (!Forms.All(form => SiteFile.IsWhole(own + form)) || !Directory.Exists(own)) return false;
        var files = new DirectoryInfo(own).EnumerateFiles().ToDictionary(file => file.Name, file => file.Length, StringComparer.Ordinal);
        return files.Values.All(length => length > 0) && OfChanges.All(files.ContainsKey)
            && Enumerable.Range(1, Math.Max(version, Newest(files.Keys))).All(number => OfVersion(number).All(files.ContainsKey));
    }

    /// <summary>Removes the pages of threads that are none of the site's. Files with other names are somebody else's and stay.</summary>
    public static void Sweep(string site, HashSet<int> threads)
    {
        var folder = Path.Combine(site, "threads");
        if (!Directory.Exists(folder)) return;
        bool IsStray(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var thread) && !threads.Contains(thread);
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Forms.Contains(Path.GetExtension(file)) && IsStray(Path.GetFileNameWithoutExtension(file))).ToList()) File.Delete(file);
        foreach (var own in Directory.EnumerateDirectories(folder).Where(own => IsStray(Path.GetFileName(own))).ToList()) Directory.Delete(own, recursive: true);
    }

    private static IEnumerable<string> OfVersion(int number) =>
        [$"v{Wording.Number(number)}.html", $"v{Wording.Number(number)}.json", $"versions-{Wording.Number(VersionStatements.File(number))}.js"];

    private static int Newest(IEnumerable<string> files) =>
        files.Select(file => file is ['v', .. var number, '.', 'h', 't', 'm', 'l'] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0).DefaultIfEmpty().Max();
}
