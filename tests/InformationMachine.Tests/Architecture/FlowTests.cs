using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace InformationMachine.Tests.Architecture;

/// <summary>Which part may know which: data moves left to right, and so do references.</summary>
public sealed class FlowTests
{
    private static readonly ArchUnitNET.Domain.Architecture Machine = new ArchLoader()
        .LoadAssemblies(typeof(InformationMachine.Machine).Assembly, typeof(InformationMachine.Data.Posts.Post).Assembly, typeof(InformationMachine.Data.Postgres.PostgresStore).Assembly, typeof(InformationMachine.Text.Negation).Assembly, typeof(InformationMachine.Briefings.Claims.Claim).Assembly)
        .Build();

    private const string Root = @"InformationMachine\.";

    public static TheoryData<string, string> Forbidden => new()
    {
        { "Data", "(Text|Network|Feeds|Threads|Briefings|Deliveries|Desk|Export|Configuration|Demo|Cli)" },
        { "Text", "(Data|Network|Feeds|Threads|Briefings|Deliveries|Desk|Export|Configuration|Demo|Cli)" },
        { "Network", "(Text|Feeds|Threads|Briefings|Deliveries|Desk|Export|Configuration|Demo|Cli)" },
        { "Feeds", "(Threads|Briefings|Deliveries|Desk|Export|Configuration|Demo|Cli)" },
        { "Threads", "(Briefings|Deliveries|Desk|Export|Configuration|Demo|Cli)" },
        { "Briefings", "(Deliveries|Desk|Export|Configuration|Demo|Cli)" },
        { "Deliveries", "(Desk|Export|Configuration|Demo|Cli)" },
        { "Export", "(Deliveries|Desk|Configuration|Demo|Cli)" },
        { "Configuration", "(Desk|Demo|Cli)" },
        { "Demo", "(Threads|Briefings|Desk|Export|Cli)" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_part_knows_only_parts_to_its_left(string part, string others) => Unknown(part, others);

    /// <summary>The rooms of Briefings in the order the data takes: a room knows those before it.</summary>
    public static TheoryData<string, string> Rooms => Later(["Claims", "Ranking", "Grounding", "Phrases", "Sections", "Outline", "Versions", "Importance", "Forms", "Site"]);

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_of_Briefings_knows_only_rooms_before_it(string room, string later) => Unknown($@"Briefings\.{room}", $@"Briefings\.{later}");

    /// <summary>The contract of the store and the nouns name no engine, the engine's own rooms go from records to files to the rest, and no stage knows the engine.</summary>
    [Theory]
    [InlineData(@"Data\.(?:Feeds|Posts|Threads|Briefings|Decisions|Changes)", @"Data\.(?:Store\.LiteDb|Store\.Records|Postgres)")]
    [InlineData(@"Data\.Store\.Records", @"Data\.(?:Store\.LiteDb|Postgres)")]
    [InlineData(@"Data\.Store\.LiteDb\.Records", @"Data\.Store\.LiteDb\.(?:Files|Upkeep|Checks|Backups)")]
    [InlineData(@"Data\.Store\.LiteDb\.Files", @"Data\.Store\.LiteDb\.(?:Upkeep|Checks|Backups)")]
    [InlineData("(?:Text|Network|Feeds|Threads|Briefings|Deliveries|Desk|Export|Configuration|Demo)", @"Data\.(?:Store\.LiteDb|Store\.Records|Postgres)")]
    public void The_engine_is_known_where_it_is_chosen(string part, string engine) => Unknown(part, engine);

    /// <summary>A form lays out blocks, a comparison compares them: neither knows which sections there are.</summary>
    [Fact]
    public void Behind_the_outline_nothing_knows_a_section()
    {
        var sections = Machine.Types.Where(type => type.FullName.StartsWith("InformationMachine.Briefings.Sections.", StringComparison.Ordinal)
            && type.Dependencies.OfType<ArchUnitNET.Domain.Dependencies.ImplementsInterfaceDependency>().Any(dependency => dependency.Target.Name == "ISection")).Select(type => type.FullName).ToHashSet(StringComparer.Ordinal);
        sections.Count.ShouldBeGreaterThan(7, "the sections were not found");
        Machine.Types.Where(type => type.Namespace.FullName is { } room && (room.Contains("Briefings.Outline", StringComparison.Ordinal) || room.Contains("Briefings.Forms", StringComparison.Ordinal)
                || room.Contains("Briefings.Versions", StringComparison.Ordinal) || room.Contains("Briefings.Site", StringComparison.Ordinal) || room.Contains(".Desk", StringComparison.Ordinal)))
            .SelectMany(type => type.Dependencies.Where(dependency => sections.Contains(dependency.Target.FullName)).Select(dependency => $"{type.FullName} knows {dependency.Target.FullName}")).ShouldBeEmpty();
    }

    [Fact]
    public void The_contract_of_the_store_names_no_engine() =>
        Broken(Types().That().ResideInNamespaceMatching($@"^{Root}Data\.Store$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{Root}Data\.Store\.LiteDb(\..*)?$"))).ShouldBeEmpty();

    /// <summary>A watch's owner is a plain name: who is told must not hang on who may sign in.</summary>
    [Fact]
    public void Deliveries_know_no_accounts() =>
        Machine.Types.Where(type => type.FullName.StartsWith("InformationMachine.Deliveries", StringComparison.Ordinal)).SelectMany(type => type.Dependencies)
            .Select(dependency => dependency.Target.FullName).Where(name => name.Contains("Account", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void No_circle_runs_through_two_folders()
    {
        var own = Machine.Types.Where(type => type.Namespace.FullName.StartsWith("InformationMachine", StringComparison.Ordinal)).ToList();
        var namespaces = own.GroupBy(type => File(type.FullName)).ToDictionary(file => file.Key, file => file.First().Namespace.FullName, StringComparer.Ordinal);
        var references = own.SelectMany(type => type.Dependencies.Select(dependency => (From: File(type.FullName), To: File(dependency.Target.FullName))))
            .Where(reference => reference.From != reference.To && namespaces.ContainsKey(reference.To)).Distinct().ToList();
        references.Count.ShouldBeGreaterThan(1000, "the references were not found");
        Circles.In(references).Where(circle => circle.Select(file => namespaces[file]).Distinct().Count() > 1)
            .Select(circle => string.Join(", ", circle.Order())).ShouldBeEmpty();
    }

    [Fact]
    public void A_circle_would_be_noticed() =>
        Circles.In([("a", "b"), ("b", "c"), ("c", "b"), ("c", "d"), ("d", "e")]).ShouldHaveSingleItem().ShouldBe(["b", "c"], ignoreOrder: true);

    /// <summary>The type that a nested or generated one stands in: a file holds one.</summary>
    private static string File(string type) => type.Split('+', '/')[0];

    private static TheoryData<string, string> Later(string[] rooms)
    {
        var data = new TheoryData<string, string>();
        for (var i = 0; i + 1 < rooms.Length; i++) data.Add(rooms[i], $"(?:{string.Join('|', rooms[(i + 1)..])})");
        return data;
    }

    private static void Unknown(string part, string others) =>
        Broken(Types().That().ResideInNamespaceMatching($@"^{Root}{part}(\..*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{Root}{others}(\..*)?$"))
            .WithoutRequiringPositiveResults()).ShouldBeEmpty();

    private static IEnumerable<string> Broken(IArchRule rule) => rule.Evaluate(Machine).Where(result => !result.Passed).Select(result => result.Description);

    [Fact]
    public void A_part_that_looks_right_would_be_noticed() =>
        Types().That().ResideInNamespaceMatching($@"^{Root}Cli(\..*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{Root}Configuration(\..*)?$"))
            .Evaluate(Machine).ShouldContain(result => !result.Passed);

    [Fact]
    public void Stages_are_where_they_belong() =>
        Machine.Types.Select(type => type.Namespace.FullName).Where(name => name.StartsWith("InformationMachine.", StringComparison.Ordinal))
            .Select(name => name.Split('.')[1]).Distinct().ShouldBeSubsetOf(
                ["Data", "Text", "Network", "Feeds", "Threads", "Briefings", "Deliveries", "Desk", "Export", "Configuration", "Demo", "Cli"]);
}
