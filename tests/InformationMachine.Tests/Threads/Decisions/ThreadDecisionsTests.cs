using System.Collections.Immutable;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Explaining;

namespace InformationMachine.Tests.Threads.Decisions;

public sealed class ThreadDecisionsTests
{
    private const string Ferry = "The harbour ferry Solveig was launched in Bergen on Monday.";
    private const string FerryAgain = "The harbour ferry Solveig launched in Bergen will carry 300 passengers.";
    private const string FerryLate = "The harbour ferry Solveig in Bergen was delayed by 2 days.";
    private const string Bank = "Halvern Bank raised its interest rate to 4.5 percent.";
    private const string BankAgain = "Halvern Bank said the interest rate of 4.5 percent will stay.";

    [Fact]
    public async Task A_merge_keeps_the_older_number_and_the_younger_forwards()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, Bank);
        var decision = await stream.MakeAsync(DecidedStream.Merge(stream.ThreadOf(posts[1]), stream.ThreadOf(posts[0])));
        (decision.Thread.Value, decision.Other!.Value.Value).ShouldBe((1, 2));
        stream.ThreadOf(posts[1]).Value.ShouldBe(1);
        stream.Store.Thread(new ThreadId(2))!.MergedInto.ShouldBe(new ThreadId(1));
        stream.CheckInvariants();
    }

    [Fact]
    public async Task A_split_leaves_the_number_with_the_larger_part()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate);
        var thread = stream.ThreadOf(posts[0]);
        posts.ShouldAllBe(post => stream.ThreadOf(post) == thread);
        var decision = await stream.MakeAsync(DecidedStream.Split(thread, posts[0].Id, posts[2].Id));
        stream.ThreadOf(posts[0]).ShouldBe(thread);
        stream.ThreadOf(posts[1]).ShouldBe(decision.Other!.Value);
        stream.Store.Thread(decision.Other.Value)!.Title.ShouldBe(FerryAgain);
        stream.CheckInvariants();
    }

    [Fact]
    public async Task A_headline_outlives_a_split_that_leaves_a_post_that_says_it()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate, $"Seen at noon: {Ferry}");
        var thread = stream.ThreadOf(posts[0]);
        posts.ShouldAllBe(post => stream.ThreadOf(post) == thread);
        await stream.MakeAsync(DecidedStream.Split(thread, posts[0].Id));
        stream.Store.Thread(thread)!.Title.ShouldBe(Ferry);
        await stream.MakeAsync(DecidedStream.Split(thread, posts[3].Id));
        stream.Store.Thread(thread)!.Title.ShouldBe(Ferry, "the first of its posts stayed");
        stream.CheckInvariants();
    }

    [Fact]
    public async Task A_headline_that_no_post_says_any_more_goes_with_a_split()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate);
        var thread = stream.ThreadOf(posts[0]);
        await stream.MakeAsync(DecidedStream.Split(thread, posts[0].Id));
        stream.Store.Thread(thread)!.Title.ShouldBe(FerryAgain);
    }

    [Fact]
    public async Task Moving_the_last_post_lets_its_thread_forward_and_an_undo_revives_it()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, Bank, BankAgain);
        var (ferry, bank) = (stream.ThreadOf(posts[0]), stream.ThreadOf(posts[1]));
        var before = stream.Print(withHistory: false);
        var decision = await stream.MakeAsync(DecidedStream.Move(bank, posts[0].Id));
        stream.ThreadOf(posts[0]).ShouldBe(bank);
        stream.Store.Assignment(posts[0].Id)!.By.ShouldBe(AssignedBy.Editor);
        stream.Store.Thread(ferry)!.MergedInto.ShouldBe(bank);
        await stream.MakeAsync(DecidedStream.Undo(decision.Id));
        stream.Print(withHistory: false).ShouldBe(before);
    }

    [Fact]
    public async Task A_headline_given_by_an_editor_stays_in_every_later_version()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain);
        (await stream.BriefAsync()).ShouldHaveSingleItem();
        await stream.MakeAsync(DecidedStream.Rename(stream.ThreadOf(posts[0]), "  A ferry \n for Bergen "));
        var renamed = (await stream.BriefAsync()).ShouldHaveSingleItem();
        (renamed.Version, renamed.Title, renamed.Reason.Decisions).ShouldBe((2, "A ferry for Bergen", 1));
        await stream.PostAsync(FerryLate);
        (await stream.BriefAsync()).ShouldHaveSingleItem().Title.ShouldBe("A ferry for Bergen");
        stream.Store.Thread(stream.ThreadOf(posts[0]))!.Title.ShouldBe("A ferry for Bergen");
    }

    [Fact]
    public async Task Both_parts_of_a_split_are_briefed_anew_and_sources_keep_their_numbers()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate);
        var first = (await stream.BriefAsync()).ShouldHaveSingleItem();
        var decision = await stream.MakeAsync(DecidedStream.Split(first.Thread, posts[1].Id));
        var second = (await stream.BriefAsync()).ShouldHaveSingleItem("the part has one post and no briefing yet");
        (second.Version, second.PostCount, second.Reason.Decisions, second.LastDecision).ShouldBe((2, 2, 1, decision.Id.Value));
        second.Sources.Select(source => source.Post).Take(first.Sources.Length).ShouldBe(first.Sources.Select(source => source.Post));
        var gone = first.Sources.Single(source => source.Post == posts[1].Id).Number;
        second.Sections.What.SelectMany(sentence => sentence.Citations).ShouldNotContain(gone);
        (await stream.BriefAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_story_that_an_editor_merged_in_has_joined_and_is_no_correction(bool isYoungerNamedFirst)
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain, Bank);
        await stream.BriefAsync();
        var (ferry, bank) = (stream.ThreadOf(posts[0]), stream.ThreadOf(posts[2]));
        await stream.MakeAsync(isYoungerNamedFirst ? DecidedStream.Merge(bank, ferry) : DecidedStream.Merge(ferry, bank));
        var merged = (await stream.BriefAsync()).ShouldHaveSingleItem();
        (merged.Thread, merged.Reason.MergedThreads, merged.Reason.Decisions).ShouldBe((ferry, 1, 0));
    }

    [Fact]
    public async Task A_thread_that_shrinks_to_one_post_is_still_briefed_anew()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain);
        await stream.BriefAsync();
        await stream.MakeAsync(DecidedStream.Split(stream.ThreadOf(posts[0]), posts[1].Id));
        (await stream.BriefAsync()).ShouldHaveSingleItem().PostCount.ShouldBe(1);
    }

    [Fact]
    public async Task Who_decides_on_an_outdated_view_is_told_of_the_decision_in_between()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, Bank);
        var thread = stream.ThreadOf(posts[0]);
        await stream.MakeAsync(DecidedStream.Rename(thread, "One"));
        var late = DecidedStream.Rename(thread, "Two") with { By = "Bo", Seen = ImmutableDictionary<ThreadId, int>.Empty.Add(thread, 0) };
        var outcome = await stream.DecideAsync(late);
        outcome.Decision.ShouldBeNull();
        outcome.Conflict!.Title.ShouldBe("One");
        stream.Store.Thread(thread)!.Title.ShouldBe("One");
        (await stream.DecideAsync(late with { Seen = late.Seen.SetItem(thread, 1) })).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_decision_that_others_build_on_is_not_undone_before_them()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate, Bank);
        var (ferry, bank) = (stream.ThreadOf(posts[0]), stream.ThreadOf(posts[3]));
        var split = await stream.MakeAsync(DecidedStream.Split(ferry, posts[2].Id));
        var merge = await stream.MakeAsync(DecidedStream.Merge(split.Other!.Value, bank));
        var outcome = await stream.DecideAsync(DecidedStream.Undo(split.Id));
        outcome.Conflict!.Id.ShouldBe(merge.Id);
        await stream.MakeAsync(DecidedStream.Undo(merge.Id));
        await stream.MakeAsync(DecidedStream.Undo(split.Id));
        stream.ThreadOf(posts[2]).ShouldBe(ferry);
        (await stream.DecideAsync(DecidedStream.Undo(split.Id))).Refusal!.ShouldContain("already");
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_with_a_reason()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain, Bank);
        var (ferry, bank) = (stream.ThreadOf(posts[0]), stream.ThreadOf(posts[2]));
        DecisionRequest[] requests =
        [
            DecidedStream.Merge(ferry, ferry),
            DecidedStream.Merge(ferry, new ThreadId(99)),
            DecidedStream.Split(ferry, posts[0].Id, posts[1].Id),
            DecidedStream.Split(ferry, posts[2].Id),
            DecidedStream.Split(ferry),
            DecidedStream.Move(bank, posts[2].Id),
            DecidedStream.Move(bank, Some.Post(77).Id),
            DecidedStream.Rename(ferry, " "),
            DecidedStream.Rename(ferry, new string('x', 201)),
            DecidedStream.Rename(ferry, "a\u0007b"),
            DecidedStream.Undo(new DecisionId(5)),
            new() { Kind = DecisionKind.Approve, By = "Ada", Thread = ferry },
            new() { Kind = DecisionKind.Hide, By = "Ada", Thread = ferry, IsOn = false },
            new() { Kind = DecisionKind.Pin, By = " ", Thread = ferry },
        ];
        var before = stream.Print();
        foreach (var request in requests) (await stream.DecideAsync(request)).Refusal.ShouldNotBeNullOrWhiteSpace(request.ToString());
        stream.Print().ShouldBe(before);
    }

    [Fact]
    public async Task A_thread_that_has_become_doubtful_is_shown_again_by_an_approval_without_a_version()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, Bank, FerryAgain);
        var ferry = stream.ThreadOf(posts[0]);
        await stream.BriefAsync();
        var stored = stream.Store.Thread(ferry)!;
        stored.BriefingVersion.ShouldBeGreaterThan(0);
        await stream.Store.CommitAsync(new StoreBatch { Threads = [stored with { IsPublished = false }] }, TestContext.Current.CancellationToken);
        stream.Store.Thread(ferry)!.IsShown.ShouldBeFalse();
        await stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Approve, By = "Ada", Thread = ferry });
        (stream.Store.Thread(ferry)!.IsShown, stream.Store.Thread(ferry)!.ApprovedVersion).ShouldBe((true, 0));
        SpokenFor.By(stream.Store).ShouldContain(ferry);
    }

    [Theory]
    [InlineData(0.9, true)]
    [InlineData(0.5, false)]
    public async Task Undoing_what_published_a_thread_asks_anew_how_sure_the_linker_is_of_it(double confidence, bool isShown)
    {
        foreach (var request in new Func<ThreadId, Post, DecisionRequest>[]
        {
            (thread, _) => new() { Kind = DecisionKind.Approve, By = "Ada", Thread = thread },
            (thread, post) => new() { Kind = DecisionKind.Note, By = "Ada", Thread = thread, Text = "A note.", Posts = [post.Id] },
        })
        {
            await using var stream = new DecidedStream(publishFrom: 0.75);
            var posts = await stream.PostAsync(Ferry, Bank, FerryAgain);
            var ferry = stream.ThreadOf(posts[0]);
            await stream.Store.CommitAsync(new StoreBatch { Threads = [stream.Store.Thread(ferry)! with { IsPublished = false, Confidence = 0.5 }] }, TestContext.Current.CancellationToken);
            var decision = await stream.MakeAsync(request(ferry, posts[0]));
            stream.Store.Thread(ferry)!.IsShown.ShouldBeTrue();
            await stream.Store.CommitAsync(new StoreBatch { Threads = [stream.Store.Thread(ferry)! with { Confidence = confidence }] }, TestContext.Current.CancellationToken);

            await stream.MakeAsync(DecidedStream.Undo(decision.Id));

            stream.Store.Thread(ferry)!.IsShown.ShouldBe(isShown, decision.Kind.ToString());
        }
    }

    [Fact]
    public async Task Undoing_a_merge_leaves_what_an_editor_had_approved_where_readers_see_it()
    {
        await using var stream = new DecidedStream(publishFrom: 0.75);
        var posts = await stream.PostAsync(Bank, Ferry, FerryAgain);
        var (bank, ferry) = (stream.ThreadOf(posts[0]), stream.ThreadOf(posts[1]));
        await stream.Store.CommitAsync(new StoreBatch { Threads = [stream.Store.Thread(ferry)! with { IsPublished = false, Confidence = 0.3 }, stream.Store.Thread(bank)! with { IsPublished = false, Confidence = 0.3 }] }, TestContext.Current.CancellationToken);
        await stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Approve, By = "Ada", Thread = ferry });
        var merged = await stream.MakeAsync(DecidedStream.Merge(bank, ferry));
        stream.Store.Thread(ferry)!.MergedInto.ShouldBe(bank);

        await stream.MakeAsync(DecidedStream.Undo(merged.Id));

        (stream.Store.Thread(ferry)!.IsPublished, stream.Store.Thread(bank)!.IsPublished).ShouldBe((true, false), "the approval spoke for the one and not for the other");
    }

    [Fact]
    public async Task A_part_of_what_readers_see_stays_seen_whatever_is_merged_and_undone_and_posted()
    {
        await using var stream = new DecidedStream(publishFrom: 0.75);
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate, $"Seen at noon: {Ferry}");
        var thread = stream.ThreadOf(posts[0]);
        posts.ShouldAllBe(post => stream.ThreadOf(post) == thread);
        await stream.Store.CommitAsync(new StoreBatch { Threads = [stream.Store.Thread(thread)! with { IsPublished = true, Confidence = 0.9 }] }, TestContext.Current.CancellationToken);
        var part = (await stream.MakeAsync(DecidedStream.Split(thread, posts[1].Id, posts[2].Id))).Other!.Value;
        stream.Store.Thread(part)!.IsPublished.ShouldBeTrue();
        var merged = await stream.MakeAsync(DecidedStream.Merge(thread, part));

        await stream.MakeAsync(DecidedStream.Undo(merged.Id));

        (stream.Store.Thread(part)!.IsLive, stream.Store.Thread(part)!.IsPublished).ShouldBe((true, true));
        SpokenFor.By(stream.Store).ShouldBe([part]);
        await stream.PostAsync(Bank, "The harbour ferry Solveig launched in Bergen will carry 300 passengers, its owner says.");
        stream.Store.Thread(part)!.IsPublished.ShouldBeTrue("the linker is not asked about what an editor has made");
        stream.CheckInvariants();
    }

    [Fact]
    public async Task A_part_of_what_readers_do_not_see_is_not_seen_before_or_after_a_merge_that_is_undone()
    {
        await using var stream = new DecidedStream(publishFrom: 0.99);
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate, $"Seen at noon: {Ferry}");
        var thread = stream.ThreadOf(posts[0]);
        await stream.Store.CommitAsync(new StoreBatch { Threads = [stream.Store.Thread(thread)! with { IsPublished = false, Confidence = 0.5 }] }, TestContext.Current.CancellationToken);
        var part = (await stream.MakeAsync(DecidedStream.Split(thread, posts[1].Id, posts[2].Id))).Other!.Value;
        var merged = await stream.MakeAsync(DecidedStream.Merge(thread, part));
        stream.Store.Thread(thread)!.IsPublished.ShouldBeTrue();

        await stream.MakeAsync(DecidedStream.Undo(merged.Id));

        (stream.Store.Thread(part)!.IsPublished, stream.Store.Thread(thread)!.IsPublished).ShouldBe((false, false));
        // What an editor says for a part, and takes back, leaves it as it was.
        var approved = await stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Approve, By = "Ada", Thread = part });
        stream.Store.Thread(part)!.IsPublished.ShouldBeTrue();
        await stream.MakeAsync(DecidedStream.Undo(approved.Id));
        stream.Store.Thread(part)!.IsPublished.ShouldBeFalse();
        SpokenFor.By(stream.Store).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_split_that_is_made_again_asks_anew_whether_readers_see_the_story(bool isSeen)
    {
        await using var stream = new DecidedStream(publishFrom: 0.99);
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate, $"Seen at noon: {Ferry}");
        var thread = stream.ThreadOf(posts[0]);
        await stream.Store.CommitAsync(new StoreBatch { Threads = [stream.Store.Thread(thread)! with { IsPublished = !isSeen }] }, TestContext.Current.CancellationToken);
        var split = await stream.MakeAsync(DecidedStream.Split(thread, posts[1].Id, posts[2].Id));
        stream.Store.Thread(split.Other!.Value)!.IsPublished.ShouldBe(!isSeen);
        await stream.MakeAsync(DecidedStream.Undo(split.Id));
        await stream.Store.CommitAsync(new StoreBatch { Threads = [stream.Store.Thread(thread)! with { IsPublished = isSeen }] }, TestContext.Current.CancellationToken);

        var again = await stream.MakeAsync(EditorHistory.Again(split, "Ada"));

        (again.Other, stream.Store.Thread(again.Other!.Value)!.IsPublished).ShouldBe((split.Other, isSeen));
    }

    /// <summary>The number belongs to the posts that had it: what would hold others is a new story.</summary>
    [Fact]
    public async Task A_split_that_would_part_other_posts_by_now_gives_them_a_new_number()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate);
        var thread = stream.ThreadOf(posts[0]);
        var split = await stream.MakeAsync(DecidedStream.Split(thread, posts[1].Id));
        await stream.MakeAsync(DecidedStream.Undo(split.Id));

        var other = await stream.MakeAsync(EditorHistory.Again(split, "Ada") with { Posts = [posts[2].Id] });

        other.Other.ShouldNotBe(split.Other);
        stream.CheckInvariants();
    }

    [Fact]
    public async Task A_split_that_is_made_again_gives_its_part_the_number_it_had()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate);
        var thread = stream.ThreadOf(posts[0]);
        var split = await stream.MakeAsync(DecidedStream.Split(thread, posts[1].Id));
        var merged = await stream.MakeAsync(DecidedStream.Merge(thread, split.Other!.Value));
        await stream.MakeAsync(DecidedStream.Undo(merged.Id));
        await stream.MakeAsync(DecidedStream.Undo(split.Id));
        stream.Store.Thread(split.Other.Value)!.IsLive.ShouldBeFalse();

        var again = await stream.MakeAsync(EditorHistory.Again(split, "Ada"));

        again.Other.ShouldBe(split.Other);
        stream.ThreadOf(posts[1]).ShouldBe(split.Other.Value);
        stream.CheckInvariants();
        await stream.MakeAsync(EditorHistory.Again(merged, "Ada"));
        stream.Store.Assignments(thread).Select(assignment => assignment.Post).ShouldBe(posts.Select(post => post.Id), ignoreOrder: true);
        stream.CheckInvariants();
    }

    [Fact]
    public async Task A_split_is_not_undone_under_what_an_editor_has_said_of_its_part()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, FerryAgain, FerryLate);
        var split = await stream.MakeAsync(DecidedStream.Split(stream.ThreadOf(posts[0]), posts[1].Id));
        var renamed = await stream.MakeAsync(DecidedStream.Rename(split.Other!.Value, "The ferry's passengers"));
        (await stream.DecideAsync(DecidedStream.Undo(split.Id))).Refusal.ShouldNotBeNull().ShouldContain("builds on it");
        await stream.MakeAsync(DecidedStream.Undo(renamed.Id));
        await stream.MakeAsync(DecidedStream.Undo(split.Id));
        stream.CheckInvariants();
    }

    [Fact]
    public async Task A_post_that_is_kept_stays_where_it_is_in_an_editor_s_name_until_that_is_undone()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, Bank, FerryAgain);
        var (ferry, bank) = (stream.ThreadOf(posts[0]), stream.ThreadOf(posts[1]));
        await stream.BriefAsync();
        var before = stream.Print(withHistory: false);
        var request = new DecisionRequest { Kind = DecisionKind.Keep, By = "Ada", Thread = ferry, Posts = [posts[0].Id, posts[2].Id] };
        var kept = await stream.MakeAsync(request);
        stream.Store.Assignment(posts[2].Id)!.By.ShouldBe(AssignedBy.Editor);
        (stream.ThreadOf(posts[2]), kept.IsStructural).ShouldBe((ferry, false));
        (await stream.BriefAsync()).ShouldBeEmpty("nothing is new for a reader");
        (await stream.DecideAsync(request)).Refusal!.ShouldContain("already");
        (await stream.DecideAsync(request with { Thread = bank })).Refusal!.ShouldContain("is not in thread");
        await stream.MakeAsync(DecidedStream.Undo(kept.Id));
        stream.Print(withHistory: false).ShouldBe(before);
        stream.CheckInvariants();
    }

    [Fact]
    public async Task Undoing_a_keep_leaves_a_post_where_it_was_moved_since()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, Bank, FerryAgain);
        var bank = stream.ThreadOf(posts[1]);
        var kept = await stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Keep, By = "Ada", Thread = stream.ThreadOf(posts[0]), Posts = [posts[2].Id] });
        await stream.MakeAsync(DecidedStream.Move(bank, posts[2].Id));
        await stream.MakeAsync(DecidedStream.Undo(kept.Id));
        (stream.ThreadOf(posts[2]), stream.Store.Assignment(posts[2].Id)!.By).ShouldBe((bank, AssignedBy.Editor));
    }

    [Fact]
    public async Task An_explanation_names_what_a_post_shares_with_its_thread()
    {
        await using var stream = new DecidedStream();
        var posts = await stream.PostAsync(Ferry, Bank, FerryAgain);
        var explanation = new PostExplainer(stream.Store, JudgeModel.Shipped).Explain(posts[2].Id)!;
        explanation.Started.ShouldBeFalse();
        explanation.Thread.Terms.Select(term => term.Term).ShouldBe(["solveig", "bergen", "ferry", "harbour", "launched"], ignoreOrder: true);
        explanation.Thread.Terms.Single(term => term.Term == "solveig").Kind.ShouldBe(TermKind.Name);
        explanation.Thread.Nearest!.Id.ShouldBe(posts[0].Id);
        var decision = await stream.MakeAsync(DecidedStream.Move(stream.ThreadOf(posts[1]), posts[2].Id));
        explanation = new PostExplainer(stream.Store, JudgeModel.Shipped).Explain(posts[2].Id)!;
        explanation.Thread.Terms.ShouldBeEmpty();
        explanation.Decisions.ShouldHaveSingleItem().Id.ShouldBe(decision.Id);
        new PostExplainer(stream.Store, JudgeModel.Shipped).Explain(PostId.From(Some.Feed, "unknown")).ShouldBeNull();
    }
}
