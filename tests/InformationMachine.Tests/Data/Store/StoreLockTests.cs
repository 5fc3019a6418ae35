using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

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

    [Fact]
    public async Task Deleting_the_lock_file_lets_nobody_in()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "locks of open files as Linux has them");
        using var folder = new TemporaryFolder();
        using var held = StoreLock.Acquire(folder.Path);
        await using var store = LiteDbStore.Open(folder.File("machine.db"));
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, TestContext.Current.CancellationToken);
        File.Delete(folder.File(StoreLock.FileName));
        Should.Throw<StoreLockedException>(() => StoreLock.Acquire(folder.Path));
        Should.Throw<StoreLockedException>(() => LiteDbStore.Open(folder.File("machine.db")));
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(2)] }, TestContext.Current.CancellationToken);
        store.Counts().Posts.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_put_in_the_place_of_an_open_one_is_noticed_before_anything_is_acknowledged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "files are known by their number on Linux");
        using var folder = new TemporaryFolder();
        await using var store = LiteDbStore.Open(folder.File("machine.db"));
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, TestContext.Current.CancellationToken);
        File.Copy(folder.File("machine.db"), folder.File("other.db"));
        File.Move(folder.File("other.db"), folder.File("machine.db"), overwrite: true);
        (await Should.ThrowAsync<IOException>(() => store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(2)] }, TestContext.Current.CancellationToken))).Message.ShouldContain("replaced");
        store.CheckHealth().IsWriting.ShouldBeFalse();
    }
}
