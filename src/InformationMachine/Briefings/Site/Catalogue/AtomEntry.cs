using System.Globalization;
using System.Text.Json.Serialization;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>A version as feed readers get it.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Version">The version.</param>
/// <param name="Title">Its headline.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
/// <param name="Summary">What led to it.</param>
/// <param name="Html">What it says first and what is new, as HTML.</param>
internal sealed record AtomEntry(int Thread, int Version, string Title, DateTimeOffset WrittenAt, string Summary, string Html) : IRanked
{
    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Thread:D9}.{Version:D6}");

    /// <inheritdoc/>
    [JsonIgnore]
    public double Rank => (WrittenAt - DateTimeOffset.UnixEpoch).TotalSeconds;
}
