using InformationMachine.Briefings;
using InformationMachine.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Forms;

public sealed class ReferenceFormTests
{
    [Fact]
    public async Task The_references_content_renders_to_the_reference_byte_for_byte()
    {
        var expected = await File.ReadAllTextAsync(SharedMaterial.Path("reference-briefing.txt"), TestContext.Current.CancellationToken);
        var briefing = ReferenceBriefing.Parse(expected);
        briefing.Sources.Length.ShouldBe(3);
        briefing.Sections.Narrative.Length.ShouldBe(4);
        new PlainTextRenderer(new SiteOptions().Title).Render(RenderersTests.Page(briefing)).ShouldBe(expected);
    }
}
