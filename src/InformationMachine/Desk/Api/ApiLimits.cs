using System.Globalization;

namespace InformationMachine.Desk.Api;

/// <summary>How much one answer holds.</summary>
internal static class ApiLimits
{
    public const int Default = 100;
    public const int Maximum = 1000;

    /// <summary>How far into a ranked list anybody gets.</summary>
    public const int MaximumRank = 10_000;

    public static int Of(int? limit) => Math.Clamp(limit ?? Default, 1, Maximum);

    /// <summary>A part of a ranked list, whose order changes with every post: the cursor is how many have been given.</summary>
    public static ApiPage<T> Ranked<T>(IEnumerable<T> items, int after, int limit, bool hasMore) =>
        new([.. items], hasMore ? (after + limit).ToString(CultureInfo.InvariantCulture) : null);

    /// <summary>Cuts a list that was read one longer than asked for.</summary>
    public static ApiPage<T> Page<T>(IEnumerable<T> items, int limit, Func<T, string> cursor)
    {
        var read = items.Take(limit + 1).ToList();
        var hasMore = read.Count > limit;
        if (hasMore) read.RemoveAt(limit);
        return new ApiPage<T>(read, hasMore ? cursor(read[^1]) : null);
    }
}
