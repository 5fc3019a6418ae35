using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>Which exceptions come from pages that are not what they should be. The one list of them.</summary>
internal static class Damage
{
    /// <summary>True for what LiteDB throws where it notices: enough while a batch is written, since a batch may itself be wrong in other ways.</summary>
    public static bool IsNoticed(Exception e) => e is LiteException or InvalidCastException or NotImplementedException;

    /// <summary>True for all that reading such pages may end in, noticed or not.</summary>
    public static bool Is(Exception e) => IsNoticed(e) || e is IOException or KeyNotFoundException or ArgumentException or IndexOutOfRangeException
        or InvalidOperationException or NullReferenceException or OverflowException or NotSupportedException or FormatException;
}
