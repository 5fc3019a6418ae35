using InformationMachine.Configuration;

namespace InformationMachine.Tests.Docs;

/// <summary>A setting's row in docs/configuration.md.</summary>
internal static class SettingsTable
{
    public static string Row(Setting setting)
    {
        var range = setting.Range is { } limits ? $"{limits.Minimum} to {limits.Maximum}" : setting.Type.IsEnum ? string.Join(", ", Enum.GetNames(setting.Type)) : "";
        return $"| `{setting.Key}` | {setting.Description} | `{Setting.Format(setting.Get(new MachineSettings()))}` | {range} |";
    }
}
