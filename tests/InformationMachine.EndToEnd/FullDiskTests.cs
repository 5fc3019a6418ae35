using System.Diagnostics;

namespace InformationMachine.EndToEnd;

/// <summary>A machine whose data lie on a small disk, which fills up and is freed again.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_machine_on_a_full_disk_says_so_asks_nobody_and_goes_on_by_itself()
    {
        using var installation = new Installation();
        Directory.CreateDirectory(installation.Data);
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", installation.Data) != 0) Assert.Skip("A small disk can only be mounted by root on Linux.");
        try
        {
            await using var server = await FolderServer.Start(RealFeeds.Folder);
            installation.Configure([]);
            (await installation.Run("run", "--once")).Code.ShouldBe(0);
            var filler = Path.Combine(installation.Data, "filler");
            Fill(filler);
            installation.Configure(RealFeeds.At(server.Address).Take(3));
            using var machine = installation.Start("run");
            await machine.Until(() => machine.Output.Contains("Writing has stopped", StringComparison.Ordinal), TimeSpan.FromSeconds(60), "word of the full disk");
            machine.Output.ShouldContain("is full");

            File.Delete(filler);
            await machine.Until(() => machine.Output.Contains("Writing goes on", StringComparison.Ordinal), TimeSpan.FromSeconds(60), "word that writing goes on");
            await machine.Until(() => machine.Output.Contains("new posts", StringComparison.Ordinal), TimeSpan.FromSeconds(60), "posts");
            machine.Terminate();
            (await machine.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(0);
            (await installation.Run("run", "--once")).Code.ShouldBe(0);
            await using var store = installation.OpenStore();
            Invariants.Check(store);
        }
        finally
        {
            Run("umount", "-l", installation.Data);
        }
    }

    private static void Fill(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Create);
            while (true) file.Write(new byte[1 << 16]);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
