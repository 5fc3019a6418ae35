using System.Collections.Immutable;

namespace InformationMachine.Feeds.FullTexts;

/// <summary>
/// A site's robots.txt as RFC 9309 reads it: the group of our name, else that of everybody; of the rules that fit a path the longest
/// holds, and of two of one length the one that allows.
/// </summary>
internal sealed class RobotsRules
{
    private const int LongestFile = 500 * 1024;
    private const int MostRules = 5000;

    private readonly ImmutableArray<(string Pattern, bool IsAllowed)> _rules;

    private RobotsRules(ImmutableArray<(string Pattern, bool IsAllowed)> rules) => _rules = rules;

    /// <summary>Everything may be read: there is no such file.</summary>
    public static RobotsRules Open { get; } = new([]);

    /// <summary>Nothing may be read: the site does not answer as it should.</summary>
    public static RobotsRules Closed { get; } = new([("/", false)]);

    /// <summary>Reads the file.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="agent">Our name, without version.</param>
    public static RobotsRules Parse(string text, string agent)
    {
        var (own, all) = (new List<(string, bool)>(), new List<(string, bool)>());
        var (hasOwn, isAgents) = (false, false);
        var names = new List<string>();
        foreach (var raw in (text.Length > LongestFile ? text[..LongestFile] : text).Split('\n', '\r'))
        {
            var line = raw.Split('#')[0];
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            var (key, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (key == "user-agent")
            {
                if (!isAgents) names.Clear();
                names.Add(value);
                isAgents = true;
                hasOwn |= IsOurs(value, agent);
                continue;
            }

            if (key is not ("allow" or "disallow")) continue;
            isAgents = false;
            if (value.Length == 0) continue;
            if (names.Exists(name => IsOurs(name, agent)) && own.Count < MostRules) own.Add((value, key == "allow"));
            if (names.Contains("*") && all.Count < MostRules) all.Add((value, key == "allow"));
        }

        return new RobotsRules([.. hasOwn ? own : all]);
    }

    /// <summary>True where a path with its query may be read.</summary>
    public bool Allows(string path)
    {
        var (length, isAllowed) = (-1, true);
        foreach (var (pattern, allows) in _rules)
        {
            if (pattern.Length < length || (pattern.Length == length && !allows) || !Fits(pattern, path)) continue;
            (length, isAllowed) = (pattern.Length, allows);
        }

        return isAllowed;
    }

    private static bool IsOurs(string name, string agent) => name.Length > 1 && agent.StartsWith(name.Split('/')[0], StringComparison.OrdinalIgnoreCase);

    /// <summary><c>*</c> stands for anything, <c>$</c> at the end for the end. Greedy from left to right, which costs length times length at the most.</summary>
    private static bool Fits(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        var parts = (isWhole ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = isWhole && i == parts.Length - 1;
            var found = isLast ? (path.EndsWith(parts[i], StringComparison.Ordinal) ? path.Length - parts[i].Length : -1) : path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < at) return false;
            at = found + parts[i].Length;
        }

        return !isWhole || at == path.Length;
    }
}
