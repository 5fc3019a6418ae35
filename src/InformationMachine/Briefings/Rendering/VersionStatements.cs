using System.Text.Json;
using InformationMachine.Briefings.Rendering.Languages;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Rendering;

/// <summary>
/// What versions say, for the page that compares any two: a script of some versions each, so that a new version writes one of bounded
/// size. A statement that stands in several versions stands in it once.
/// </summary>
internal static class VersionStatements
{
    /// <summary>Versions in a file.</summary>
    public const int PerFile = 20;

    /// <summary>The file of a version, from 1.</summary>
    public static int File(int version) => ((version - 1) / PerFile) + 1;

    /// <summary>A call, because a page from disk may load scripts but not data. The default encoder escapes all that could end a script.</summary>
    public static string Script(int file, IReadOnlyList<Briefing> versions)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = new List<string>();
        int Number(string line)
        {
            if (numbers.TryGetValue(line, out var known)) return known;
            lines.Add(line);
            return numbers[line] = lines.Count - 1;
        }

        var phrases = Phrases.For(versions[^1].Language);
        var all = versions.Select(version => new { number = version.Version, lines = BriefingDiff.Statements(version, phrases).Select(section => section.Lines.Select(Number).ToArray()).ToArray() }).ToArray();
        var sections = BriefingDiff.Statements(versions[0], phrases).Select(section => phrases.Heading(section.Section));
        return $"informationMachine.versions({Wording.Number(file)},{JsonSerializer.Serialize(new { sections, lines, versions = all })});\n";
    }
}
