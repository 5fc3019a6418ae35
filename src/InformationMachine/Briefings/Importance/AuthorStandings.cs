using System.Globalization;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Importance;

/// <summary>What weight the operator gives to authors, accounts and feeds; 1 where nothing is said.</summary>
internal sealed class AuthorStandings
{
    public const double Usual = 1;
    private const double Highest = 3;

    private readonly Dictionary<string, double> _standings = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Nobody is more than anybody else.</summary>
    public static AuthorStandings None { get; } = new();

    /// <summary>Reads <c>Name=2, @account=0.5</c>; what is no such entry means nothing.</summary>
    public static AuthorStandings Parse(string text)
    {
        var standings = new AuthorStandings();
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = entry.LastIndexOf('=');
            if (at > 0 && double.TryParse(entry[(at + 1)..], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var standing)) standings._standings[entry[..at].Trim()] = Math.Clamp(standing, 0, Highest);
        }

        return standings;
    }

    /// <summary>The standing of whoever wrote a source: its account's, author's or feed's, the first that is given.</summary>
    public double Of(BriefingSource source)
    {
        if (_standings.Count == 0) return Usual;
        foreach (var name in (string?[])[source.Handle, source.Author, source.Feed])
        {
            if (name is not null && _standings.TryGetValue(name, out var standing)) return standing;
        }

        return Usual;
    }
}
