using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace InformationMachine.Benchmarks.Failures;

/// <summary>
/// A place in the cast: the real program with one role, a data directory and a way to the server of its own, started as often as it is
/// killed. The names of the publishers' hosts are known in its mount namespace alone.
/// </summary>
internal sealed class FailureProcess : IAsyncDisposable
{
    private const int Sigterm = 15;
    private const int Sigcont = 18;
    private const int Sigstop = 19;

    private const string Script = """
        mount --make-rprivate / && mount --bind "$1" /etc/hosts || exit 99
        log=$2; shift 2; exec env "$@" >>"$log" 2>&1
        """;

    private readonly string _folder;
    private readonly FailureDatabase _database;
    private readonly string _role;
    private readonly IReadOnlyDictionary<string, string> _variables;
    private Process? _process;
    private bool _isExpectedToEnd;

    public FailureProcess(string name, string role, string folder, FailureDatabase database, IReadOnlyDictionary<string, string> variables)
    {
        (Name, _role, _database, _variables) = (name, role, database, variables);
        _folder = folder;
        Proxy = new FailureProxy(database.Port);
        Directory.CreateDirectory(Data);
    }

    public string Name { get; }

    /// <summary>The name with how often it was started.</summary>
    public string Incarnation => string.Create(CultureInfo.InvariantCulture, $"{Name}.{Starts}");

    public FailureProxy Proxy { get; }

    public int Starts { get; private set; }

    /// <summary>Under something that is being done to it, so that nothing else is.</summary>
    public bool IsBusy { get; set; }

    public int Id => _process?.Id ?? 0;

    public string Data => Path.Combine(_folder, Name);

    public string Log => Path.Combine(_folder, Name + ".log");

    /// <summary>What the process ended with though nobody had told it to; null while it lives.</summary>
    public int? EndedWith => _process is { HasExited: true } process && !_isExpectedToEnd ? process.ExitCode : null;

    /// <summary>Starts it.</summary>
    /// <param name="clock">A library that sets its clock off, and by how many seconds; null leaves it right.</param>
    public void Start((string Library, int Seconds)? clock = null)
    {
        Starts++;
        _isExpectedToEnd = false;
        var start = new ProcessStartInfo("unshare") { UseShellExecute = false, WorkingDirectory = Data };
        List<string> words = ["--mount", "sh", "-c", Script, "process", Path.Combine(_folder, "hosts"), Log];
        if (clock is { } off) words.AddRange(["LD_PRELOAD=" + off.Library, string.Create(CultureInfo.InvariantCulture, $"CLOCK_SECONDS={off.Seconds}")]);
        words.AddRange(["dotnet", Path.Combine(AppContext.BaseDirectory, "InformationMachine.dll"), "run", "--roles", _role, "--data", Data, "--config", Path.Combine(_folder, "config")]);
        foreach (var word in words) start.ArgumentList.Add(word);
        foreach (var (name, value) in _variables) start.Environment[name] = value;
        start.Environment["IM_FEEDS__USERAGENT"] = $"{Incarnation}/1 (+https://example.org/)";
        start.Environment["PLACE"] = _database.Connection(Proxy.Port, Incarnation, "Maximum Pool Size=8");
        _process?.Dispose();
        _process = Process.Start(start)!;
    }

    public async Task KillAsync()
    {
        _isExpectedToEnd = true;
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public void Stop() => Signal(Sigstop);

    public void Continue() => Signal(Sigcont);

    /// <summary>Ends it in order; null where it had not ended in time.</summary>
    public async Task<int?> EndAsync(TimeSpan patience)
    {
        _isExpectedToEnd = true;
        Signal(Sigterm);
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            await _process!.WaitForExitAsync(deadline.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The last lines that it said.</summary>
    public string LastWords() => File.Exists(Log) ? string.Join(" | ", File.ReadLines(Log).TakeLast(6)) : "";

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await KillAsync();
        _process?.Dispose();
        await Proxy.DisposeAsync();
    }

    private void Signal(int signal)
    {
        if (_process is { HasExited: false } process) _ = SendSignal(process.Id, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
