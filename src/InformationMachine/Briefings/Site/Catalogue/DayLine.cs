using System.Globalization;
using System.Text.Json.Serialization;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>A day in the list of days.</summary>
/// <param name="Day">The UTC day.</param>
/// <param name="Stories">How many stories got a version.</param>
/// <param name="Titles">Those that moved most.</param>
internal sealed record DayLine(DateOnly Day, int Stories, IReadOnlyList<string> Titles) : IRanked
{
    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    [JsonIgnore]
    public double Rank => Day.DayNumber;
}
