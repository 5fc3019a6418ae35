using System.Globalization;

namespace InformationMachine.Text;

/// <summary>A number with what it counts, in English.</summary>
internal static class Counted
{
    /// <summary>"1 post", "2,310 posts".</summary>
    public static string Of(long number, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");

    /// <summary>"1 feed is", "3 feeds are".</summary>
    public static string Are(long number, string one, string? many = null) => $"{Of(number, one, many)} {(number == 1 ? "is" : "are")}";
}
