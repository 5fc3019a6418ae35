using System.Globalization;
using InformationMachine.Tests.Data.Store.LiteDb;

namespace InformationMachine.Benchmarks;

/// <summary>
/// Altered bytes and pages in every file of a data directory, stopped and alive. The table is kept as it grows, so that a run that was
/// broken off goes on where it ended.
/// </summary>
internal static class FlipBenchmark
{
    /// <returns>Whether nothing went wrong.</returns>
    public static async Task<bool> RunAsync(string table, int bytes, int pages, double? minutes, TextWriter output)
    {
        var campaign = new Campaign(table, minutes);
        using var trial = new FlipTrial();
        await trial.PrepareAsync(CancellationToken.None);
        foreach (var seed in campaign.Left(Enumerable.Range(0, bytes + pages), seed => seed.ToString(CultureInfo.InvariantCulture)))
        {
            var (isPage, isAlive) = (seed >= bytes, seed / 5 % 2 == 1);
            var outcome = await trial.RunAsync(seed, isPage, isAlive, CancellationToken.None);
            await campaign.KeepAsync(seed, outcome.File, isPage ? "page" : "byte", isAlive ? "alive" : "stopped", outcome.Opens ? "opens" : "refused", outcome.IsSound ? "sound" : "damaged", outcome.Recovered, outcome.Wrong);
        }

        var rows = campaign.Rows;
        foreach (var group in rows.GroupBy(row => $"{row[1],-20} {row[2]} {row[3],-7}").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var repaired = group.Where(row => row[6].Length > 0).Select(row => int.Parse(row[6], CultureInfo.InvariantCulture)).ToList();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count(),5} altered: {group.Count(row => row[4] == "refused"),5} refused, {group.Count(row => row[5] == "damaged"),5} found by the doctor, repaired files hold at least {(repaired.Count == 0 ? "-" : repaired.Min())} posts, on average {(repaired.Count == 0 ? 0 : repaired.Average()):0.0}"));
        }

        var wrong = rows.Where(row => row[7].Length > 0).ToList();
        foreach (var row in wrong.Take(20)) await output.WriteLineAsync("wrong: " + string.Join(' ', row));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} trials, {wrong.Count} wrong; table in {table}"));
        return wrong.Count == 0;
    }
}
