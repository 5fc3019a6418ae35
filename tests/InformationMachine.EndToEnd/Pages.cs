namespace InformationMachine.EndToEnd;

/// <summary>What must hold of the rendered site at any instant.</summary>
internal static class Pages
{
    public static void CheckSite(string site)
    {
        File.Exists(Path.Combine(site, "index.html")).ShouldBeTrue();
        CheckWhole(site).ShouldBeGreaterThan(1);
    }

    /// <summary>No page is half written; returns how many there are.</summary>
    public static int CheckWhole(string site)
    {
        if (!Directory.Exists(site)) return 0;
        var pages = Directory.GetFiles(site, "*.html", SearchOption.AllDirectories);
        foreach (var page in pages) File.ReadAllText(page).TrimEnd().ShouldEndWith("</html>", customMessage: page);
        return pages.Length;
    }
}
