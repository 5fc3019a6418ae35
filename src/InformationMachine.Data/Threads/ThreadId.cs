using System.Globalization;

namespace InformationMachine.Data.Threads;

/// <summary>
/// The number of a story thread, from 1, given in order of start and never given twice; a merged thread's number forwards to the
/// survivor for ever.
/// </summary>
public readonly record struct ThreadId(int Value) : IComparable<ThreadId>
{
    /// <summary>Reads a number; false where <paramref name="text"/> is not a positive one.</summary>
    public static bool TryParse(string? text, out ThreadId id)
    {
        var ok = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0;
        id = ok ? new ThreadId(value) : default;
        return ok;
    }

    /// <inheritdoc/>
    public int CompareTo(ThreadId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
