namespace InformationMachine.Briefings.Forms;

/// <summary>
/// One form in which people or programs read a briefing. Pure: the same page gives the same text. It may throw; the round that
/// asked logs it and goes on with the next page.
/// </summary>
internal interface IBriefingRenderer
{
    /// <summary>The end of the file's name, without a dot.</summary>
    string Extension { get; }

    /// <summary>The media type, as a web server would declare it.</summary>
    string MediaType { get; }

    /// <summary>The whole text of the page.</summary>
    string Render(BriefingPage page);
}
