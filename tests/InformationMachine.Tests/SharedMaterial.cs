namespace InformationMachine.Tests;

/// <summary>Test material that lies beside the repository, never in it; tests that need it skip where it is absent.</summary>
internal static class SharedMaterial
{
    /// <summary>The folder, or null.</summary>
    public static string? Root { get; } = Find();

    /// <summary>The path of a file or folder in it; skips the running test where there is none.</summary>
    public static string Path(params string[] parts)
    {
        Assert.SkipWhen(Root is null, "the shared test material does not lie beside the repository");
        return System.IO.Path.Combine([Root!, .. parts]);
    }

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(at.FullName, "InformationMachine.sln"))) continue;
            var shared = System.IO.Path.Combine(at.FullName, "..", "shared");
            return Directory.Exists(shared) ? System.IO.Path.GetFullPath(shared) : null;
        }

        return null;
    }
}
