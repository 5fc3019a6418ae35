using System.Text.RegularExpressions;
using InformationMachine.Configuration;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Tests.Docs;
using Json.Schema;

namespace InformationMachine.Tests.Configuration;

public sealed partial class ChannelsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_file_there_are_no_channels() => ChannelsFile.Read(_folder.File("channels.json")).ShouldBeEmpty();

    [Fact]
    public void Every_mistake_is_said_with_its_line()
    {
        var file = Write("""
            { "channels": [
              { "name": "Hook!", "kind": "webhook", "url": "ftp://x", "secret": "plain" },
              { "name": "mail", "kind": "smtp", "url": "mail.example.org", "from": "nobody" },
              { "name": "mail", "kind": "pigeon", "colour": "red" }
            ], "more": 1 }
            """);
        var refused = Should.Throw<RefusedException>(() => ChannelsFile.Read(file));
        refused.Code.ShouldBe(ExitCode.Configuration);
        foreach (var (line, words) in new[] { (2, "small letters"), (2, "never hold it"), (2, "no http or https address"), (3, "no address of a relay"), (3, "no e-mail address"), (4, "another channel 'mail'"), (4, "\"pigeon\""), (4, "colour is not known"), (5, "more is not known") })
            refused.Message.Split('\n').ShouldContain(mistake => mistake.Contains($":{line}: ", StringComparison.Ordinal) && mistake.Contains(words, StringComparison.Ordinal), $"line {line}: {words}\n{refused.Message}");
    }

    /// <summary>Every recipe of the documentation is read and fits the schema, and every kind has one of at most ten lines.</summary>
    [Fact]
    public void The_recipes_of_the_documentation_are_valid()
    {
        var document = File.ReadAllText(System.IO.Path.Combine(DataFileDocument.Repository(), "docs", "deliveries.md"));
        var schema = JsonSchema.FromText(File.ReadAllText(System.IO.Path.Combine(DataFileDocument.Repository(), "config", "channels.schema.json")));
        var recipes = Recipe().Matches(document).Select(match => match.Groups["json"].Value).Where(json => json.Contains("\"channels\"", StringComparison.Ordinal)).ToList();
        recipes.SelectMany(recipe => ChannelsFile.Read(Write(recipe))).Select(channel => channel.Kind).ShouldBe(ChannelKinds.Names, ignoreOrder: true);
        recipes.ShouldAllBe(recipe => recipe.Trim().Split('\n', StringSplitOptions.None).Length <= 10);
        foreach (var recipe in recipes) schema.Evaluate(System.Text.Json.JsonDocument.Parse(recipe).RootElement).IsValid.ShouldBeTrue(recipe);
    }

    private string Write(string text)
    {
        File.WriteAllText(_folder.File("channels.json"), text);
        return _folder.File("channels.json");
    }

    [GeneratedRegex("```json\\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Recipe();
}
