using System.Collections;
using System.Text.Json;

namespace InformationMachine.Configuration;

/// <summary>
/// <c>machine.json</c>, overridden by environment variables. All mistakes are reported at once, each with where it stands, what it
/// says and what to write instead; unknown names are mistakes too.
/// </summary>
internal static class SettingsReader
{
    private const string StoreSection = "Store";

    /// <exception cref="RefusedException">Something is wrong (exit code 78).</exception>
    public static MachineSettings Read(MachinePaths paths) =>
        Read(paths.SettingsFile, Environment.GetEnvironmentVariables());

    /// <summary>Reads the file if there is one; without it the defaults hold.</summary>
    public static MachineSettings Read(string file, IDictionary environment)
    {
        var settings = new MachineSettings();
        var mistakes = new List<string>();
        if (File.Exists(file)) ReadFile(file, settings, mistakes);
        ReadEnvironment(environment, settings, mistakes);
        if (settings.Feeds.MinimumInterval > settings.Feeds.MaximumInterval)
            mistakes.Add($"{file}: Feeds:MinimumInterval is {settings.Feeds.MinimumInterval:c} and Feeds:MaximumInterval {settings.Feeds.MaximumInterval:c}; no feed can rest at least the longer and at most the shorter time. Write a smaller MinimumInterval or a larger MaximumInterval.");
        mistakes.AddRange(settings.Model.Mistakes(settings.Briefings.Writer).Select(mistake => $"{file}: {mistake}"));
        mistakes.AddRange(settings.Store.Mistakes().Select(mistake => $"{file}: {mistake}"));
        if (mistakes.Count == 0) return settings;
        throw new RefusedException(ExitCode.Configuration, string.Join(Environment.NewLine, mistakes));
    }

    /// <summary>
    /// Where the data is, whatever else the configuration says: a mistake elsewhere hides nobody's data. A file that is no JSON says nothing about it,
    /// and then a data file that is there is the data.
    /// </summary>
    /// <exception cref="RefusedException">The section on the store is wrong (exit code 78).</exception>
    public static StoreOptions ReadStore(MachinePaths paths)
    {
        var settings = new MachineSettings();
        var mistakes = new List<string>();
        try
        {
            if (File.Exists(paths.SettingsFile)) ReadFile(paths.SettingsFile, settings, mistakes, StoreSection);
        }
        catch (RefusedException) when (File.Exists(paths.DataFile))
        {
            // Told by every verb that needs more of the configuration, and by `status`.
        }

        ReadEnvironment(Environment.GetEnvironmentVariables(), settings, mistakes, StoreSection);
        mistakes.AddRange(settings.Store.Mistakes().Select(mistake => $"{paths.SettingsFile}: {mistake}"));
        return mistakes.Count == 0 ? settings.Store : throw new RefusedException(ExitCode.Configuration, string.Join(Environment.NewLine, mistakes));
    }

    private static void ReadFile(string file, MachineSettings settings, List<string> mistakes, string? only = null)
    {
        var json = JsonLines.Read(file);
        string At(string path) => $"{file}:{json.LineOf(path)}";
        if (json.Root.ValueKind != JsonValueKind.Object)
        {
            if (only is not null) return;
            mistakes.Add($"{At("")}: the file holds {Describe(json.Root)}; write an object with sections.");
            return;
        }

        mistakes.AddRange(json.Repeated.Where(path => only is null || path.StartsWith(only, StringComparison.Ordinal)).Select(path => $"{At(path)}: {path} is written twice; keep one."));
        foreach (var section in json.Root.EnumerateObject())
        {
            if (section.Name.StartsWith('$') || (only is not null && section.Name != only)) continue;
            if (!Sections.Contains(section.Name)) mistakes.Add($"{At(section.Name)}: {section.Name} is not a section; known are {string.Join(", ", Sections)}.");
            else if (section.Value.ValueKind != JsonValueKind.Object) mistakes.Add($"{At(section.Name)}: {section.Name} is {Describe(section.Value)}; write an object with its settings.");
            else foreach (var member in section.Value.EnumerateObject()) ReadMember(section.Name, member, settings, mistakes, At);
        }
    }

    private static IReadOnlyList<string> Sections { get; } = [.. Setting.All.Select(setting => setting.Section).Distinct()];

    private static void ReadMember(string section, JsonProperty member, MachineSettings settings, List<string> mistakes, Func<string, string> at)
    {
        var key = $"{section}:{member.Name}";
        if (Setting.All.FirstOrDefault(setting => setting.Key == key) is not { } setting)
        {
            if (RetiredSettings.Successor(key) is { } successor)
            {
                mistakes.Add($"{at(key)}: {key} means nothing any more: {successor}");
                return;
            }

            var known = Setting.All.Where(s => s.Section == section).Select(s => s.Name);
            mistakes.Add($"{at(key)}: {key} is not a setting; known in {section} are {string.Join(", ", known)}.");
            return;
        }

        // A number written as text would be accepted by accident today and refused tomorrow: the JSON type has to fit as well.
        var text = member.Value.ValueKind switch
        {
            JsonValueKind.String when setting.Type == typeof(string) || setting.Type == typeof(TimeSpan) || setting.Type.IsEnum => member.Value.GetString()!,
            JsonValueKind.Number when setting.Type == typeof(int) || setting.Type == typeof(long) || setting.Type == typeof(double) => member.Value.GetRawText(),
            JsonValueKind.True or JsonValueKind.False when setting.Type == typeof(bool) => member.Value.GetRawText(),
            _ => null,
        };
        Apply(setting, text, Describe(member.Value), at(key), settings, mistakes);
    }

    private static void ReadEnvironment(IDictionary environment, MachineSettings settings, List<string> mistakes, string? only = null)
    {
        var variables = environment.Cast<DictionaryEntry>()
            .Select(entry => (Name: ((string)entry.Key).ToUpperInvariant(), Value: (string?)entry.Value ?? ""))
            .Where(variable => variable.Name.StartsWith("IM_", StringComparison.Ordinal) && variable.Name.Contains("__", StringComparison.Ordinal) && (only is null || variable.Name.StartsWith($"IM_{only.ToUpperInvariant()}__", StringComparison.Ordinal)))
            .OrderBy(variable => variable.Name, StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            if (Setting.All.FirstOrDefault(setting => setting.Variable == name) is { } setting)
                Apply(setting, value, $"\"{value}\"", $"environment {name}", settings, mistakes);
            else
                mistakes.Add($"environment {name}: there is no such setting; names are IM_SECTION__NAME, see docs/configuration.md.");
        }
    }

    private static void Apply(Setting setting, string? text, string shown, string where, MachineSettings settings, List<string> mistakes)
    {
        var remedy = "";
        var value = setting.Parse(text ?? "\0", out remedy);
        if (text is null || value is null) mistakes.Add($"{where}: {setting.Key} is {(setting.IsSecret ? "no such reference" : shown)}; {remedy}.");
        else setting.Set(settings, value);
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => value.GetRawText() is { Length: > 80 } long_ ? long_[..80] + "…" : value.GetRawText(),
    };
}
