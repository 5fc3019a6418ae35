using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using InformationMachine.Cli;
using InformationMachine.Configuration;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Tests.Docs;

/// <summary>What an operator can write is documented, and what is documented is true.</summary>
public sealed partial class DocumentationTests
{
    internal static readonly string Repository = FindRepository();

    public static TheoryData<string> Settings => [.. Setting.All.Select(setting => setting.Key)];

    public static TheoryData<string> Verbs => [.. Names(CommandLine.Create(), "")];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_setting_is_documented_with_its_default(string key)
    {
        var setting = Setting.All.Single(setting => setting.Key == key);
        var row = File.ReadAllLines(Path.Combine(Repository, "docs", "configuration.md")).SingleOrDefault(line => line.StartsWith($"| `{key}` |", StringComparison.Ordinal));
        row.ShouldNotBeNull($"docs/configuration.md has no row for {key}; add: {SettingsTable.Row(setting)}");
        row.ShouldBe(SettingsTable.Row(setting));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_is_documented(string verb) =>
        File.ReadAllText(Path.Combine(Repository, "docs", "verbs.md")).ShouldContain($"`{verb}", Case.Sensitive, $"docs/verbs.md does not mention the verb {verb}");

    [Fact]
    public void A_decision_has_a_number_of_its_own()
    {
        var records = Directory.GetFiles(Path.Combine(Repository, "docs", "decisions"), "*.md");
        records.Select(record => Path.GetFileName(record)[..4]).ShouldBeUnique();
        foreach (var record in records)
            File.ReadLines(record).First().ShouldStartWith($"# {int.Parse(Path.GetFileName(record)[..4], System.Globalization.CultureInfo.InvariantCulture)}. ");
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("docs/verbs.md")]
    public void A_link_to_a_file_leads_somewhere(string page)
    {
        var path = Path.Combine(Repository, page);
        var links = Link().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)).ToList();
        links.Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, link.Split('#')[0]))).ShouldBeEmpty();
    }

    [Fact]
    public void The_schema_of_the_settings_is_the_code_s()
    {
        var shipped = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository, "config", "machine.schema.json")));
        JsonNode.DeepEquals(shipped, SettingsSchema.Create()).ShouldBeTrue("config/machine.schema.json is not what `config schema` prints; write it anew");
    }

    [Fact]
    public void The_shipped_configuration_is_valid()
    {
        SettingsReader.Read(Path.Combine(Repository, "config", "machine.json"), new System.Collections.Hashtable());
        var feeds = FeedsFile.Read(Path.Combine(Repository, "config", "feeds.json"), SourceKinds.Names);
        feeds.Count(feed => feed.Enabled).ShouldBeGreaterThanOrEqualTo(12);
        var account = feeds.Single(feed => feed.Handle == "@rohanpaul_ai");
        (account.Kind, account.Enabled, account.Token).ShouldBe(("x", false, "env:X_BEARER_TOKEN"));
    }

    [Fact]
    public void Every_kind_of_source_is_documented_and_in_the_schema()
    {
        var page = File.ReadAllText(Path.Combine(Repository, "docs", "sources.md"));
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository, "config", "feeds.schema.json")));
        var kinds = schema.RootElement.GetProperty("properties").GetProperty("feeds").GetProperty("items").GetProperty("properties").GetProperty("kind").GetProperty("enum");
        kinds.EnumerateArray().Select(kind => kind.GetString()).ShouldBe(SourceKinds.Names, ignoreOrder: true);
        foreach (var kind in SourceKinds.Names) page.ShouldContain($"| `{kind}` |");
    }

    [Fact]
    public void Every_failure_of_a_feed_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(Repository, "docs", "polling.md"));
        foreach (var failure in Enum.GetValues<FeedFailure>().Where(failure => failure != FeedFailure.None)) page.ShouldContain($"`{failure}`");
    }

    private static IEnumerable<string> Names(Command command, string prefix)
    {
        foreach (var child in command.Subcommands)
        {
            var name = $"{prefix}{child.Name}";
            if (child.Subcommands.Count == 0) yield return name;
            foreach (var inner in Names(child, name + " ")) yield return inner;
        }
    }

    private static string FindRepository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "InformationMachine.sln"))) return at.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
