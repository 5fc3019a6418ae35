using System.Collections.Concurrent;
using System.Globalization;

namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>How the model does since the start, for the machine page and <c>/metrics</c>. Thread-safe.</summary>
internal sealed class ModelFigures
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, double> _states = new(StringComparer.Ordinal);

    /// <summary>Name with its labels, and value, in the order of names.</summary>
    public IEnumerable<KeyValuePair<string, double>> All() =>
        _counts.Select(count => KeyValuePair.Create(count.Key, (double)count.Value)).Concat(_states).OrderBy(figure => figure.Key, StringComparer.Ordinal);

    /// <summary>What it is doing, in words.</summary>
    public string State { get; set; } = "waits for a version";

    /// <summary>Adds to what only grows.</summary>
    public void Add(string name, long by = 1) => _counts.AddOrUpdate(name, by, (_, before) => before + by);

    /// <summary>Adds to one of a family.</summary>
    public void Add(string name, string label, string value, long by = 1) => Add($"{name}{{{label}=\"{value}\"}}", by);

    /// <summary>Sets what goes up and down.</summary>
    public void Set(string name, double value) => _states[name] = value;

    /// <summary>A count; 0 where nothing was counted.</summary>
    public long Count(string name) => _counts.GetValueOrDefault(name);

    /// <summary>The sum of a family, and its members by label.</summary>
    public IReadOnlyList<(string Label, long Count)> Family(string name) =>
        [.. _counts.Where(count => count.Key.StartsWith(name + "{", StringComparison.Ordinal)).Select(count => (count.Key.Split('"')[1], count.Value)).OrderByDescending(item => item.Value).ThenBy(item => item.Item1, StringComparer.Ordinal)];

    /// <summary>The current figures in Prometheus' text form.</summary>
    public string Text()
    {
        var text = new System.Text.StringBuilder();
        var last = "";
        foreach (var (name, value) in All())
        {
            var family = name.Split('{')[0];
            if (family != last) text.Append(CultureInfo.InvariantCulture, $"# TYPE {family} {(_states.ContainsKey(name) ? "gauge" : "counter")}\n");
            last = family;
            text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
        }

        return text.ToString();
    }
}
