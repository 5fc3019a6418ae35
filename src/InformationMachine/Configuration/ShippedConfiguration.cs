namespace InformationMachine.Configuration;

/// <summary>The configuration that comes with the program, for an installation that has none yet.</summary>
internal static class ShippedConfiguration
{
    private const string Prefix = "config/";

    /// <summary>Writes what is missing; returns the names of what was written.</summary>
    /// <exception cref="RefusedException">The directory cannot be written (exit code 78).</exception>
    public static IReadOnlyList<string> Write(string directory)
    {
        var assembly = typeof(ShippedConfiguration).Assembly;
        var written = new List<string>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var file = Path.Combine(directory, resource[Prefix.Length..]);
            try
            {
                if (Path.Exists(file)) continue;
                Directory.CreateDirectory(directory);
                using (var from = assembly.GetManifestResourceStream(resource)!)
                using (var to = new FileStream(file, FileMode.CreateNew)) from.CopyTo(to);
                FileOwner.Inherit(file);
                written.Add(Path.GetFileName(file));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw DiskTrouble.Refuse(file, e, $"`--config DIR` or {MachinePaths.ConfigVariable} name another directory.");
            }
        }

        return written;
    }
}
