using System.Text.RegularExpressions;
using InformationMachine.Tests.Docs;

namespace InformationMachine.Tests.Desk;

/// <summary>Razor takes an @ between letters for an address of mail and prints what follows: readers saw the code of a table's head.</summary>
public sealed partial class TemplateTests
{
    [Fact]
    public void No_template_prints_its_code()
    {
        var templates = Directory.EnumerateFiles(Path.Combine(DocumentationTests.Repository, "src", "InformationMachine"), "*.cshtml", SearchOption.AllDirectories).ToList();
        templates.Count.ShouldBeGreaterThan(20);
        templates.SelectMany(path => PrintedCode().Matches(File.ReadAllText(path)).Select(match => $"{Path.GetFileName(path)}: {match.Value}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Posts a day@if (true) { }", true)]
    [InlineData("<b>for@Model.Name</b>", true)]
    [InlineData("Posts a day @if (true) { }", false)]
    [InlineData("<b>for @Model.Name</b>", false)]
    [InlineData("@Book.Above@Cite(view)", false)]
    [InlineData("class=\"a@(Model.Colour)\"", false)]
    public void Code_that_would_be_printed_is_noticed(string template, bool isPrinted) => PrintedCode().IsMatch(template).ShouldBe(isPrinted);

    /// <summary>A letter or digit before the @, unless it belongs to an expression, and a letter behind it.</summary>
    [GeneratedRegex(@"(?<!@[\w.]*)(?<=[A-Za-z0-9])@[A-Za-z]\w*")]
    private static partial Regex PrintedCode();
}
