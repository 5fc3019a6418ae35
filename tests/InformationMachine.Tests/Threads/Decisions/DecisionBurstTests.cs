using InformationMachine.Briefings;
using InformationMachine.Briefings.Site;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Forms;
using InformationMachine.Threads.Decisions;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Threads.Decisions;

/// <summary>What editors decide in one go is one version, and what they take back within it is none.</summary>
public sealed class DecisionBurstTests : IAsyncDisposable
{
    private static readonly BriefingOptions Options = new();
    private readonly DecidedStream _stream = new();

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    [Fact]
    public async Task It_is_written_two_minutes_after_the_last_decision()
    {
        var thread = await StoryAsync();
        await _stream.MakeAsync(DecidedStream.Rename(thread, "One"));
        (await _stream.BriefAsync(Options)).ShouldBeEmpty();
        await _stream.MakeAsync(DecidedStream.Rename(thread, "Two"));
        _stream.Wait(TimeSpan.FromSeconds(119));
        (await _stream.BriefAsync(Options)).ShouldBeEmpty();
        _stream.Wait(TimeSpan.FromSeconds(1));
        var version = (await _stream.BriefAsync(Options)).ShouldHaveSingleItem();
        (version.Version, version.Title, version.Reason.Decisions).ShouldBe((2, "Two", 2));
        (await _stream.BriefAsync(Options)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_written_ten_minutes_after_the_first_at_the_latest()
    {
        var thread = await StoryAsync();
        for (var minute = 0; minute < 10; minute++)
        {
            await _stream.MakeAsync(DecidedStream.Rename(thread, $"Headline {minute}"));
            (await _stream.BriefAsync(Options)).ShouldBeEmpty(minute.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        await _stream.MakeAsync(DecidedStream.Rename(thread, "The last"));
        (await _stream.BriefAsync(Options)).ShouldHaveSingleItem().Reason.Decisions.ShouldBe(11);
    }

    [Fact]
    public async Task What_was_withdrawn_within_it_is_in_no_version()
    {
        var thread = await StoryAsync();
        var posts = _stream.Store.Assignments(thread).Select(assignment => assignment.Post).ToList();
        foreach (var request in new[] { DecidedStream.Rename(thread, "Wrong"), DecidedStream.Split(thread, posts[0]) })
        {
            var made = await _stream.MakeAsync(request);
            (await _stream.BriefAsync(Options)).ShouldBeEmpty("the part of a split waits too");
            await _stream.MakeAsync(DecidedStream.Undo(made.Id));
            _stream.Wait(TimeSpan.FromHours(1));
            (await _stream.BriefAsync(Options)).ShouldBeEmpty(request.Kind.ToString());
        }

        _stream.Store.Thread(thread)!.BriefingVersion.ShouldBe(1);
    }

    [Fact]
    public async Task A_corrected_sentence_does_not_wait_nor_does_taking_it_back()
    {
        var thread = await StoryAsync();
        var sentence = _stream.Store.LatestBriefing(thread)!.Sections.What[0].Text;
        var corrected = await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Correct, By = "Ada", Thread = thread, Replaces = sentence, Text = "An editor says it better." });
        (await _stream.BriefAsync(Options)).ShouldHaveSingleItem().Version.ShouldBe(2);
        await _stream.MakeAsync(DecidedStream.Undo(corrected.Id));
        (await _stream.BriefAsync(Options)).ShouldHaveSingleItem().Version.ShouldBe(3);
    }

    [Fact]
    public async Task Publish_now_ends_the_wait_of_its_thread_alone()
    {
        var (one, other) = (await StoryAsync(), await StoryAsync("Halvern Bank raised its interest rate to 4.5 percent.", "Halvern Bank said the interest rate of 4.5 percent will stay."));
        await _stream.MakeAsync(DecidedStream.Rename(one, "One"));
        await _stream.MakeAsync(DecidedStream.Rename(other, "Other"));
        var now = new PublishNow();
        now.Ask(one);
        (await _stream.BriefAsync(Options, now)).ShouldHaveSingleItem().Thread.ShouldBe(one);
        (await _stream.BriefAsync(Options, now)).ShouldBeEmpty();
        now.Includes(one).ShouldBeFalse("it was for one version");
    }

    [Fact]
    public async Task A_pin_that_is_let_go_is_nothing_for_readers()
    {
        var thread = await StoryAsync();
        var pin = await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Pin, By = "Ada", Thread = thread });
        await _stream.MakeAsync(DecidedStream.Undo(pin.Id));
        _stream.Wait(TimeSpan.FromHours(1));
        (await _stream.BriefAsync(Options)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Readers_are_led_from_a_merged_story_only_with_the_version_that_takes_it_over()
    {
        using var folder = new TemporaryFolder();
        var (one, other) = (await StoryAsync(), await StoryAsync("Halvern Bank raised its interest rate to 4.5 percent.", "Halvern Bank said the interest rate of 4.5 percent will stay."));
        var round = new RenderRound(_stream.Store, approvedOnly: false, new SiteOptions(), folder.Path, RenderersTests.Json, NullLogger<RenderRound>.Instance);
        await round.RunAsync(all: false, TestContext.Current.CancellationToken);
        var page = folder.File($"threads/{other}.html");
        var before = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);

        await _stream.MakeAsync(DecidedStream.Merge(one, other));
        (await _stream.BriefAsync(Options)).ShouldBeEmpty();
        (await round.RunAsync(all: false, TestContext.Current.CancellationToken)).Forwards.ShouldBe(0);
        (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).ShouldBe(before);

        _stream.Wait(TimeSpan.FromMinutes(2));
        (await _stream.BriefAsync(Options)).ShouldHaveSingleItem().Reason.MergedThreads.ShouldBe(1);
        (await round.RunAsync(all: false, TestContext.Current.CancellationToken)).Forwards.ShouldBe(1);
        (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).ShouldNotBe(before);
    }

    private async Task<ThreadId> StoryAsync(params string[] texts)
    {
        var posts = await _stream.PostAsync(texts.Length > 0 ? texts : ["The harbour ferry Solveig was launched in Bergen on Monday.", "The harbour ferry Solveig launched in Bergen will carry 300 passengers.", "The harbour ferry Solveig in Bergen was delayed by 2 days."]);
        (await _stream.BriefAsync()).ShouldHaveSingleItem();
        return _stream.ThreadOf(posts[0]);
    }
}
