using System.ComponentModel;
using System.Diagnostics;

namespace InformationMachine.Tests.Briefings.Grounding;

/// <summary>The reference implementation of groundedness, where a Python is there to run it; otherwise the running test skips.</summary>
internal static class ReferenceCheck
{
    public static string Run(string script, params string[] arguments)
    {
        using var process = Start(script, arguments);
        Assert.SkipWhen(process is null, "there is no python3 to run the reference check");
        var output = process!.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        return output;
    }

    private static Process? Start(string script, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", [script, .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false, Environment = { ["PYTHONUTF8"] = "1", ["PYTHONDONTWRITEBYTECODE"] = "1" } });
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
