namespace InformationMachine.Tests.Docs;

/// <summary>What docs/data-file.md says, as far as programs can compare it.</summary>
internal static class DataFileDocument
{
    private static readonly string[] Lines = File.ReadAllLines(System.IO.Path.Combine(Repository(), "docs", "data-file.md"));

    /// <summary>The names of the described collections.</summary>
    public static IReadOnlyList<string> Collections => [.. Lines.Where(line => line.StartsWith("### `", StringComparison.Ordinal)).Select(line => line[5..^1])];

    /// <summary>The rows under a heading whose table begins with this word: name, type.</summary>
    public static IReadOnlyDictionary<string, string> Table(string heading, string first = "field") =>
        Section(heading).SkipWhile(line => !line.StartsWith($"| {first} |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2], StringComparer.Ordinal);

    /// <summary>The blocks of code in a language.</summary>
    public static IReadOnlyList<string> Blocks(string language)
    {
        var blocks = new List<string>();
        for (var i = 0; i < Lines.Length; i++)
        {
            if (Lines[i] == $"```{language}") blocks.Add(string.Join('\n', Lines.Skip(i + 1).TakeWhile(line => line != "```")));
        }

        return blocks;
    }

    public static string Repository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(at!.FullName, "InformationMachine.sln"))) at = at.Parent;
        return at.FullName;
    }

    private static IEnumerable<string> Section(string heading) =>
        Lines.SkipWhile(line => line != $"### {heading}").Skip(1).TakeWhile(line => !line.StartsWith('#'));
}
