namespace InformationMachine.Data.Decisions;

/// <summary>The names under which kinds of decisions are stored, exported and served; they stay when the code finds a better word. Thread-safe.</summary>
public static class DecisionKindNames
{
    private const string Part = "Part";

    /// <summary>The stored name: that of the code, but <see cref="DecisionKind.KeepApart"/> is "Part".</summary>
    /// <param name="kind">A kind that is defined.</param>
    public static string StoredName(this DecisionKind kind) => kind == DecisionKind.KeepApart ? Part : kind.ToString();

    /// <summary>The kind that is stored under a name, whatever its case.</summary>
    /// <param name="name">The name; null and unknown names give false.</param>
    /// <param name="kind">The kind, where there is one.</param>
    /// <returns>True where there is one.</returns>
    public static bool TryParse(string? name, out DecisionKind kind)
    {
        if (string.Equals(name, Part, StringComparison.OrdinalIgnoreCase))
        {
            kind = DecisionKind.KeepApart;
            return true;
        }

        return Enum.TryParse(name, ignoreCase: true, out kind) && Enum.IsDefined(kind) && kind != DecisionKind.KeepApart;
    }
}
