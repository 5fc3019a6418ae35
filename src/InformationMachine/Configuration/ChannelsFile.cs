using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using InformationMachine.Deliveries.Channels;

namespace InformationMachine.Configuration;

/// <summary><c>channels.json</c>: the ways in which people are reached. All mistakes are reported at once, each with its line. Without the file there are none.</summary>
internal static partial class ChannelsFile
{
    private const int MaximumChannels = 1000;

    private static readonly string[] Texts = ["name", "kind", "url", "secret", "secretBefore", "user", "password", "from", "target", "folder", "security"];

    /// <summary>Reads the file.</summary>
    /// <exception cref="RefusedException">Something is wrong (exit code 78).</exception>
    public static ImmutableArray<ChannelConfig> Read(string file)
    {
        if (!File.Exists(file)) return [];
        var json = JsonLines.Read(file);
        var mistakes = new List<string>();
        void Wrong(string path, string what) => mistakes.Add($"{file}:{json.LineOf(path)}: {what}.");
        foreach (var path in json.Repeated) Wrong(path, $"{path} is written twice; keep one");
        var channels = new List<ChannelConfig>();
        if (json.Root.ValueKind != JsonValueKind.Object || !json.Root.TryGetProperty("channels", out var list) || list.ValueKind != JsonValueKind.Array) Wrong("", "there is no list \"channels\"; write {\"channels\": [ … ]}");
        else
        {
            foreach (var member in json.Root.EnumerateObject().Where(member => member.Name is not ("channels" or "$schema"))) Wrong(member.Name, $"{member.Name} is not known here; known are channels and $schema");
            if (list.GetArrayLength() > MaximumChannels) Wrong("channels", $"there are more than {MaximumChannels} channels");
            foreach (var (at, element) in list.EnumerateArray().Take(MaximumChannels).Index()) Add(element, $"channels:{at}", channels, Wrong);
        }

        if (mistakes.Count > 0) throw new RefusedException(ExitCode.Configuration, string.Join(Environment.NewLine, mistakes));
        return [.. channels];
    }

    private static void Add(JsonElement element, string path, List<ChannelConfig> channels, Action<string, string> wrong)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            wrong(path, "a channel is an object with at least name and kind");
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (member.Name != "headers" && !Texts.Contains(member.Name)) wrong($"{path}:{member.Name}", $"{member.Name} is not known; known are {string.Join(", ", Texts)}, headers");
            else if (member.Name != "headers" && member.Value.ValueKind != JsonValueKind.String) wrong($"{path}:{member.Name}", $"{member.Name} is no text");
        }

        string? Text(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        var channel = new ChannelConfig
        {
            Name = Text("name") ?? "",
            Kind = Text("kind") ?? "",
            Url = Text("url"),
            Secret = Text("secret"),
            SecretBefore = Text("secretBefore"),
            User = Text("user"),
            Password = Text("password"),
            From = Text("from"),
            Target = Text("target"),
            Folder = Text("folder"),
            Security = Text("security"),
            Headers = Headers(element),
        };
        if (!Name().IsMatch(channel.Name)) wrong($"{path}:name", $"name is \"{channel.Name}\"; write small letters, digits and hyphens, at most 40");
        else if (channels.Exists(other => other.Name == channel.Name)) wrong($"{path}:name", $"there is another channel '{channel.Name}'; give each its own name");
        foreach (var (name, value) in new[] { ("secret", channel.Secret), ("secretBefore", channel.SecretBefore), ("password", channel.Password) })
        {
            if (value is not null && !IsReference(value)) wrong($"{path}:{name}", $"{name} must say where the secret is, never hold it: write env:NAME or file:PATH");
        }

        if (!ChannelKinds.Names.Contains(channel.Kind)) wrong($"{path}:kind", $"kind is \"{channel.Kind}\"; known are {string.Join(", ", ChannelKinds.Names)}");
        else foreach (var mistake in ChannelKinds.Check(channel)) wrong(path, $"channel '{channel.Name}': {mistake}");
        channels.Add(channel);
    }

    private static ImmutableDictionary<string, string> Headers(JsonElement element) =>
        element.TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object
            ? headers.EnumerateObject().Where(header => header.Value.ValueKind == JsonValueKind.String).ToImmutableDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.OrdinalIgnoreCase)
            : ImmutableDictionary<string, string>.Empty;

    private static bool IsReference(string text) => text.StartsWith("env:", StringComparison.Ordinal) || text.StartsWith("file:", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
