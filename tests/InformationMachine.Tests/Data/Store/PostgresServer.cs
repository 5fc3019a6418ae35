using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace InformationMachine.Tests.Data.Store;

/// <summary>
/// A real PostgreSQL server on loopback, for a test run or for one test: made in a folder of its own, and gone with the process that
/// asked for it however that ends (its shell waits for the end of standard input). The server refuses root, so that there it runs as the
/// user <c>postgres</c>.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Script = """
        cd /; dir=$(mktemp -d /tmp/im-postgres-XXXXXX); trap 'rm -rf "$dir"' EXIT
        "$1/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
        echo "$dir"; exec 2>>"$dir/log"
        while true; do
          "$1/postgres" -D "$dir/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=60 >>"$dir/log" 2>&1 & server=$!
          while read -r word; do
            case "$word" in fast) kill -INT $server; break;; immediate|down) kill -QUIT $server; break;; esac
          done
          [ -n "$word" ] || kill -QUIT $server
          wait $server
          [ "$word" != down ] || read -r word
          [ -n "$word" ] || break
        done
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly SemaphoreSlim Turn = new(1);
    private static PostgresServer? _shared;
    private static int _schemas;

    private readonly Process _shell;
    private readonly int _port;

    private PostgresServer(Process shell, int port) => (_shell, _port) = (shell, port);

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? Missing { get; } = Binaries() is null ? "PostgreSQL is not installed (apt-get install postgresql)" : null;

    /// <summary>A connection string with a schema that nobody else has.</summary>
    public string NewSchema() => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Search Path=test_{Environment.ProcessId}_{Interlocked.Increment(ref _schemas)};Maximum Pool Size=8;Timeout=5");

    /// <summary>The one of the test run. Where there can be none the test is skipped; in CI that is a failure.</summary>
    public static async Task<PostgresServer> OneAsync()
    {
        SkipWhereMissing();
        await Turn.WaitAsync();
        try
        {
            return _shared ??= await StartAsync();
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>One of its own, for a test that restarts it.</summary>
    public static Task<PostgresServer> OwnAsync()
    {
        SkipWhereMissing();
        return StartAsync();
    }

    /// <summary>Ends the server and starts it again on the same data; returns when it answers.</summary>
    /// <param name="mode"><c>fast</c> ends sessions in order, <c>immediate</c> as a power cut does.</param>
    public async Task RestartAsync(string mode)
    {
        await TellAsync(mode);
        await Task.Delay(300);
        await AnswersAsync();
    }

    /// <summary>Ends the server as a power cut does; it stays away until <see cref="ReturnAsync"/>.</summary>
    public async Task GoAsync()
    {
        await TellAsync("down");
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience; await Task.Delay(50))
        {
            try
            {
                await AskAsync("SELECT 1");
            }
            catch (NpgsqlException)
            {
                return;
            }
        }

        throw new TimeoutException("The server does not end.");
    }

    /// <summary>Starts the server again; returns when it answers.</summary>
    public async Task ReturnAsync()
    {
        await TellAsync("up");
        await AnswersAsync();
    }

    /// <summary>Runs statements on the database.</summary>
    public async Task<object?> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Pooling=false"));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private async Task TellAsync(string word)
    {
        await _shell.StandardInput.WriteLineAsync(word);
        await _shell.StandardInput.FlushAsync();
    }

    private static void SkipWhereMissing()
    {
        if (Missing is null) return;
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Missing);
        Assert.Skip(Missing);
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var port = FreePort();
        var start = new ProcessStartInfo { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        var words = new List<string> { "sh", "-c", Script, "postgres", Binaries()!, port.ToString(CultureInfo.InvariantCulture) };
        if (Environment.UserName == "root") words.InsertRange(0, ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]);
        start.FileName = words[0];
        foreach (var word in words.Skip(1)) start.ArgumentList.Add(word);
        var shell = Process.Start(start)!;
        var line = await shell.StandardOutput.ReadLineAsync();
        if (line?.StartsWith('/') != true) throw new InvalidOperationException($"initdb: {line} {await shell.StandardOutput.ReadToEndAsync()}");
        var server = new PostgresServer(shell, port);
        await server.AnswersAsync();
        return server;
    }

    private async Task AnswersAsync()
    {
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(100))
        {
            try
            {
                await AskAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                // It is still starting.
            }
        }
    }

    private static string? Binaries()
    {
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder, StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin"))
            : [];
        return installed.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
