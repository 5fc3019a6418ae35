namespace InformationMachine.Briefings.Forms;

/// <summary>The timeline picture as a file of its own.</summary>
internal sealed class SvgRenderer : IBriefingRenderer
{
    public string Extension => "svg";

    public string MediaType => "image/svg+xml";

    public string Render(BriefingPage page) => TimelinePicture.File(page);
}
