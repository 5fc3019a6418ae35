using System.Text;
using InformationMachine.Configuration;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Export.Tables;

namespace InformationMachine.Cli;

/// <summary>
/// Waits for changes for as long as it is let: asks the running machine through its API, and the published snapshot where none answers.
/// Never touches the live file, so that it stands in no machine's way.
/// </summary>
internal sealed class ChangeFollower(MachinePaths paths, IReadOnlyList<RecordTable> tables)
{
    private const int PageSize = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HashSet<ChangeKind> _kinds = [.. tables.Select(table => table.Kind)];

    /// <summary>Hands each page to <paramref name="print"/> until cancelled, which is how following ends well.</summary>
    public async Task FollowAsync(ChangeCursor since, Action<IReadOnlyList<ChangeLine>> print, CancellationToken cancellationToken)
    {
        try
        {
            for (var at = since.ToString(); ;)
            {
                var (lines, next, hasMore) = await NextAsync(at, cancellationToken);
                if (lines.Count > 0) print(lines);
                at = next;
                if (!hasMore) await Task.Delay(Pause, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever follows says when it is enough.
        }
    }

    private async Task<(IReadOnlyList<ChangeLine> Lines, string Next, bool HasMore)> NextAsync(string since, CancellationToken cancellationToken)
    {
        using var machine = RunningMachine.Find(paths, ThisUser.Name);
        if (machine is null) return await StoredAsync(since);
        var page = await machine.ChangesAsync(since, string.Join(',', tables.Select(table => table.Name)), PageSize, cancellationToken);
        if (page is null) return await StoredAsync(since);
        return ([.. page.Items.Select(item => new ChangeLine(item.Id, item.Cursor, item.Kind, Encoding.UTF8.GetBytes(item.Record.GetRawText())))], page.Next, page.HasMore);
    }

    private (IReadOnlyList<ChangeLine> Lines, string Next, bool HasMore) Published(string since)
    {
        try
        {
            using var snapshot = Snapshot.Open(paths.SnapshotFile);
            var page = snapshot.ReadChanges(ChangeCursor.Parse(since), PageSize, _kinds);
            return Lines(page);
        }
        catch (ChangeCursorException e) when (e.Fault == ChangeCursorFault.Ahead)
        {
            // The machine told more than it has published yet; the next snapshot catches up.
            return ([], since, false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RefusedException(ExitCode.Failed, $"{paths.Data} holds no published data yet. Start the machine with `run`, or name a directory with --data.", e);
        }
    }

    /// <summary>A database is asked itself: it stands in nobody's way.</summary>
    private async Task<(IReadOnlyList<ChangeLine> Lines, string Next, bool HasMore)> StoredAsync(string since)
    {
        if (KeptStore.Options(paths) is not { Engine: StoreEngine.Postgres } store) return Published(since);
        await using var reader = KeptStore.OpenToRead(store);
        return Lines(reader.ReadChanges(ChangeCursor.Parse(since), PageSize, _kinds));
    }

    private static (IReadOnlyList<ChangeLine> Lines, string Next, bool HasMore) Lines(ChangePage page) =>
        ([.. page.Changes.Select(ChangeLine.Of)], page.Next.ToString(), page.HasMore);
}
