using System.Text.Json.Serialization;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>An author in the list of authors.</summary>
/// <param name="Slug">The name of the author's files.</param>
/// <param name="Name">The name.</param>
/// <param name="Handle">The account, where there is one.</param>
/// <param name="Stories">How many stories the author has a part in.</param>
/// <param name="LatestAt">When a version last said something new of the author, UTC.</param>
/// <param name="LatestTitle">The story it was about.</param>
internal sealed record AuthorLine(string Slug, string Name, string? Handle, int Stories, DateTimeOffset LatestAt, string LatestTitle) : IRanked
{
    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => Slug;

    /// <inheritdoc/>
    [JsonIgnore]
    public double Rank => (LatestAt - DateTimeOffset.UnixEpoch).TotalSeconds;
}
