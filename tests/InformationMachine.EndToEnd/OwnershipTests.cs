using System.Globalization;

namespace InformationMachine.EndToEnd;

public sealed class OwnershipTests
{
    [Fact]
    public async Task A_second_machine_on_the_same_data_is_refused_with_75_and_told_who_holds_it()
    {
        using var installation = new Installation();
        installation.Configure([]);
        using var first = installation.Start("run");
        await first.Until(() => File.Exists(Path.Combine(installation.Data, "heartbeat")), TimeSpan.FromSeconds(120), "heartbeat");

        var second = await installation.Run("run");
        second.Code.ShouldBe(75);
        second.Errors.ShouldContain($"process {first.Id.ToString(CultureInfo.InvariantCulture)}");
        (await installation.Run("feeds", "refresh")).Code.ShouldBe(75);
        var status = await installation.Run("status");
        status.Code.ShouldBe(0, status.Errors);
        status.Output.ShouldContain($"running (process {first.Id})");

        first.Terminate();
        (await first.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0);
        (await installation.Run("run", "--once")).Code.ShouldBe(0);
    }
}
