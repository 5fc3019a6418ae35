using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Tests.Threads.Decisions;

/// <summary>Notes and corrections: cited, marked as an editor's, kept across versions, taken back exactly.</summary>
public sealed class EditorialRemarksTests : IAsyncDisposable
{
    private const string First = "The harbour council of Veldon approved the new ferry on Monday.";
    private const string Second = "The new ferry of Veldon will carry 300 passengers across the harbour.";

    private readonly DecidedStream _stream = new();

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    [Fact]
    public async Task A_note_stands_in_every_later_version_until_it_is_undone()
    {
        var (thread, posts) = await StartAsync();
        var note = await _stream.MakeAsync(Note(thread, "The council confirmed this to us.", posts[0].Id));

        var second = (await _stream.BriefAsync()).ShouldHaveSingleItem();
        var sentence = second.Sections.Notes.ShouldHaveSingleItem();
        (sentence.Text, sentence.EditedBy).ShouldBe(("The council confirmed this to us.", "Ada"));
        sentence.Citations.ShouldHaveSingleItem();
        await _stream.PostAsync("The ferry of Veldon harbour council was delayed to May, the council said.");
        _stream.Store.LatestBriefing(thread)!.Sections.Notes.Length.ShouldBe(1);

        await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Undo, By = "Ada", Undoes = note.Id });
        await _stream.BriefAsync();
        _stream.Store.LatestBriefing(thread)!.Sections.Notes.ShouldBeEmpty();
        _stream.Store.LatestBriefing(thread)!.Reason.Decisions.ShouldBe(1);
    }

    [Fact]
    public async Task A_corrected_sentence_reads_so_everywhere_and_keeps_its_citations()
    {
        var (thread, _) = await StartAsync();
        var before = _stream.Store.LatestBriefing(thread)!;
        var wrong = before.Sections.What[0];

        await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Correct, By = "Ada", Thread = thread, Replaces = wrong.Text, Text = "It reads better so." });
        await _stream.BriefAsync();

        var after = _stream.Store.LatestBriefing(thread)!;
        after.Sections.Sentences().Select(sentence => sentence.Text).ShouldContain("It reads better so.");
        after.Sections.What.Concat(after.Sections.Narrative.SelectMany(part => part)).Select(sentence => sentence.Text).ShouldNotContain(wrong.Text);
        after.Sections.Perspectives.SelectMany(view => view.Stance).Select(sentence => sentence.Text).ShouldNotContain(wrong.Text, "nobody is quoted with what was put right");
        after.Sections.What[0].Citations.ShouldBe(wrong.Citations);
        after.Sections.What[0].EditedBy.ShouldBe("Ada");

        await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Correct, By = "Bo", Thread = thread, Replaces = "It reads better so.", Text = "Better still." });
        await _stream.BriefAsync();
        _stream.Store.LatestBriefing(thread)!.Sections.What[0].Text.ShouldBe("Better still.");
    }

    /// <summary>Two editors at the same sentence: who was told of the other's correction, and sends theirs again, has the last word.</summary>
    [Fact]
    public async Task A_correction_that_is_sent_again_replaces_the_one_that_came_before_it()
    {
        var (thread, _) = await StartAsync();
        var wrong = _stream.Store.LatestBriefing(thread)!.Sections.What[0];
        await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Correct, By = "Ada", Thread = thread, Replaces = wrong.Text, Text = "It reads better so." });
        await _stream.BriefAsync();

        await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Correct, By = "Bo", Thread = thread, Replaces = wrong.Text, Text = "Better still." });
        await _stream.BriefAsync();
        _stream.Store.LatestBriefing(thread)!.Sections.What[0].Text.ShouldBe("Better still.");

        await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Correct, By = "Ada", Thread = thread, Replaces = "It reads better so.", Text = "Best of all." });
        await _stream.BriefAsync();
        _stream.Store.LatestBriefing(thread)!.Sections.What[0].Text.ShouldBe("Best of all.");
    }

    [Fact]
    public async Task Whose_sentence_was_put_right_is_heard_with_something_else()
    {
        var posts = await _stream.PostAsync(First + " It will carry 300 passengers across the harbour, and the fishermen of Veldon fear for their moorings.", Second);
        var thread = _stream.ThreadOf(posts[0]);
        if (_stream.ThreadOf(posts[1]) != thread) await _stream.MakeAsync(DecidedStream.Merge(thread, _stream.ThreadOf(posts[1])));
        await _stream.BriefAsync();
        var before = _stream.Store.LatestBriefing(thread)!;
        var view = before.Sections.Perspectives.First(view => view.Author == posts[0].Author);
        await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Correct, By = "Ada", Thread = thread, Replaces = view.Stance[0].Text, Text = "It reads better so." });
        await _stream.BriefAsync();
        var after = _stream.Store.LatestBriefing(thread)!.Sections.Perspectives;
        after.Select(other => other.Author).ShouldContain(view.Author);
        after.SelectMany(other => other.Stance).Select(sentence => sentence.Text).ShouldNotContain(view.Stance[0].Text);
    }

    [Theory]
    [InlineData("The new ferry will carry 310 passengers.", "310")]
    [InlineData("The new ferry will carry four hundred passengers.", "four hundred")]
    [InlineData("The new ferry cost 3.7 million.", "3.7 million")]
    [InlineData("The new ferry of Veldon sails from 17 harbours.", "17")]
    [InlineData("The council spoke of 300 passengers on 17 May.", null)]
    [InlineData("The new ferry will carry 300 passengers.", null)]
    [InlineData("The new ferry will carry three hundred passengers.", null)]
    public async Task A_number_that_no_cited_post_has_is_asked_about(string text, string? asked)
    {
        var (thread, posts) = await StartAsync();
        var request = new DecisionRequest { Kind = DecisionKind.Correct, By = "Ada", Thread = thread, Replaces = _stream.Store.LatestBriefing(thread)!.Sections.What[0].Text, Text = text, Posts = [posts[1].Id] };
        var outcome = await _stream.DecideAsync(request);
        (outcome.IsQuestion, outcome.Decision is null).ShouldBe((asked is not null, asked is not null));
        if (asked is null) return;
        outcome.Refusal!.ShouldContain($"says {asked}.");
        (await _stream.DecideAsync(request with { IsSure = true })).Decision.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_no_post_of_the_thread_carries_is_refused()
    {
        var (thread, _) = await StartAsync();
        var stranger = (await _stream.PostAsync("Something else entirely: quarterly results of a chip maker.")).Single();

        foreach (var request in new[]
        {
            Note(thread, "Nothing cited."),
            Note(thread, "Cited from elsewhere.", stranger.Id),
            Note(thread, "", _stream.Store.Assignments(thread)[0].Post),
            Note(thread, new string('x', 1001), _stream.Store.Assignments(thread)[0].Post),
            new DecisionRequest { Kind = DecisionKind.Correct, By = "Ada", Thread = thread, Replaces = "Nobody says this.", Text = "Nor this." },
        })
        {
            var outcome = await _stream.DecideAsync(request);
            outcome.Decision.ShouldBeNull();
            outcome.Refusal.ShouldNotBeNullOrEmpty();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_remark_leaves_with_the_only_post_it_cites(bool isNote)
    {
        var (thread, posts) = await StartAsync();
        var more = await _stream.PostAsync("The harbour council of Veldon named a builder for the new ferry of Veldon harbour.", "Something else entirely: quarterly results of a chip maker.");
        var elsewhere = _stream.ThreadOf(more[1]);
        await _stream.BriefAsync();
        var before = _stream.Store.LatestBriefing(thread)!;
        await _stream.MakeAsync(isNote ? Note(thread, "The council confirmed this to us.", posts[0].Id)
            : new DecisionRequest { Kind = DecisionKind.Correct, By = "Ada", Thread = thread, Replaces = before.Sections.What[0].Text, Text = "The council confirmed this to us.", Posts = [posts[0].Id], IsSure = true });
        await _stream.BriefAsync();
        _stream.Store.LatestBriefing(thread)!.Sections.Sentences().ShouldContain(sentence => sentence.Text == "The council confirmed this to us.");

        await _stream.MakeAsync(DecidedStream.Move(elsewhere, posts[0].Id));
        await _stream.BriefAsync();

        _stream.Store.LatestBriefing(thread)!.Sections.Sentences().ShouldNotContain(sentence => sentence.Text == "The council confirmed this to us.");
    }

    private static DecisionRequest Note(ThreadId thread, string text, params PostId[] posts) =>
        new() { Kind = DecisionKind.Note, By = "Ada", Thread = thread, Text = text, Posts = [.. posts] };

    private async Task<(ThreadId Thread, IReadOnlyList<Post> Posts)> StartAsync()
    {
        var posts = await _stream.PostAsync(First, Second);
        var thread = _stream.ThreadOf(posts[0]);
        if (_stream.ThreadOf(posts[1]) != thread) await _stream.MakeAsync(DecidedStream.Merge(thread, _stream.ThreadOf(posts[1])));
        await _stream.BriefAsync();
        return (thread, posts);
    }
}
