namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>Names and places of many texts: what a false sentence may say instead.</summary>
internal sealed class SpoilerPool(IEnumerable<string> texts)
{
    private readonly string[] _names = [.. texts.SelectMany(text => NamePattern.Run().Matches(text).Select(match => match.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Another name, half of the time one that the source has too; null where there is none.</summary>
    public string? Other(string name, string source, Random random)
    {
        var own = NamePattern.Run().Matches(source).Select(match => match.Value).Where(IsOther).Distinct(StringComparer.Ordinal).ToList();
        if (own.Count > 0 && random.Next(2) == 0) return own[random.Next(own.Count)];
        for (var i = 0; i < 20 && _names.Length > 0; i++)
        {
            if (_names[random.Next(_names.Length)] is { } other && IsOther(other) && !source.Contains(other, StringComparison.OrdinalIgnoreCase)) return other;
        }

        return null;

        bool IsOther(string other) => !other.Contains(name, StringComparison.OrdinalIgnoreCase) && !name.Contains(other, StringComparison.OrdinalIgnoreCase);
    }
}
