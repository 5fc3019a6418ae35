using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.FullTexts;

/// <summary>What a page holds.</summary>
/// <param name="Text">The article's text, plain; empty where there is none.</param>
/// <param name="IsWall">True where something else stands in its place: a paywall, a consent form, a login, a check for browsers.</param>
internal sealed record Article(string Text, bool IsWall)
{
    /// <summary>The picture by which the page shows itself to others.</summary>
    public LeadPicture? LeadPicture { get; init; }
}
