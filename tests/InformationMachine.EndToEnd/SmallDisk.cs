using System.Diagnostics;

namespace InformationMachine.EndToEnd;

/// <summary>A small disk of its own, mounted where a test wants it; skips the running test where it cannot be mounted.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    /// <param name="folder">Where; made if need be.</param>
    /// <param name="options">How much it takes, as mount(8) writes it.</param>
    public SmallDisk(string folder, string options)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", _folder) != 0) Assert.Skip("A small disk can only be mounted by root on Linux.");
    }

    /// <summary>Mounts it anew with other options.</summary>
    public void Remount(string options) => Run("mount", "-o", "remount," + options, _folder).ShouldBe(0);

    /// <summary>Takes all the bytes that are left.</summary>
    public void Fill()
    {
        try
        {
            using var file = new FileStream(Path.Combine(_folder, "filler"), FileMode.Create);
            while (true) file.Write(new byte[1 << 16]);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Takes all the inodes that are left.</summary>
    public void TakeInodes()
    {
        try
        {
            for (var n = 0; ; n++) File.Create(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "fillers")).FullName, $"{n}")).Dispose();
        }
        catch (IOException)
        {
            // No more.
        }
    }

    /// <summary>Gives back what was taken.</summary>
    public void Free()
    {
        File.Delete(Path.Combine(_folder, "filler"));
        if (Directory.Exists(Path.Combine(_folder, "fillers"))) Directory.Delete(Path.Combine(_folder, "fillers"), recursive: true);
    }

    public void Dispose() => Run("umount", "-l", _folder);

    /// <summary>Runs a program of the system; returns its exit code, -1 where there is none.</summary>
    public static int Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
