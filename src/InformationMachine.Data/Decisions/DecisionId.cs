using System.Globalization;

namespace InformationMachine.Data.Decisions;

/// <summary>The number of a decision, from 1, in the order they were made.</summary>
public readonly record struct DecisionId(int Value) : IComparable<DecisionId>
{
    /// <summary>Reads a number; false where <paramref name="text"/> is not a positive one.</summary>
    public static bool TryParse(string? text, out DecisionId id)
    {
        var ok = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        id = ok ? new DecisionId(value) : default;
        return ok;
    }

    /// <inheritdoc/>
    public int CompareTo(DecisionId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
