using InformationMachine.Cli;
using InformationMachine.Data.Store;

namespace InformationMachine.Tests.Cli;

/// <summary>What ends a verb is told in one message with the remedy; what is a flaw of the program is not hidden.</summary>
public sealed class TroubleTests
{
    [Theory]
    [InlineData(28, "Make room on the disk", 1)]
    [InlineData(30, "read-only", 78)]
    [InlineData(13, "Give the user", 78)]
    [InlineData(20, "in the place of a folder", 78)]
    [InlineData(24, "more open files", 1)]
    [InlineData(5, "reports an error", 1)]
    public void A_disk_that_refuses_is_told_with_what_to_do(int number, string remedy, int code)
    {
        var trouble = Trouble.Of(new IOException("It cannot be written", new IOException("The cause", number))).ShouldNotBeNull();
        ((int)trouble.Code).ShouldBe(code);
        trouble.Message.ShouldStartWith("It cannot be written. ");
        trouble.Message.ShouldContain(remedy);
    }

    [Fact]
    public void The_store_s_own_messages_stay_as_they_are()
    {
        Trouble.Of(new DataFileException("Damaged. Run `doctor`.")).ShouldBe((ExitCode.Failed, "Damaged. Run `doctor`."));
        Trouble.Of(new StoreLockedException("Held.")).ShouldBe((ExitCode.Locked, "Held."));
        Trouble.Of(new RefusedException(ExitCode.Configuration, "Wrong.")).ShouldBe((ExitCode.Configuration, "Wrong."));
        Trouble.Of(new AggregateException(new UnauthorizedAccessException("Denied")))!.Value.ShouldSatisfyAllConditions(trouble => trouble.Code.ShouldBe(ExitCode.Configuration), trouble => trouble.Message.ShouldStartWith("Denied. Give the user"));
    }

    [Fact]
    public void A_flaw_is_none()
    {
        Trouble.Of(new InvalidOperationException("flaw")).ShouldBeNull();
        Trouble.Of(new AggregateException(new IOException("a"), new IOException("b"))).ShouldBeNull();
    }
}
