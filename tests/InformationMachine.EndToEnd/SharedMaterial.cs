namespace InformationMachine.EndToEnd;

/// <summary>Test material that lies beside the repository, never in it; tests that need it skip where it is absent.</summary>
internal static class SharedMaterial
{
    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The path of a file or folder of the material; skips the running test where there is none.</summary>
    public static string Path(params string[] parts)
    {
        var root = System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository, "..", "shared"));
        Assert.SkipUnless(Directory.Exists(root), "the shared test material does not lie beside the repository");
        return System.IO.Path.Combine([root, .. parts]);
    }

    private static string FindRepository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "InformationMachine.sln"))) return at.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
