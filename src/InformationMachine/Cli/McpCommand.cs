using System.CommandLine;
using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Watches;
using InformationMachine.Desk;
using InformationMachine.Desk.Accounts;
using InformationMachine.Desk.Assistants;
using InformationMachine.Feeds;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Server;

namespace InformationMachine.Cli;

/// <summary>The verb <c>mcp</c>: the Model Context Protocol on standard input and output, for an assistant on this computer. It reads the published snapshot, so that a machine may run beside it.</summary>
internal static class McpCommand
{
    public static Command Create()
    {
        var write = new Option<bool>("--allow-watches") { Description = "Let the assistant add watches; otherwise it only reads." };
        var command = new Command("mcp", "Answer an assistant on standard input and output (Model Context Protocol): search, briefings, what is new, sources.") { write };
        command.SetAction((parse, cancellationToken) => RunAsync(GlobalOptions.Paths(parse), parse.GetValue(write), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(MachinePaths paths, bool mayWrite, CancellationToken cancellationToken)
    {
        using var library = new SnapshotLibrary(paths);
        library.Current();
        var tools = new StoryTools(library.Current, mayWrite ? (draft, token) => AddAsync(paths, draft, token) : null, owner: null);
        var options = new McpServerOptions();
        AssistantServer.Configure(options, tools);
        // What is printed beside the protocol would break it: nothing else writes to standard output here.
        await using var transport = new StreamServerTransport(Console.OpenStandardInput(), Console.OpenStandardOutput(), "information-machine", NullLoggerFactory.Instance);
        await using var server = McpServer.Create(transport, options, NullLoggerFactory.Instance, null);
        await server.RunAsync(cancellationToken);
        return (int)ExitCode.Done;
    }

    private static async Task<(int Id, string Name)> AddAsync(MachinePaths paths, WatchDraft draft, CancellationToken cancellationToken)
    {
        try
        {
            await using var data = OpenedData.ForChanging(paths);
            var book = new WatchBook(data.Reader, new ReceiverFile(KeptDocuments.Of(paths), TimeProvider.System), Feeds(paths), SettingsReader.Read(paths).Deliveries, TimeProvider.System);
            var watch = await book.AddAsync(data.Store!, draft, ThisUser.Name, cancellationToken);
            return (watch.Id, watch.Name);
        }
        catch (StoreLockedException) when (RunningMachine.Find(paths, ThisUser.Name) is { } found)
        {
            using var running = found;
            return await running.AddWatchAsync(draft, cancellationToken);
        }
    }

    private static FeedList Feeds(MachinePaths paths) => new(KeptDocuments.FeedsOrNone(paths));

    /// <summary>The newest snapshot, opened anew when another has been published.</summary>
    private sealed class SnapshotLibrary(MachinePaths paths) : IDisposable
    {
        private readonly Lock _lock = new();
        private Snapshot? _snapshot;
        private StoryLibrary? _library;
        private DateTime _published;

        public StoryLibrary Current()
        {
            lock (_lock)
            {
                var file = new FileInfo(paths.SnapshotFile);
                if (!file.Exists) throw new RefusedException(ExitCode.Failed, $"{paths.Data} has no snapshot yet: start the machine with `run`, or once with `run --once`.");
                if (_library is null || file.LastWriteTimeUtc != _published) Open(file.LastWriteTimeUtc);
                return _library! with { Now = TimeProvider.System.GetUtcNow() };
            }
        }

        public void Dispose() => _snapshot?.Dispose();

        private void Open(DateTime published)
        {
            var settings = SettingsReader.Read(paths);
            var before = _snapshot;
            _snapshot = Snapshot.Open(paths.SnapshotFile);
            var state = new DeskState(_snapshot, settings.Desk);
            state.Refresh();
            (_library, _published) = (new StoryLibrary(_snapshot, new StoryReader(_snapshot, Feeds(paths), settings.Briefings), state, default), published);
            before?.Dispose();
        }
    }
}
