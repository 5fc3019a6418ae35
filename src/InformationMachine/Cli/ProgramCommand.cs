namespace InformationMachine.Cli;

/// <summary>How this program is called from a shell, so that a remedy can be typed as it stands.</summary>
internal static class ProgramCommand
{
    /// <summary>The command line of a verb.</summary>
    public static string Line(string verb)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "InformationMachine.dll");
        var process = Environment.ProcessPath;
        var isHosted = process is null || Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHosted ? $"dotnet {Quoted(Short(program))} {verb}" : $"{Quoted(Short(process!))} {verb}";
    }

    /// <summary>The program from anywhere, without a verb.</summary>
    public static string Whole()
    {
        var process = Environment.ProcessPath;
        var isHosted = process is null || Path.GetFileNameWithoutExtension(process).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isHosted ? $"dotnet {Quoted(Path.Combine(AppContext.BaseDirectory, "InformationMachine.dll"))}" : Quoted(process!);
    }

    /// <summary>A path as a shell takes it.</summary>
    public static string Quoted(string path) => path.All(letter => char.IsLetterOrDigit(letter) || "/._-+@:\\".Contains(letter, StringComparison.Ordinal)) ? path : OperatingSystem.IsWindows() ? $"\"{path}\"" : $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>The shorter of a path and the way to it from here.</summary>
    private static string Short(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.Length >= path.Length ? path : relative.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? relative : "." + Path.DirectorySeparatorChar + relative;
    }
}
