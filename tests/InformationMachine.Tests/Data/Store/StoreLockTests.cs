using InformationMachine.Data.Store;

namespace InformationMachine.Tests.Data.Store;

public sealed class StoreLockTests
{
    [Fact]
    public void A_second_holder_is_refused_and_told_who_holds_it()
    {
        using var folder = new TemporaryFolder();
        using (StoreLock.Acquire(folder.Path))
        {
            var refusal = Should.Throw<StoreLockedException>(() => StoreLock.Acquire(folder.Path));
            refusal.Message.ShouldContain($"process {Environment.ProcessId}");
        }

        StoreLock.Acquire(folder.Path).Dispose();
    }
}
