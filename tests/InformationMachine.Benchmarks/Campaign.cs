using System.Diagnostics;
using System.Globalization;

namespace InformationMachine.Benchmarks;

/// <summary>
/// A long series of numbered trials whose table is kept as it grows, a line each that begins with the number: a run that was broken off, or
/// ended when its time was up, goes on where it ended.
/// </summary>
/// <param name="table">The table's file.</param>
/// <param name="minutes">After so many minutes no other trial begins; null for all of them.</param>
internal sealed class Campaign(string table, double? minutes)
{
    private readonly long _begun = Stopwatch.GetTimestamp();

    /// <summary>The lines so far, by column.</summary>
    public IReadOnlyList<string[]> Rows => File.Exists(table) ? [.. File.ReadLines(table).Select(line => line.Split('\t'))] : [];

    /// <summary>The trials of a list that are still to be made, while there is time.</summary>
    public IEnumerable<T> Left<T>(IEnumerable<T> trials, Func<T, string> nameOf)
    {
        var known = Rows.Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        foreach (var trial in trials.Where(trial => !known.Contains(nameOf(trial))))
        {
            if (minutes is { } limit && Stopwatch.GetElapsedTime(_begun).TotalMinutes > limit) yield break;
            yield return trial;
        }
    }

    /// <summary>Keeps what became of a trial.</summary>
    public Task KeepAsync(params object?[] columns) =>
        File.AppendAllLinesAsync(table, [string.Join('\t', columns.Select(column => Convert.ToString(column, CultureInfo.InvariantCulture)!.ReplaceLineEndings(" ").Replace('\t', ' ')))]);
}
