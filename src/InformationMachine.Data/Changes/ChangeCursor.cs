using System.Globalization;

namespace InformationMachine.Data.Changes;

/// <summary>
/// A place in the change feed of one data file: everything up to it has been delivered. Keep its text and come back with it after days or
/// a crash; nothing inside it is meant for readers. The default value is the beginning.
/// </summary>
public readonly record struct ChangeCursor
{
    private const string StartText = "start";
    private const string Version = "c1";

    internal ChangeCursor(string identity, long number, int check)
    {
        Identity = identity;
        Number = number;
        Check = check;
    }

    /// <summary>Before the first record.</summary>
    public static ChangeCursor Start => default;

    /// <summary>True before the first record.</summary>
    public bool IsStart => Identity is null;

    /// <summary>The feed it belongs to; null at the beginning.</summary>
    internal string? Identity { get; }

    /// <summary>The last change delivered; while <see cref="Kind"/> is set, the last one there was when the listing began.</summary>
    internal long Number { get; }

    /// <summary>What the feed noted beside that change, by which a restored file is recognised.</summary>
    internal int Check { get; }

    /// <summary>Set while the records that were there at the beginning are being listed: the collection reached.</summary>
    internal ChangeKind? Kind { get; init; }

    /// <summary>The key of the last record of that collection that was delivered; empty before the first one.</summary>
    internal string Key => TextKey ?? (NumberKey == 0 ? "" : NumberKey.ToString(CultureInfo.InvariantCulture));

    /// <summary>The key where it is a number, all of which are positive: made a text only when somebody asks.</summary>
    internal long NumberKey { get; init; }

    /// <summary>The key where it is a text.</summary>
    internal string? TextKey { get; init; }

    /// <summary>Reads the text of a cursor; false where <paramref name="text"/> is none.</summary>
    public static bool TryParse(string? text, out ChangeCursor cursor)
    {
        cursor = default;
        if (text == StartText) return true;
        if (text?.Split('.') is not { Length: 4 or 6 } parts || parts[0] != Version || parts[1].Length == 0) return false;
        if (!long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var check)) return false;
        cursor = new ChangeCursor(parts[1], number, check);
        if (parts.Length == 4) return true;
        if (!int.TryParse(parts[4], NumberStyles.None, CultureInfo.InvariantCulture, out var kind) || !Enum.IsDefined((ChangeKind)kind)) return false;
        cursor = cursor with { Kind = (ChangeKind)kind };
        if (parts[5].Length == 0) return true;
        cursor = (ChangeKind)kind == ChangeKind.Revision ? cursor with { TextKey = parts[5] } : cursor with { NumberKey = long.TryParse(parts[5], NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0 };
        return cursor.Key.Length > 0;
    }

    /// <summary>Reads the text of a cursor.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ChangeCursor Parse(string text) =>
        TryParse(text, out var cursor) ? cursor : throw new FormatException($"'{text}' is no cursor of a change feed: use one as it was given, or '{StartText}'.");

    /// <inheritdoc/>
    public override string ToString()
    {
        if (Identity is null) return StartText;
        var text = string.Create(CultureInfo.InvariantCulture, $"{Version}.{Identity}.{Number}.{Check}");
        return Kind is { } kind ? string.Create(CultureInfo.InvariantCulture, $"{text}.{(int)kind}.{Key}") : text;
    }
}
