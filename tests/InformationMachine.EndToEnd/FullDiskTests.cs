namespace InformationMachine.EndToEnd;

/// <summary>A machine whose data lie on a small disk, which fills up and is freed again.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task A_machine_on_a_full_disk_says_so_asks_nobody_and_goes_on_by_itself()
    {
        using var installation = new Installation();
        using var disk = new SmallDisk(installation.Data, "size=48m");
        await using var server = await FolderServer.Start(RealFeeds.Folder);
        // Its desk has nowhere to say where it is.
        installation.Variables["IM_DESK__ENABLED"] = "true";
        installation.Variables["IM_DESK__PORT"] = "0";
        installation.Configure([]);
        (await installation.Run("run", "--once")).Code.ShouldBe(0);
        disk.Fill();
        installation.Configure(RealFeeds.At(server.Address).Take(3));
        using var machine = installation.Start("run");
        await machine.Until(() => machine.Output.Contains("Writing has stopped", StringComparison.Ordinal), TimeSpan.FromSeconds(120), "word of the full disk");
        machine.Output.ShouldContain("is full");

        disk.Free();
        await machine.Until(() => machine.Output.Contains("Writing goes on", StringComparison.Ordinal), TimeSpan.FromSeconds(120), "word that writing goes on");
        await machine.Until(() => machine.Output.Contains("new posts", StringComparison.Ordinal), TimeSpan.FromSeconds(120), "posts");
        machine.Terminate();
        (await machine.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0);
        (await installation.Run("run", "--once")).Code.ShouldBe(0);
        await using var store = installation.OpenStore();
        Invariants.Check(store);
    }
}
