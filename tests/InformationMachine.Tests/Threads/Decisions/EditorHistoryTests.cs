using InformationMachine.Data.Decisions;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Tests.Threads.Decisions;

/// <summary>Undo and redo as editors know them, told apart by place and by person.</summary>
public sealed class EditorHistoryTests
{
    private readonly List<Decision> _all = [];

    [Fact]
    public void Undo_goes_back_step_by_step_and_redo_forward_again()
    {
        var (first, second) = (Pin(1), Hide(1));
        At(1).ShouldBe((second, null));
        Undo(second);
        At(1).ShouldBe((first, second));
        Undo(first);
        At(1).ShouldBe((null, first));
        var again = Pin(1);
        At(1).ShouldBe((again, second), "making the same again is a redo");
        var anew = Hide(1);
        At(1).ShouldBe((anew, null));
    }

    [Fact]
    public void What_is_decided_anew_leaves_nothing_to_redo()
    {
        var first = Pin(1);
        Undo(first);
        var other = Hide(1);
        At(1).ShouldBe((other, null));
    }

    [Fact]
    public void What_was_done_elsewhere_or_by_others_is_left_alone()
    {
        var here = Pin(1);
        Pin(2);
        Pin(1, "Ben");
        At(1).ShouldBe((here, null));
        At(3).ShouldBe((null, null));
        Undo(here, "Ben");
        At(1).ShouldBe((null, null), "who took it back may make it again");
    }

    private (Decision? Undoable, Decision? Redoable) At(int thread)
    {
        var history = EditorHistory.Of(_all, "Ada", decision => decision.Thread.Value == thread);
        return (history.Undoable, history.Redoable);
    }

    private Decision Pin(int thread, string by = "Ada") => Add(DecisionKind.Pin, thread, by);

    private Decision Hide(int thread) => Add(DecisionKind.Hide, thread, "Ada");

    private void Undo(Decision undone, string by = "Ada") => _all.Add(new Decision { Id = new DecisionId(_all.Count + 1), Kind = DecisionKind.Undo, By = by, At = Some.Time, AfterSequence = 0, Thread = undone.Thread, Undoes = undone.Id });

    private Decision Add(DecisionKind kind, int thread, string by)
    {
        var decision = new Decision { Id = new DecisionId(_all.Count + 1), Kind = kind, By = by, At = Some.Time, AfterSequence = 0, Thread = new ThreadId(thread) };
        _all.Add(decision);
        return decision;
    }
}
