using System.Globalization;

namespace InformationMachine.Configuration;

/// <summary>Names for feeds made of titles or addresses, each unlike those given before. Not thread-safe.</summary>
/// <param name="taken">The names there are already.</param>
internal sealed class FeedNames(IEnumerable<string> taken)
{
    private const int MaximumLength = 50;

    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>The last number given to each name: thousands of feeds may have one title.</summary>
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>A new name.</summary>
    public string Next(string wish)
    {
        var letters = wish.ToLowerInvariant().Select(letter => letter is >= 'a' and <= 'z' or >= '0' and <= '9' ? letter : '-').ToArray();
        var name = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        if (name.Length > MaximumLength) name = name[..MaximumLength].TrimEnd('-');
        if (name.Length == 0) name = "feed";
        for (var number = _numbers.GetValueOrDefault(name) + 1; ; number++)
        {
            var numbered = number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            if (!_taken.Add(numbered)) continue;
            _numbers[name] = number;
            return numbered;
        }
    }
}
