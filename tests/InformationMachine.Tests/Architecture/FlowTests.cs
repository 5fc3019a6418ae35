using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace InformationMachine.Tests.Architecture;

/// <summary>Which part may know which: data moves left to right, and so do references.</summary>
public sealed class FlowTests
{
    private static readonly ArchUnitNET.Domain.Architecture Machine = new ArchLoader()
        .LoadAssemblies(typeof(InformationMachine.Machine).Assembly, typeof(InformationMachine.Data.Posts.Post).Assembly)
        .Build();

    private const string Root = @"InformationMachine\.";

    public static TheoryData<string, string> Forbidden => new()
    {
        { "Data", "(Text|Network|Feeds|Threads|Briefings|Desk|Export|Configuration|Demo|Cli)" },
        { "Text", "(Data|Network|Feeds|Threads|Briefings|Desk|Export|Configuration|Demo|Cli)" },
        { "Network", "(Text|Feeds|Threads|Briefings|Desk|Export|Configuration|Demo|Cli)" },
        { "Feeds", "(Threads|Briefings|Desk|Export|Configuration|Demo|Cli)" },
        { "Threads", "(Briefings|Desk|Export|Configuration|Demo|Cli)" },
        { "Briefings", "(Desk|Export|Configuration|Demo|Cli)" },
        { "Export", "(Desk|Configuration|Demo|Cli)" },
        { "Configuration", "(Desk|Demo|Cli)" },
        { "Demo", "(Threads|Briefings|Desk|Export|Cli)" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_part_knows_only_parts_to_its_left(string part, string others)
    {
        IArchRule rule = Types().That().ResideInNamespaceMatching($@"^{Root}{part}(\..*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{Root}{others}(\..*)?$"))
            .WithoutRequiringPositiveResults();
        rule.Evaluate(Machine).Where(result => !result.Passed).Select(result => result.Description).ShouldBeEmpty();
    }

    [Fact]
    public void A_part_that_looks_right_would_be_noticed() =>
        Types().That().ResideInNamespaceMatching($@"^{Root}Cli(\..*)?$")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{Root}Configuration(\..*)?$"))
            .Evaluate(Machine).ShouldContain(result => !result.Passed);

    [Fact]
    public void Stages_are_where_they_belong() =>
        Machine.Types.Select(type => type.Namespace.FullName).Where(name => name.StartsWith("InformationMachine.", StringComparison.Ordinal))
            .Select(name => name.Split('.')[1]).Distinct().ShouldBeSubsetOf(
                ["Data", "Text", "Network", "Feeds", "Threads", "Briefings", "Desk", "Export", "Configuration", "Demo", "Cli"]);
}
