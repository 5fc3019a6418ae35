using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace InformationMachine.Benchmarks.Failures;

/// <summary>
/// A PostgreSQL server of its own at its defaults (fsync, full_page_writes and synchronous_commit are on), on loopback. The tables lie on a
/// small disk where one can be mounted. A shell keeps the server and ends it with this process.
/// </summary>
internal sealed class FailureDatabase : IAsyncDisposable
{
    public const string Role = "machine";
    private const int DiskMegabytes = 1024;

    private const string Script = """
        cd /; trap 'rm -rf "$3/data"' EXIT
        "$1/initdb" -D "$3/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$3/log" 2>&1 || { cat "$3/log"; exit 1; }
        echo made; exec 2>>"$3/log"
        while true; do
          "$1/postgres" -D "$3/data" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=110 >>"$3/log" 2>&1 & server=$!
          while read -r word; do
            case "$word" in fast) kill -INT $server; break;; immediate) kill -QUIT $server; break;; esac
          done
          [ -n "$word" ] || kill -QUIT $server
          wait $server
          [ -n "$word" ] || break
        done
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _shell;
    private readonly string _disk;

    private FailureDatabase(Process shell, int port, string disk) => (_shell, Port, _disk) = (shell, port, disk);

    public int Port { get; }

    /// <summary>Whether the tables lie on a disk that can be filled.</summary>
    public bool HasDisk { get; private set; }

    /// <summary>Starts it.</summary>
    /// <param name="folder">A folder that everybody may enter.</param>
    public static async Task<FailureDatabase> StartAsync(string folder)
    {
        var (port, disk, own) = (FreePort(), Path.Combine(folder, "disk"), Path.Combine(folder, "server"));
        Directory.CreateDirectory(disk);
        Directory.CreateDirectory(own);
        if (Environment.UserName == "root") await RunAsync("chown", "postgres:postgres", own);
        var hasDisk = await RunAsync("mount", "-t", "tmpfs", "-o", $"size={DiskMegabytes}m,mode=777", "tmpfs", disk) == 0;
        var words = new List<string> { "sh", "-c", Script, "postgres", Binaries(), port.ToString(CultureInfo.InvariantCulture), own };
        if (Environment.UserName == "root") words.InsertRange(0, ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"]);
        var shell = Process.Start(new ProcessStartInfo(words[0], words.Skip(1)) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        if (await shell.StandardOutput.ReadLineAsync() != "made") throw new InvalidOperationException($"initdb failed: {await shell.StandardOutput.ReadToEndAsync()}");
        var database = new FailureDatabase(shell, port, disk) { HasDisk = hasDisk };
        await database.AnswersAsync();
        await database.PrepareAsync();
        return database;
    }

    /// <summary>A connection string of the machine's own role.</summary>
    public string Connection(int port, string name, string more = "") => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username={Role};Database={Role};Application Name={name};Timeout=3;Command Timeout=5;{more}");

    /// <summary>Runs statements as the server's operator.</summary>
    public async Task<object?> AskAsync(string sql, string database = Role)
    {
        await using var source = NpgsqlDataSource.Create(string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Pooling=false;Timeout=3;Command Timeout=60"));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Ends the server and starts it again on the same data; returns when it answers.</summary>
    /// <param name="mode"><c>fast</c> ends sessions in order, <c>immediate</c> as a power cut does.</param>
    public async Task RestartAsync(string mode)
    {
        await _shell.StandardInput.WriteLineAsync(mode);
        await _shell.StandardInput.FlushAsync();
        await Task.Delay(300);
        await AnswersAsync();
    }

    /// <summary>Takes all the room that is left.</summary>
    public async Task FillAsync()
    {
        var drive = new DriveInfo(_disk);
        await RunAsync("mount", "-o", string.Create(CultureInfo.InvariantCulture, $"remount,size={(drive.TotalSize - drive.AvailableFreeSpace) / 1024}k"), _disk);
    }

    /// <summary>Gives the room back.</summary>
    public Task FreeAsync() => RunAsync("mount", "-o", $"remount,size={DiskMegabytes}m", _disk);

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
        if (HasDisk) await RunAsync("umount", "-l", _disk);
    }

    private async Task PrepareAsync()
    {
        var place = Path.Combine(_disk, "tables");
        await AskAsync($"CREATE ROLE {Role} LOGIN", "postgres");
        var isPlaced = HasDisk && await RunAsync("install", "-d", "-o", "postgres", "-m", "700", place) == 0;
        if (isPlaced) await AskAsync($"CREATE TABLESPACE small LOCATION '{place}'", "postgres");
        await AskAsync($"CREATE DATABASE {Role} OWNER {Role} TEMPLATE template0 ENCODING 'UTF8'{(isPlaced ? " TABLESPACE small" : "")}", "postgres");
    }

    private async Task AnswersAsync()
    {
        for (var started = Stopwatch.GetTimestamp(); ; await Task.Delay(100))
        {
            try
            {
                await AskAsync("SELECT 1", "postgres");
                return;
            }
            catch (NpgsqlException) when (Stopwatch.GetElapsedTime(started) < Patience)
            {
                // It is still starting.
            }
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static string Binaries() =>
        Directory.EnumerateDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder, StringComparer.Ordinal).Select(folder => Path.Combine(folder, "bin")).First(folder => File.Exists(Path.Combine(folder, "initdb")));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
