using InformationMachine.Data.Decisions;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Tests.Threads.Decisions;

/// <summary>What is told of a decision is what is so now.</summary>
public sealed class DecisionTextTests : IAsyncDisposable
{
    private readonly DecidedStream _stream = new();

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    [Theory]
    [InlineData(DecisionKind.Hide, "shown again", "hidden again")]
    [InlineData(DecisionKind.Pin, "no longer pinned", "pinned again")]
    public async Task What_was_switched_is_told_by_what_it_is_after_the_undo(DecisionKind kind, string offAgain, string onAgain)
    {
        var thread = _stream.ThreadOf((await _stream.PostAsync("The harbour council of Veldon approved the new ferry on Monday."))[0]);
        var on = await _stream.MakeAsync(new DecisionRequest { Kind = kind, By = "Ada", Thread = thread, IsOn = true });
        var off = await _stream.MakeAsync(new DecisionRequest { Kind = kind, By = "Ada", Thread = thread, IsOn = false });

        DecisionText.Undone(on).ShouldBe($"It was undone, and thread {thread} is {offAgain}.");
        DecisionText.Undone(off).ShouldBe($"It was undone, and thread {thread} is {onAgain}.");
    }

    [Fact]
    public async Task Whoever_is_refused_reads_what_stands_in_the_way()
    {
        var thread = _stream.ThreadOf((await _stream.PostAsync("The harbour council of Veldon approved the new ferry on Monday."))[0]);
        var on = await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Pin, By = "Ada", Thread = thread, IsOn = true });
        await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Pin, By = "Bo", Thread = thread, IsOn = false });

        var refused = await _stream.DecideAsync(DecidedStream.Undo(on.Id));

        refused.Decision.ShouldBeNull();
        refused.Refusal.ShouldBe($"Thread {thread} was pinned. A later decision by Bo builds on it; undo that first: Thread {thread} is no longer pinned.");
    }
}
