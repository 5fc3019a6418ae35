using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace InformationMachine.EndToEnd;

/// <summary>The real program as a child process.</summary>
internal sealed class MachineProcess : IDisposable
{
    private const int Sigint = 2;
    private const int Sigterm = 15;
    private const int Sigcont = 18;
    private const int Sigstop = 19;

    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly Process _process;

    private MachineProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    public string Errors
    {
        get { lock (_errors) return _errors.ToString(); }
    }

    /// <summary>Starts a verb in a working directory; variables are added to the environment.</summary>
    public static MachineProcess Start(string directory, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        // What starts in the background of a shell inherits that Ctrl-C is ignored; a terminal's programs do not.
        var start = new ProcessStartInfo(OperatingSystem.IsLinux() ? "env" : "dotnet")
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        if (OperatingSystem.IsLinux())
        {
            start.ArgumentList.Add("--default-signal=INT");
            start.ArgumentList.Add("dotnet");
        }

        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "InformationMachine.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in variables) start.Environment[name] = value;
        return Start(start);
    }

    /// <summary>Starts the program as somebody else describes it.</summary>
    public static MachineProcess Start(ProcessStartInfo start)
    {
        var machine = new MachineProcess(new Process { StartInfo = start });
        machine._process.OutputDataReceived += (_, line) => Append(machine._output, line.Data);
        machine._process.ErrorDataReceived += (_, line) => Append(machine._errors, line.Data);
        machine._process.Start();
        machine._process.BeginOutputReadLine();
        machine._process.BeginErrorReadLine();
        return machine;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> Run(string directory, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        using var machine = Start(directory, variables, arguments);
        var code = await machine.WaitAsync(TimeSpan.FromMinutes(5));
        return (code, machine.Output, machine.Errors);
    }

    public async Task<int> WaitAsync(TimeSpan limit)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(limit);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    /// <summary>Types a line.</summary>
    public void Type(string line) => _process.StandardInput.WriteLine(line);

    /// <summary>Writes a last line, or nothing, and ends the input.</summary>
    public void TypeAndClose(string line)
    {
        if (line.Length > 0) _process.StandardInput.WriteLine(line);
        _process.StandardInput.Close();
    }

    /// <summary>kill -9.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM.</summary>
    public void Terminate() => SendSignal(_process.Id, Sigterm).ShouldBe(0);

    /// <summary>SIGSTOP: it does nothing until <see cref="Continue"/>, and does not know that.</summary>
    public void Stop() => SendSignal(_process.Id, Sigstop).ShouldBe(0);

    /// <summary>SIGCONT.</summary>
    public void Continue() => SendSignal(_process.Id, Sigcont).ShouldBe(0);

    /// <summary>SIGINT, as Ctrl-C sends it.</summary>
    public void Interrupt() => SendSignal(_process.Id, Sigint).ShouldBe(0);

    /// <summary>Waits until a condition holds.</summary>
    public Task Until(Func<bool> condition, TimeSpan limit, string what) => Until(() => Task.FromResult(condition()), limit, what);

    /// <summary>Waits until a condition holds.</summary>
    public async Task Until(Func<Task<bool>> condition, TimeSpan limit, string what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (_process.HasExited) throw new InvalidOperationException($"The machine ended with {_process.ExitCode} while waiting for {what}.\n{Output}\n{Errors}");
            if (Stopwatch.GetElapsedTime(started) > limit) throw new TimeoutException($"No {what} within {limit}.\n{Output}\n{Errors}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.AppendLine(line);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
