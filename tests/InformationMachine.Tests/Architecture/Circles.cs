namespace InformationMachine.Tests.Architecture;

/// <summary>Groups of things that know each other in a circle. Source: Tarjan, "Depth-first search and linear graph algorithms", 1972.</summary>
internal sealed class Circles
{
    private readonly ILookup<string, string> _references;
    private readonly Dictionary<string, (int Index, int Low)> _seen = new(StringComparer.Ordinal);
    private readonly Stack<string> _path = new();
    private readonly HashSet<string> _onPath = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> _found = [];

    private Circles(ILookup<string, string> references) => _references = references;

    /// <summary>The circles, each with its members.</summary>
    /// <param name="references">Who knows whom.</param>
    public static IReadOnlyList<IReadOnlyList<string>> In(IEnumerable<(string From, string To)> references)
    {
        var circles = new Circles(references.ToLookup(reference => reference.From, reference => reference.To, StringComparer.Ordinal));
        foreach (var group in circles._references)
        {
            if (!circles._seen.ContainsKey(group.Key)) circles.Visit(group.Key);
        }

        return circles._found;
    }

    private int Visit(string name)
    {
        var index = _seen.Count;
        var low = index;
        _seen[name] = (index, low);
        _path.Push(name);
        _onPath.Add(name);
        foreach (var other in _references[name])
        {
            if (!_seen.TryGetValue(other, out var seen)) low = Math.Min(low, Visit(other));
            else if (_onPath.Contains(other)) low = Math.Min(low, seen.Index);
        }

        _seen[name] = (index, low);
        if (low == index) Close(name);
        return low;
    }

    private void Close(string name)
    {
        var members = new List<string>();
        do
        {
            members.Add(_path.Pop());
            _onPath.Remove(members[^1]);
        }
        while (members[^1] != name);

        if (members.Count > 1) _found.Add(members);
    }
}
