using System.Text.Json.Nodes;

namespace InformationMachine.Configuration;

/// <summary>The JSON schema of <c>machine.json</c>, which gives an editor completion and checks; a test keeps the shipped file equal.</summary>
internal static class SettingsSchema
{
    public static JsonObject Create()
    {
        var sections = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" } };
        foreach (var section in Setting.All.GroupBy(setting => setting.Section))
        {
            var properties = new JsonObject();
            foreach (var setting in section) properties[setting.Name] = Describe(setting);
            sections[section.Key] = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Settings of The Information Machine",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = sections,
        };
    }

    private static JsonObject Describe(Setting setting)
    {
        var schema = new JsonObject { ["description"] = setting.Description };
        var fallback = setting.Get(new MachineSettings());
        if (setting.Type.IsEnum) schema["enum"] = new JsonArray([.. Enum.GetNames(setting.Type).Select(name => (JsonNode)name)]);
        else schema["type"] = TypeName(setting.Type);
        if (setting.Type == typeof(TimeSpan)) schema["pattern"] = @"^(\d+\.)?\d{1,2}:\d{2}(:\d{2}(\.\d{1,7})?)?$";
        if (setting.Range is { } range && setting.Type != typeof(TimeSpan))
        {
            schema["minimum"] = JsonValue.Create(Convert.ToDouble(range.Minimum, System.Globalization.CultureInfo.InvariantCulture));
            schema["maximum"] = JsonValue.Create(Convert.ToDouble(range.Maximum, System.Globalization.CultureInfo.InvariantCulture));
        }

        schema["default"] = fallback switch
        {
            bool b => b,
            int i => i,
            long l => l,
            double d => d,
            _ => Setting.Format(fallback),
        };
        return schema;
    }

    private static string TypeName(Type type) =>
        type == typeof(bool) ? "boolean" : type == typeof(double) ? "number" : type == typeof(int) || type == typeof(long) ? "integer" : "string";
}
