using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Versions;

/// <summary>
/// What versions say, for the page that compares any two: a script of some versions each, so that a new version writes one of bounded
/// size. A statement that stands in several versions stands in it once, with a number that is the same wherever its sentence stands.
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
        var lines = new List<object[]>();
        int Number(Statement statement)
        {
            if (numbers.TryGetValue(statement.Line, out var known)) return known;
            lines.Add(statement.IsPassing ? [statement.Line, Mark(statement.Key), 1] : [statement.Line, Mark(statement.Key)]);
            return numbers[statement.Line] = lines.Count - 1;
        }

        var phrases = PhraseBook.For(versions[^1].Language);
        var read = versions.Select(version => (version.Version, Sections: new VersionLines(version, phrases).Sections())).ToList();
        var all = read.Select(version => new { number = version.Version, lines = version.Sections.Select(section => section.Statements.Select(Number).ToArray()).ToArray() }).ToArray();
        var sections = read[0].Sections.Select(section => phrases.Heading(section.Section));
        return $"informationMachine.versions({Wording.Number(file)},{JsonSerializer.Serialize(new { sections, lines, versions = all })});\n";
    }

    /// <summary>Tells statements apart within a thread, in every file alike.</summary>
    private static uint Mark(string key) => BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
