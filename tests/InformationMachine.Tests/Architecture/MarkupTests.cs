using ArchUnitNET.Loader;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Architecture;

/// <summary>All markup comes in through doors with a budget: nothing else may know a parser.</summary>
public sealed class MarkupTests
{
    private static readonly ArchUnitNET.Domain.Architecture Machine = new ArchLoader()
        .LoadAssemblies(typeof(InformationMachine.Machine).Assembly, typeof(AngleSharp.Html.Parser.HtmlParser).Assembly, typeof(AngleSharp.Xml.Parser.XmlParser).Assembly)
        .Build();

    [Theory]
    [InlineData("AngleSharp.Html.Parser.HtmlParser", typeof(HtmlDocuments))]
    [InlineData("AngleSharp.Xml.Parser.XmlParser", typeof(LenientXml))]
    [InlineData("System.Xml.XmlReader", typeof(XmlDocumentReader))]
    public void A_parser_is_known_to_one_type(string parser, System.Type door) =>
        Machine.Types.Where(type => type.FullName.StartsWith("InformationMachine.", StringComparison.Ordinal) && type.Dependencies.Any(dependency => dependency.Target.FullName == parser))
            .Select(type => type.FullName.Split('+', '/')[0]).Distinct().ShouldBe([door.FullName!]);

    [Fact]
    public void Nobody_asks_for_a_document_in_another_way() =>
        Machine.Types.Where(type => type.FullName.StartsWith("InformationMachine.", StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies.OfType<ArchUnitNET.Domain.Dependencies.MethodCallDependency>())
            .Where(call => call.TargetMember.FullName.Contains("OpenAsync", StringComparison.Ordinal) && call.Target.FullName.StartsWith("AngleSharp", StringComparison.Ordinal)
                || (call.Target.FullName is "System.Xml.Linq.XDocument" or "System.Xml.Linq.XElement" && call.TargetMember.Name.StartsWith("Parse", StringComparison.Ordinal))
                || (call.Target.FullName is "System.Xml.Linq.XDocument" or "System.Xml.Linq.XElement" && call.TargetMember.Name.StartsWith("Load", StringComparison.Ordinal)))
            .Select(call => call.Origin.FullName).ShouldBeEmpty();
}
